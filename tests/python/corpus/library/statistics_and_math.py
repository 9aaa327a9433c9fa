# math, statistics, fractions and decimal.
import math
import statistics
from decimal import Decimal, getcontext
from fractions import Fraction

print(math.pi, math.e, math.factorial(20), math.comb(5, 2), math.gcd(12, 18), math.lcm(4, 6), math.isqrt(17))
print(math.floor(-1.5), math.ceil(1.2), math.trunc(-1.5), math.hypot(3, 4), math.log(8, 2), math.log10(1000), math.exp(1))
print(math.fsum([0.1] * 10), math.isclose(0.1 + 0.2, 0.3), math.prod([1, 2, 3]), math.dist((0, 0), (1, 1)))
data = [2, 4, 4, 4, 5, 5, 7, 9]
print(statistics.mean(data), statistics.median(data), statistics.mode(data), statistics.pstdev(data), statistics.stdev(data))
print(statistics.quantiles(data, n=4), statistics.fmean(data), statistics.linear_regression([1, 2, 3], [2, 4, 6]))
print(Fraction(3, 4) + Fraction(1, 6), Fraction("0.125"), Fraction(1.5), repr(Fraction(6, 8)))
print(Decimal("0.1") + Decimal("0.2"), Decimal(1) / Decimal(7), Decimal("1.10").quantize(Decimal("0.1")), repr(Decimal("1e5")))
getcontext().prec = 5
print(Decimal(2).sqrt(), Decimal("123456").normalize(), int(Decimal("7.9")))
