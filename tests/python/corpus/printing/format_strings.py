# Format specifications of f-strings.
value, name, number = 3.14159, "Ada", 1234567
print(f"{value:.2f}|{value:10.3f}|{value:<10.1f}|{value:^+10.1f}|{value:e}|{value:g}|{value:%}")
print(f"{number:,}|{number:_}|{number:x}|{number:#X}|{number:b}|{number:o}|{number:+d}|{number:010d}")
print(f"{name:>6}|{name:<6}|{name:^6}|{name:*^9}|{name!r}|{name!s:>5}|{name[0]}")
print(f"{value=:.1f} {name=} {number % 10 = }")
width, precision = 12, 4
print(f"{value:{width}.{precision}f}|{'nested ' + f'{name}'}|{{braces}}")
print(f"{[1, 2]!s:>10}|{None}|{True:d}|{'é':>3}")
print("{0} {1} {0} {key:>5}".format("a", "b", key="k"), "%s %d %.1f %5s|%-5s|%%" % ("s", 5, 2.55, "r", "l"))
print(f"{1e100} {1e16} {1e15} {0.1 + 0.2} {1 / 3} {-0.0} {float('inf')} {float('nan')} {5e-324}")
print(round(2.5), round(3.5), round(2.675, 2), round(1234, -2), 7 // -2, 7 % -2, divmod(-7, 2), 2**100)
