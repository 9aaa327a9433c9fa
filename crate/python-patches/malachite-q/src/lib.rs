//! What the interpreter takes from `malachite-q`, whose licence (LGPL-3.0) is not one for a file that pages embed: the quotient of
//! two whole numbers as a float, and a float as such a quotient. See `malachite-bigint` beside it. Knows numbers; knows no
//! interpreter.

use core::cmp::Ordering;
use malachite_base::{num::conversion::traits::RoundingInto, rounding_modes::RoundingMode};
use malachite_bigint::{BigInt, BigUint};
use num_traits::{Signed, ToPrimitive, Zero};

/// Bits of a float, its first one included (IEEE 754, binary64).
const BITS: i64 = f64::MANTISSA_DIGITS as i64;
/// The exponent of two of the last bit of the smallest float.
const LEAST: i64 = f64::MIN_EXP as i64 - BITS;

/// A quotient of whole numbers. It is not reduced, for none of its users asks for that.
#[derive(Clone, Debug)]
pub struct Rational {
    negative: bool,
    numerator: BigUint,
    denominator: BigUint,
}

/// What is not finite is no quotient.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotFinite;

impl Rational {
    /// `numerator / denominator`.
    ///
    /// # Panics
    ///
    /// Where the denominator is zero.
    ///
    /// ```
    /// use malachite_base::{num::conversion::traits::RoundingInto, rounding_modes::RoundingMode};
    /// use malachite_q::Rational;
    ///
    /// let third = Rational::from_integers_ref(&1.into(), &3.into());
    /// let (rounded, _): (f64, _) = third.rounding_into(RoundingMode::Nearest);
    /// assert_eq!(rounded, 1.0 / 3.0);
    /// ```
    #[must_use]
    pub fn from_integers_ref(numerator: &BigInt, denominator: &BigInt) -> Self {
        assert!(!denominator.is_zero(), "a quotient by zero");
        Self {
            negative: numerator.is_negative() != denominator.is_negative(),
            numerator: numerator.abs().into_parts().1,
            denominator: denominator.abs().into_parts().1,
        }
    }

    /// Both, without the sign, in lowest terms where it was made of a float.
    #[must_use]
    pub fn into_numerator_and_denominator(self) -> (BigUint, BigUint) {
        (self.numerator, self.denominator)
    }
}

impl TryFrom<f64> for Rational {
    type Error = NotFinite;

    /// The quotient that a float is, exactly and in lowest terms.
    fn try_from(value: f64) -> Result<Self, NotFinite> {
        if !value.is_finite() {
            return Err(NotFinite);
        }
        let bits = value.to_bits();
        let fraction = bits & ((1 << (BITS - 1)) - 1);
        let exponent = i64::try_from((bits >> (BITS - 1)) & 0x7ff).expect("eleven bits");
        let (mantissa, exponent) = match exponent {
            0 => (fraction, LEAST),
            _ => (fraction | 1 << (BITS - 1), exponent - 1 + LEAST),
        };
        // As a power of two is all that both can have in common, that is the lowest terms.
        let common = i64::from(mantissa.trailing_zeros()).min((-exponent).max(0));
        let (mantissa, exponent) = match mantissa {
            0 => (0, 0),
            _ => (mantissa >> common, exponent + common),
        };
        let one = BigUint::from(1u8);
        Ok(Self {
            negative: value < 0.0,
            numerator: BigUint::from(mantissa) << exponent.max(0),
            denominator: one << (-exponent).max(0),
        })
    }
}

impl RoundingInto<f64> for Rational {
    /// The nearest float; the greatest finite one for what lies beyond.
    ///
    /// As CPython's `long_true_divide` (Objects/longobject.c): the quotient is taken to two or three bits more than the float has,
    /// and rounded once, at the digit that a float of that size ends with, knowing whether anything follows.
    fn rounding_into(self, RoundingMode::Nearest: RoundingMode) -> (f64, Ordering) {
        let Self {
            negative,
            numerator,
            denominator,
        } = self;
        if numerator.is_zero() {
            return (if negative { -0.0 } else { 0.0 }, Ordering::Equal);
        }
        let length = |number: &BigUint| i64::try_from(number.bits()).expect("fits memory");
        // The quotient's first bit is at this exponent of two, or at the one before.
        let first = length(&numerator) - length(&denominator);
        // Of the bit that a float would end with, two bits beyond.
        let last = (first - BITS).max(LEAST) - 2;
        let (scaled, by) = match last {
            0.. => (numerator, denominator << last),
            _ => (numerator << -last, denominator),
        };
        let quotient = &scaled / &by;
        let is_exact = &quotient * &by == scaled;
        let quotient = quotient
            .to_u64()
            .expect("as many bits as a float has and four");
        // A bit that was not asked for, as the quotient's first may be at either place.
        let spare = (i64::from(u64::BITS - quotient.leading_zeros()) - BITS).max(2);
        let half = 1 << (spare - 1);
        let (kept, rest) = (quotient >> spare, quotient & ((half << 1) - 1));
        let up = match rest.cmp(&half) {
            Ordering::Less => false,
            Ordering::Greater => true,
            Ordering::Equal => !is_exact || kept & 1 == 1,
        };
        let rounded = kept + u64::from(up);
        let against = match (up, is_exact && rest == 0) {
            (_, true) => Ordering::Equal,
            (true, false) => Ordering::Greater,
            (false, false) => Ordering::Less,
        };
        let (size, against) = match times_power_of_two(rounded, last + spare) {
            Some(size) => (size, against),
            None => (f64::MAX, Ordering::Less),
        };
        if negative {
            (-size, against.reverse())
        } else {
            (size, against)
        }
    }
}

/// `mantissa` times two to the power of `exponent`, where a float has that exactly; `None` beyond the greatest one.
fn times_power_of_two(mantissa: u64, exponent: i64) -> Option<f64> {
    // At most 2^53, which a float has.
    let size = mantissa as f64;
    let step = |power: i64| {
        f64::from_bits(u64::try_from(power + 1023).expect("of a normal float") << (BITS - 1))
    };
    // In two steps, for the power alone may be below all normal floats; both are exact.
    let size = match exponent {
        ..-1000 => size * step(exponent + 100) * step(-100),
        -1000..900 => size * step(exponent),
        900..1100 => size * step(800) * step(exponent - 800),
        _ => f64::INFINITY,
    };
    size.is_finite().then_some(size)
}
