//! Quotients as floats, against what is known to be right: parsing a number rounds it once too, and small quotients are the
//! machine's own.

use core::cmp::Ordering;
use malachite_base::{num::conversion::traits::RoundingInto, rounding_modes::RoundingMode};
use malachite_bigint::BigInt;
use malachite_q::Rational;
use proptest::prelude::*;

fn quotient(numerator: &BigInt, denominator: &BigInt) -> (f64, Ordering) {
    Rational::from_integers_ref(numerator, denominator).rounding_into(RoundingMode::Nearest)
}

/// The same by the standard library, which reads a decimal as exactly as one is written.
fn read(numerator: &BigInt, ten_to: u32) -> f64 {
    format!("{numerator}e-{ten_to}").parse().unwrap()
}

fn ten_to(exponent: u32) -> BigInt {
    BigInt::from(10).pow(exponent)
}

proptest! {
    #[test]
    fn as_the_machine_divides(a in -(1i64 << 53)..=(1 << 53), b in 1i64..=(1 << 53), negative: bool) {
        let b = if negative { -b } else { b };
        let (rounded, _) = quotient(&a.into(), &b.into());
        prop_assert_eq!(rounded.to_bits(), (a as f64 / b as f64).to_bits());
    }

    #[test]
    fn as_a_decimal_is_read(digits in "[1-9][0-9]{0,400}", exponent in 0u32..760) {
        let numerator: BigInt = digits.parse().unwrap();
        let (rounded, against) = quotient(&numerator, &ten_to(exponent));
        let expected = read(&numerator, exponent);
        if expected.is_finite() {
            prop_assert_eq!(rounded.to_bits(), expected.to_bits());
        } else {
            prop_assert_eq!((rounded, against), (f64::MAX, Ordering::Less));
        }
    }

    #[test]
    fn tells_how_it_compares(a in 1i64.., b in 1i64..) {
        let (rounded, against) = quotient(&a.into(), &b.into());
        let (numerator, denominator) = Rational::try_from(rounded).unwrap().into_numerator_and_denominator();
        let left = BigInt::from(numerator) * b;
        let right = BigInt::from(denominator) * a;
        prop_assert_eq!(left.cmp(&right), against);
    }

    #[test]
    fn a_float_is_a_quotient_in_lowest_terms(bits: u64) {
        let float = f64::from_bits(bits);
        let Ok(found) = Rational::try_from(float) else {
            prop_assert!(!float.is_finite());
            return Ok(());
        };
        let (numerator, denominator) = found.into_numerator_and_denominator();
        prop_assert!(numerator.trailing_zeros().unwrap_or(0) == 0 || denominator == 1u8.into());
        prop_assert_eq!(denominator.count_ones(), 1);
        let (rounded, against) = quotient(&numerator.into(), &denominator.into());
        prop_assert_eq!((rounded, against), (float.abs(), Ordering::Equal));
    }
}

#[test]
fn at_the_edges_of_floats() {
    let two_to = |exponent: u32| BigInt::from(2).pow(exponent);
    let is = |numerator: &BigInt, denominator: &BigInt| quotient(numerator, denominator).0;
    // The smallest, half of it (which is even: zero), and a little more than half.
    assert_eq!(is(&1.into(), &two_to(1074)), f64::from_bits(1));
    assert_eq!(is(&1.into(), &two_to(1075)), 0.0);
    assert_eq!(is(&(two_to(100) + 1), &two_to(1175)), f64::from_bits(1));
    // The smallest normal one, from below.
    assert_eq!(is(&(two_to(60) - 1), &two_to(1082)), f64::MIN_POSITIVE);
    // The greatest, and where that ends.
    let greatest = (two_to(53) - 1) * two_to(971);
    assert_eq!(quotient(&greatest, &1.into()), (f64::MAX, Ordering::Equal));
    assert_eq!(
        quotient(&two_to(1024), &1.into()),
        (f64::MAX, Ordering::Less)
    );
    assert_eq!(
        quotient(&-two_to(5000), &3.into()),
        (f64::MIN, Ordering::Greater)
    );
    assert_eq!(is(&1.into(), &two_to(500_000)), 0.0);
    // CPython: 0 / -5 is -0.0.
    assert!(is(&0.into(), &(-5).into()).is_sign_negative());
    assert!(is(&0.into(), &5.into()).is_sign_positive());
}

#[test]
#[should_panic(expected = "a quotient by zero")]
fn nothing_is_divided_by_zero() {
    let _ = Rational::from_integers_ref(&1.into(), &0.into());
}
