//! What the interpreter takes from `malachite-base`, whose licence (LGPL-3.0) is not one for a file that pages embed: two traits
//! and how to round. See `malachite-bigint` beside it. Knows numbers; knows no interpreter.

/// Numbers, in the folders that the interpreter names.
pub mod num {
    /// What each kind of number has.
    pub mod basic {
        /// Numbers with a fraction.
        pub mod floats {
            /// What the interpreter asks of a float that the standard library does not answer in one word.
            pub trait PrimitiveFloat: Copy {
                /// Whether it is zero with a minus, which equals zero and is written otherwise.
                ///
                /// ```
                /// use malachite_base::num::basic::floats::PrimitiveFloat;
                ///
                /// assert!((-0.0).is_negative_zero());
                /// assert!(!0.0.is_negative_zero() && !(-1.0).is_negative_zero());
                /// ```
                fn is_negative_zero(self) -> bool;
            }

            impl PrimitiveFloat for f64 {
                fn is_negative_zero(self) -> bool {
                    self == 0.0 && self.is_sign_negative()
                }
            }
        }
    }

    /// How numbers become others.
    pub mod conversion {
        /// The traits for it.
        pub mod traits {
            use crate::rounding_modes::RoundingMode;
            use core::cmp::Ordering;

            /// A number as another kind of number, which may not have it.
            pub trait RoundingInto<T>: Sized {
                /// The number that it is rounded to, and how that compares with it.
                fn rounding_into(self, mode: RoundingMode) -> (T, Ordering);
            }
        }
    }
}

/// How to round.
pub mod rounding_modes {
    /// The one way that the interpreter asks for.
    #[derive(Clone, Copy, PartialEq, Eq, Debug)]
    pub enum RoundingMode {
        /// To the nearest; of two that are as near, to the one whose last digit is even (IEEE 754, 4.3.1).
        Nearest,
    }
}
