//! Nets that are too wide for every run: a sample, by a seed that is printed.
//!
//! `ARRIVALS_NETS=full` runs all; `ARRIVALS_SEED=NUMBER` chooses another sample. Whether a case is
//! in the sample depends on the seed and its name alone, so that a new case moves no other.

use std::sync::OnceLock;

use proptest::test_runner::{Config as ProptestConfig, RngSeed};

/// The seed of the sample, and of generated cases.
pub fn seed() -> u64 {
    static SEED: OnceLock<u64> = OnceLock::new();
    *SEED.get_or_init(|| {
        let seed = match std::env::var("ARRIVALS_SEED") {
            Ok(text) => text.parse().expect("ARRIVALS_SEED is a whole number"),
            Err(_) => 16,
        };
        super::say(format_args!("seed of the nets: ARRIVALS_SEED={seed}"));
        seed
    })
}

/// So many generated cases of a property, by the seed: the same cases in every run. What once failed is
/// in `tests/proptest-regressions/` and is run first.
pub fn properties(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(seed()), ..ProptestConfig::default() }
}

/// Whether all cases are run.
pub fn is_full() -> bool {
    match std::env::var("ARRIVALS_NETS").as_deref() {
        Ok("full") => true,
        Ok(other) => panic!("ARRIVALS_NETS is '{other}', not 'full'"),
        Err(_) => false,
    }
}

/// Whether a case is run: one in so many, or all.
pub fn is_chosen(net: &str, case: &str, one_in: u64) -> bool {
    is_full() || is_in_sample(seed(), net, case, one_in)
}

fn is_in_sample(seed: u64, net: &str, case: &str, one_in: u64) -> bool {
    // FNV-1a, and one round of mixing: its low bits alone are too even.
    let text = net.bytes().chain([0]).chain(case.bytes());
    let hash =
        seed.to_le_bytes().into_iter().chain(text).fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3_u64)
        });
    let mixed = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    (mixed ^ (mixed >> 33)).is_multiple_of(one_in)
}

#[test]
fn a_sample_is_the_same_again_and_another_with_another_seed() {
    let cases: Vec<String> = (0..4000).map(|number| format!("case {number}")).collect();
    let sample = |seed| -> Vec<&String> {
        cases.iter().filter(|case| is_in_sample(seed, "net", case, 8)).collect()
    };
    // 500 of 4000 are expected; the standard deviation is 21.
    assert!((400..600).contains(&sample(1).len()), "{}", sample(1).len());
    assert_eq!(sample(1), sample(1));
    assert_ne!(sample(1), sample(2));
}
