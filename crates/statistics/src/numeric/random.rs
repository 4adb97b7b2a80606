//! Seeded random numbers: the same on every machine and with any number of threads.
//!
//! Invariant: replicates are made in blocks of a fixed size, each with a stream of its own, and put
//! together in order; which thread made a block changes nothing.

use rand_distr::{Distribution, StandardNormal};
use rand_pcg::Pcg64;
use rayon::prelude::*;
use serde::Serialize;

/// The generator's name, for results.
pub const ALGORITHM: &str = "PCG XSL-RR 128/64";

/// What the random numbers start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct Seed(pub u64);

impl Default for Seed {
    fn default() -> Self {
        Self(1)
    }
}

/// A stream of random numbers.
pub type Stream = Pcg64;

/// Replicates made from one stream.
const BLOCK: usize = 64;

/// The stream of a purpose (the method's name) and a number.
pub fn stream(seed: Seed, purpose: &str, index: u64) -> Stream {
    // FNV-1a over the purpose tells the methods' streams apart.
    let hash = purpose.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    let state = (u128::from(seed.0) << 64) | u128::from(hash);
    Pcg64::new(state, (u128::from(hash) << 64) | u128::from(index))
}

/// `count` replicates in order, made by all threads; `make` is given the stream, and what `ready` made once a block.
pub fn replicates<S, T: Send>(
    count: usize,
    seed: Seed,
    purpose: &str,
    ready: impl Fn() -> S + Sync,
    make: impl Fn(&mut Stream, &mut S) -> T + Sync,
) -> Vec<T> {
    let blocks: Vec<Vec<T>> = (0..count.div_ceil(BLOCK))
        .into_par_iter()
        .map(|block| {
            let mut stream = stream(seed, purpose, block as u64);
            let mut room = ready();
            let size = BLOCK.min(count - block * BLOCK);
            (0..size).map(|_| make(&mut stream, &mut room)).collect()
        })
        .collect();
    blocks.into_iter().flatten().collect()
}

/// The p-value of a statistic: the share of `count` replicates, and of the series itself, for which
/// `reaches` says that theirs is as far.
pub fn replicate_p<S>(
    count: usize,
    seed: Seed,
    purpose: &str,
    ready: impl Fn() -> S + Sync,
    reaches: impl Fn(&mut Stream, &mut S) -> bool + Sync,
) -> f64 {
    let reached = replicates(count, seed, purpose, ready, reaches);
    (1 + reached.iter().filter(|reached| **reached).count()) as f64 / (1 + count) as f64
}

/// The same of `count` random orders of the values.
pub fn permutation_p<T: Clone + Sync>(
    values: &[T],
    count: usize,
    seed: Seed,
    purpose: &str,
    reaches: impl Fn(&[T]) -> bool + Sync,
) -> f64 {
    let ready = || values.to_vec();
    replicate_p(count, seed, purpose, ready, |stream, order| {
        shuffle(stream, order);
        reaches(order)
    })
}

/// A standard normal number.
pub fn normal(stream: &mut Stream) -> f64 {
    StandardNormal.sample(stream)
}

/// A number of Student's t with those degrees of freedom.
pub fn student(stream: &mut Stream, degrees: f64) -> f64 {
    let normal = normal(stream);
    match rand_distr::ChiSquared::new(degrees) {
        Ok(squares) => normal / libm::sqrt(squares.sample(stream) / degrees),
        Err(_) => normal,
    }
}

/// A Poisson number; 0 for a mean that is not above 0.
pub fn poisson(stream: &mut Stream, mean: f64) -> f64 {
    // Above this mean the generator of the library refuses; the distribution is normal to nine digits.
    if mean > 1e15 {
        return libm::round(mean + libm::sqrt(mean) * normal(stream));
    }
    rand_distr::Poisson::new(mean).map_or(0.0, |poisson| poisson.sample(stream))
}

/// A negative binomial number with that mean and variance mean + mean² / `size`.
pub fn negative_binomial(stream: &mut Stream, mean: f64, size: f64) -> f64 {
    match rand_distr::Gamma::new(size, mean / size) {
        Ok(gamma) => {
            let rate: f64 = gamma.sample(stream);
            poisson(stream, rate)
        }
        Err(_) => 0.0,
    }
}

/// A whole number from 0 to below `count`.
pub fn below(stream: &mut Stream, count: usize) -> usize {
    use rand::RngExt as _;
    if count == 0 {
        return 0;
    }
    // 64 bits on every machine.
    stream.random_range(0..count as u64) as usize
}

/// Puts the values in a random order (Fisher & Yates).
pub fn shuffle<T>(stream: &mut Stream, values: &mut [T]) {
    for i in (1..values.len()).rev() {
        values.swap(i, below(stream, i + 1));
    }
}
