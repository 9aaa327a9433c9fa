# print: separators, ends, files, flushing, and values of many kinds.
import sys

print()
print(1, 2.5, "text", None, True, [1, "a"], (1,), {"k": "v"}, {1}, b"bytes", 1 + 2j, ...)
print("a", "b", sep="-", end="!\n")
print(*range(5), sep=", ")
print("to stderr", file=sys.stderr)
print("no", end=" ")
print("newline", end="", flush=True)
print()
print("é ü 日本語 🎉", "tab\tend", "back\\slash", 'quote"')
print(repr("é\n\t'\"\x00\u200b"), ascii("é🎉"))
print([[], {}, set(), (), frozenset(), range(3), slice(1, 2)])
print(print, len, int, type(None), type(print))
