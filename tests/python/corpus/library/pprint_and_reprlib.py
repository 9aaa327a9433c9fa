# Pretty printing.
import pprint
import reprlib

data = {"name": "interleave", "numbers": list(range(30)), "nested": {"a": {"b": {"c": [1, 2, 3]}}}, "text": "word " * 20}
pprint.pprint(data, width=60)
pprint.pprint(data, depth=2, compact=True)
print(pprint.pformat([1, 2]), reprlib.repr(list(range(100))), reprlib.repr("x" * 100))
loop = [1]
loop.append(loop)
print(loop)
pprint.pp({"z": 1, "a": 2})
