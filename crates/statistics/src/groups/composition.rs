//! Whether the composition of a total changed from year to year.

use serde::Serialize;

use crate::numeric::gamma::{chi_squared_upper, deviance_term};
use crate::{Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "composition",
    topic: Topic::Groups,
    name: "test of a change of composition",
    version: 1,
    formula: "χ² = Σ (y − m)² / m and G = 2 Σ y ln(y / m), m = row × column / total, (rows − 1)(columns − 1) degrees of freedom, both over φ; Cramér's V = √(χ² / (N min(rows − 1, columns − 1)))",
    unit: "probability",
    assumes: "counts independent between groups and years, their variance φ times that of one composition",
    avoid: "rough when many expected counts are below 5; with φ unknown it finds changes in noise",
    source: "K. Pearson (1900), Philosophical Magazine 50, 157–175; R. Sokal & F. Rohlf (1995), Biometry, 3rd edition, 17.4; H. Cramér (1946), Mathematical Methods of Statistics, 21.9",
};

/// A test of a change of composition.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct CompositionTest {
    /// The years with counts.
    pub years: usize,
    /// The groups with counts.
    pub groups: usize,
    /// Degrees of freedom.
    pub degrees: usize,
    /// The dispersion φ by which both statistics are divided; at least 1.
    pub dispersion: f64,
    /// Pearson's χ², divided by φ.
    pub chi_squared: f64,
    /// The p-value of χ².
    pub chi_squared_p: f64,
    /// The likelihood ratio's G, divided by φ.
    pub g: f64,
    /// The p-value of G.
    pub g_p: f64,
    /// Cramér's V, from 0 to 1: how much the composition changed, whatever the counts' size.
    pub cramers_v: f64,
    /// The cells whose expected count is below 5.
    pub small_cells: usize,
}

/// Whether the composition changed: `table` has one row a year, each with the counts of the same
/// groups. A `dispersion` below 1 is taken as 1. Years and groups of 0 alone are left out.
///
/// # Errors
/// For rows of unequal length, counts below 0, a dispersion that is no number, and fewer than two years or groups with counts.
pub fn composition_test(
    table: &[Vec<f64>],
    dispersion: f64,
) -> Result<CompositionTest, NotApplicable> {
    let width = table.first().map_or(0, Vec::len);
    let sound = table
        .iter()
        .all(|row| row.len() == width && row.iter().all(|y| *y >= 0.0 && y.is_finite()));
    if !sound {
        return Err(NotApplicable::because(
            "a composition needs the same groups each year, with counts of 0 or more",
        ));
    }
    if !dispersion.is_finite() {
        return Err(NotApplicable::because("a dispersion must be a number"));
    }
    let rows: Vec<f64> = table.iter().map(|row| row.iter().sum()).collect();
    let mut columns = vec![0.0; width];
    for row in table {
        for (sum, y) in columns.iter_mut().zip(row) {
            *sum += y;
        }
    }
    let total: f64 = rows.iter().sum();
    let counted = |sums: &[f64]| sums.iter().filter(|sum| **sum > 0.0).count();
    let (years, groups) = (counted(&rows), counted(&columns));
    if years < 2 || groups < 2 {
        return Err(NotApplicable::because(
            "a change of composition needs two years and two groups with counts",
        ));
    }
    let (mut chi_squared, mut g, mut small_cells) = (0.0, 0.0, 0);
    for (row, in_year) in table.iter().zip(&rows) {
        for (y, of_group) in row.iter().zip(&columns) {
            let expected = in_year / total * of_group;
            if expected > 0.0 {
                chi_squared += (y - expected) * ((y - expected) / expected);
                // y ln(y / m) + m − y: the sums of m and y are equal.
                g += 2.0 * deviance_term(*y, expected);
                small_cells += usize::from(expected < 5.0);
            }
        }
    }
    if !(chi_squared.is_finite() && g.is_finite()) {
        return Err(NotApplicable::because("the counts are too large for a test"));
    }
    let degrees = (years - 1) * (groups - 1);
    let cramers_v =
        libm::sqrt(chi_squared / total / (years.min(groups) - 1) as f64).clamp(0.0, 1.0);
    let dispersion = dispersion.max(1.0);
    let (chi_squared, g) = (chi_squared / dispersion, g.max(0.0) / dispersion);
    Ok(CompositionTest {
        years,
        groups,
        degrees,
        dispersion,
        chi_squared,
        chi_squared_p: chi_squared_upper(chi_squared, degrees as f64),
        g,
        g_p: chi_squared_upper(g, degrees as f64),
        cramers_v,
        small_cells,
    })
}
