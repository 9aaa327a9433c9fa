# Integers without end, floats, conversions, bits.
print(2**200, -7 // 2, -7 % 3, 7 & 3 | 8 ^ 1, ~5, 1 << 70, (-5) >> 1, 0b101, 0o17, 0xFF, 1_000)
print((255).bit_length(), (10).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "big"), (6).bit_count(), pow(3, 100, 7), pow(2, -1, 7))
print(int("ff", 16), int("0b11", 0), int(-3.9), hex(255), oct(8), bin(-5), float("1e3"), (0.5).as_integer_ratio(), (0.1).hex())
print(1e308 * 10, -1e308 * 10, 0.1 + 0.1 + 0.1, 1.0, 100.0, 1e22, 123456789.123456789, 1.5e-7, (2.5).is_integer())
print(complex(1, -2) * 1j, abs(3 + 4j), (1 + 2j).conjugate(), bool(0.0), True + True, isinstance(True, int), round(0.5), round(-1.5))
print(10**18 + 1 == float(10**18 + 1), 0.1 == 1 / 10, 3 == 3.0, 2**0.5, 10 % 3.5, divmod(7.5, 2), sum([1, 2.5]), abs(-5))
