# string, textwrap, and methods of str.
import string
import textwrap

text = "The quick brown fox jumps over the lazy dog. " * 2
print(textwrap.fill(text, width=30, subsequent_indent="  "))
print(textwrap.dedent("    a\n      b\n    c"), textwrap.indent("x\ny", "> "), textwrap.shorten(text, 20))
print("a,b,,c".split(","), " a  b ".split(), "a-b-c".rsplit("-", 1), "k=v=w".partition("="), "l1\nl2\r\nl3".splitlines())
print("title case here".title(), "ß".upper(), "ABC".casefold(), "Hello".swapcase(), "x".center(5, "*"), "7".zfill(3))
print("banana".count("an"), "banana".find("x"), "banana".replace("a", "o", 2), "abc".translate(str.maketrans("ab", "xy")))
print("prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"), "abc" < "abd", "é" == "e\u0301", "a" * 3, "b" in "abc")
print("12".isdigit(), "½".isnumeric(), "a1".isalnum(), "ident".isidentifier(), " ".isspace(), "Ab".istitle())
print(string.Template("$who likes ${what}s").substitute(who="Ada", what="number"), string.ascii_lowercase, string.capwords("a b"))
print("abcdef"[::2], "abcdef"[-2:], "abc"[::-1], "tab\tx".expandtabs(4), "é".encode(), bytes("x", "utf-16-le"))
