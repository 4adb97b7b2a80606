//! Many tests at once: p-values adjusted for how many there are.

use serde::Serialize;

use crate::{Method, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "multiplicity",
    topic: Topic::Groups,
    name: "p-values adjusted for many tests",
    version: 1,
    formula: "of m sorted p: BH min over j ≥ i of m p_j / j; BY that times Σ 1/k; Holm max over j ≤ i of (m − j + 1) p_j; all at most 1",
    unit: "probability",
    assumes: "BH: independent or positively dependent tests; BY and Holm: any",
    avoid: "needs all tests that were made, not only those reported",
    source: "Y. Benjamini & Y. Hochberg (1995), Journal of the Royal Statistical Society B 57, 289–300; Y. Benjamini & D. Yekutieli (2001), Annals of Statistics 29, 1165–1188; S. Holm (1979), Scandinavian Journal of Statistics 6, 65–70",
};

/// How p-values are adjusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Adjustment {
    /// Benjamini & Hochberg: the share of false findings among the findings.
    BenjaminiHochberg,
    /// Benjamini & Yekutieli: the same, under any dependence.
    BenjaminiYekutieli,
    /// Holm: the chance of any false finding.
    Holm,
}

/// The p-values adjusted for all tests, in the order given. What is no probability is taken as 1.
pub fn adjusted(p: &[f64], adjustment: Adjustment) -> Vec<f64> {
    let clean: Vec<f64> = p.iter().map(|p| if *p <= 1.0 { p.max(0.0) } else { 1.0 }).collect();
    let mut order: Vec<usize> = (0..clean.len()).collect();
    order.sort_by(|a, b| clean[*a].total_cmp(&clean[*b]));
    let tests = clean.len() as f64;
    let mut result = vec![1.0; clean.len()];
    match adjustment {
        Adjustment::Holm => {
            let mut largest = 0.0_f64;
            for (i, place) in order.iter().enumerate() {
                largest = largest.max((tests - i as f64) * clean[*place]).min(1.0);
                result[*place] = largest;
            }
        }
        Adjustment::BenjaminiHochberg | Adjustment::BenjaminiYekutieli => {
            let factor = match adjustment {
                Adjustment::BenjaminiYekutieli => (1..=clean.len()).map(|k| 1.0 / k as f64).sum(),
                _ => 1.0,
            };
            let mut least = 1.0_f64;
            for (i, place) in order.iter().enumerate().rev() {
                least = least.min(factor * tests / (i + 1) as f64 * clean[*place]);
                result[*place] = least;
            }
        }
    }
    result
}
