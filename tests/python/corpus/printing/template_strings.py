# Template strings keep their parts apart.
name, value = "Ada", 5
template = t"Hello {name!r}, {value:>3}!"
print(type(template).__name__, template.strings, template.values)
for part in template:
    print(part if isinstance(part, str) else (part.value, part.expression, part.conversion, part.format_spec))
