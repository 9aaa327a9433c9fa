# What a program is told of its interpreter.
import os
import platform
import sys

print(sys.version_info[:2], sys.version_info >= (3, 14), sys.implementation.cache_tag is not None, sys.byteorder, sys.maxsize > 2**30)
print(sys.argv, __name__, __file__, sys.getrecursionlimit(), sys.getdefaultencoding(), sys.flags.optimize)
print(__doc__, __spec__, __builtins__.__name__, sorted(name for name in globals() if name.startswith("__")))
print(type(sys.modules["__main__"]).__name__, sys.modules["__main__"].__dict__ is globals(), os.sep, os.linesep == "\n")
