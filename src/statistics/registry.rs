//! The methods, with their formulas and where these come from.

use serde::Serialize;

/// A method: what it is called, what it computes, who says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Method {
    /// The name by which JSON and claims refer to it.
    pub id: &'static str,
    /// What a statistician calls it.
    pub name: &'static str,
    /// The formula, y for counts and x for years.
    pub formula: &'static str,
    /// Paper, standard or book.
    pub source: &'static str,
}

/// A count as published; nothing is computed.
pub const OBSERVED: Method =
    Method { id: "observed", name: "published count", formula: "y(x)", source: "the dataset" };

/// Every method, in the order in which a summary uses them.
pub const METHODS: [Method; 8] = [
    OBSERVED,
    super::change::METHOD,
    super::peak::METHOD,
    super::cagr::METHOD,
    super::extremes::METHOD,
    super::cumulative::METHOD,
    super::share::METHOD,
    super::poisson::METHOD,
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
