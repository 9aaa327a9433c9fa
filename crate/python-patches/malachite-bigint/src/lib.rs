//! The interpreter's whole numbers: what it takes from `malachite-bigint`, in whose place this crate stands (`[patch.crates-io]` in
//! Cargo.toml). That one is LGPL-3.0, which asks whoever passes a linked file on to let others link it anew; the engine is one
//! such file, and pages embed it. It has the interface of `num-bigint` (MIT or Apache-2.0), so these are that crate's numbers,
//! which keep a small one without allocating for it.
//!
//! ```
//! use malachite_bigint::BigInt;
//!
//! assert_eq!((BigInt::from(i64::MAX) + 1u8).to_string(), "9223372036854775808");
//! ```

pub use num_bigint::{
    BigInt, BigUint, ParseBigIntError, Sign, ToBigInt, ToBigUint, TryFromBigIntError,
};
