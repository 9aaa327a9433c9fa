# JSON there and back, indented, sorted, and its errors.
import json

data = {"b": [1, 2.5, None, True], "a": {"é": "ü\n\"", "empty": []}, "n": 10**20}
print(json.dumps(data))
print(json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False))
print(json.dumps([1, 2], separators=(",", ":")), json.dumps({1: "int", None: 0, True: 1}), json.dumps(float("nan")))
print(json.loads('{"x": [1, 2.0, "\\u00e9", null, false]}'), json.loads(" 5 "))
for text in ("{", '{"a": }', "[1,]", "nul", '{"a" 1}', "", "[1] 2"):
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        print(error)
for value in ({1, 2}, object, 1j):
    try:
        json.dumps(value)
    except TypeError as error:
        print(error)
circle = []
circle.append(circle)
try:
    json.dumps(circle)
except ValueError as error:
    print(error)
