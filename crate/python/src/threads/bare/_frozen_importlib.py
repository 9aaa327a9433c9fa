"""Stands in for the import system while an interpreter is built of which only the machine is wanted (../bare.rs).

What RustPython looks for then is there by name. Afterwards everything in here is replaced.
"""


def _install(sys, _imp):
    nothing = type(sys)("nothing")
    nothing.getregentry = lambda: (None, None, None, None)
    for name in "codecs", "encodings":
        sys.modules[name] = nothing
    for codec in "ascii", "utf_8", "latin_1":
        sys.modules["encodings." + codec] = sys.modules["encodings_" + codec] = nothing


def __import__(name, *_):
    raise ImportError(name + " is wanted while a thread's machine is built")
