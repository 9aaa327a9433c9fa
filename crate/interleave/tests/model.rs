//! A property: whatever a program does, the executor does it in exactly the order that a naive model
//! written for this test says.

#[path = "model/naive.rs"]
mod naive;
#[path = "model/program.rs"]
mod program;
#[path = "model/real.rs"]
mod real;
mod support;

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

proptest! {
    #![proptest_config(ProptestConfig {
        cases: if cfg!(miri) { 4 } else { 4096 },
        max_shrink_iters: 20_000,
        failure_persistence: if cfg!(miri) {
            None
        } else {
            Some(Box::new(FileFailurePersistence::WithSource("regressions")))
        },
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_executor_and_the_model_do_the_same(program in program::program()) {
        prop_assert_eq!(real::run(&program), naive::run(&program));
    }
}
