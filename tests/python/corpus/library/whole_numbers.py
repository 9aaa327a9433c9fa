# Whole numbers of all sizes: what operators, conversions and texts make of them, as one number.
import math
import random

random.seed(7)

numbers = [0, 1, -1, 2**63, -(2**63), 2**63 - 1, 2**64, 2**1023, 2**1024 - 1]
for bits in (1, 5, 31, 32, 33, 62, 63, 64, 65, 100, 127, 128, 129, 300, 1100):
    for _ in range(2):
        n = random.getrandbits(bits)
        numbers += [n, -n]

total = 0


def put(*values):
    global total
    for character in repr(values):
        total = (total * 1000003 + ord(character)) % 2**61


def attempt(act):
    try:
        return act()
    except (OverflowError, ValueError) as error:
        return type(error).__name__


for i, a in enumerate(numbers):
    put(~a, abs(a), bin(a), hex(a), oct(a), f"{a:,}", f"{a:_x}", int(str(a)))
    put(a.bit_length(), a.bit_count(), hash(a), a << 3, a << 70, a >> 1, a >> 65)
    put(int.from_bytes(a.to_bytes(200, "little", signed=True), "little", signed=True))
    put(attempt(lambda: math.isqrt(a)), attempt(lambda: float(a)), round(a, -3))
    for b in numbers[i % 5 :: 5]:
        put(a + b, a - b, a * b, a & b, a | b, a ^ b, a < b, a == b, math.gcd(a, b))
        if b:
            put(a // b, a % b, divmod(a, b), pow(a, 5, b), attempt(lambda: a / b))
            put(attempt(lambda: pow(a, -1, b)))
    print(i, total)

print(0 / -5, (0.1).as_integer_ratio(), (-2.5e-310).as_integer_ratio()[0])
