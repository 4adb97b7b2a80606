//! All methods, in the order in which a full summary uses them.

use super::{Method, Topic, counts, describe, groups};

/// A count as published; nothing is computed.
pub const OBSERVED: Method = Method {
    id: "observed",
    topic: Topic::Change,
    name: "published count",
    version: 1,
    formula: "y(x)",
    unit: "counts",
    assumes: "nothing",
    avoid: "a missing or withheld count is not 0",
    source: "the dataset",
};

/// Every method, in the order in which a summary uses them.
pub const METHODS: [Method; 8] = [
    OBSERVED,
    describe::change::METHOD,
    describe::peak::METHOD,
    describe::cagr::METHOD,
    describe::extremes::METHOD,
    describe::cumulative::METHOD,
    groups::share::METHOD,
    counts::interval::METHOD,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_methods_share_a_name() {
        let mut ids = METHODS.map(|method| method.id);
        ids.sort_unstable();
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
