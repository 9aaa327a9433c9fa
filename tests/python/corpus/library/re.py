# Regular expressions: groups, replacing, splitting, flags, errors.
import re

text = "Ada Lovelace (1815-1852), Alan Turing (1912-1954)"
pattern = re.compile(r"(?P<first>\w+) (?P<last>\w+) \((?P<born>\d{4})-(\d{4})\)")
for match in pattern.finditer(text):
    print(match.group("last"), match["born"], match.span(), match.groups(), match.groupdict())
print(pattern, re.search("z", text), re.match(r"\w+", text))
print(re.sub(r"(\d)(\d)", r"\2\1", "1234x56"), re.subn("a", "b", "banana", count=2), re.sub("n", lambda m: m[0].upper(), "banana"))
print(re.split(r"[,;]\s*", "a, b;c"), re.findall(r"(?i)[aeiou]", "AeIx"), re.fullmatch("a+", "aaa"))
print(re.findall(r"(?m)^\w", "one\ntwo"), re.escape("a.b*c"), re.findall(r"(?<=\$)\d+(?!\d|€)", "$12 $34€ 5"))
for wrong in ("(", "[a", "*a", "(?P<1>a)", "a{2,1}", r"\1"):
    try:
        re.compile(wrong)
    except re.error as error:
        print(f"{wrong}: {error}")
