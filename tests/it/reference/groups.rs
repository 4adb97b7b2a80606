//! Concentration, decomposition, many tests, and robust scores.

use arrivals_statistics::groups::concentration::concentration;
use arrivals_statistics::groups::contribution::contributions;
use arrivals_statistics::groups::lmdi::decomposition;
use arrivals_statistics::groups::multiplicity::{Adjustment, adjusted};
use arrivals_statistics::unusual::{robust_z, robust_z_of_changes};
use serde_json::Value;

use super::tally::{self, Tally, number, numbers};

/// What the references have and is not offered.
pub const NOT_OFFERED: &[(&str, &str)] = &[];

const EXACT: f64 = 1e-8;

/// Compares what there is of a series.
pub fn series(tally: &mut Tally, name: &str) {
    let oracle = tally::oracle(name);
    let (x, y) = tally::data(&oracle);
    let want = &oracle["inequality_over_years"];
    if want.is_object() {
        let got = concentration(&y).expect("a concentration");
        tally.near(&format!("{name} gini"), got.gini, number(&want["gini"]), EXACT);
        tally.near(&format!("{name} hhi"), got.hhi, number(&want["hhi"]), EXACT);
        // R's Theil index is none with a count of 0, where the limit is 0.
        if let Some(theil) = want["theil"].as_f64() {
            tally.near(&format!("{name} theil"), got.theil, theil, EXACT);
        }
    }
    let want = &oracle["outliers"];
    scores(tally, &format!("{name} robust z"), &robust_z(&y), &want["robust_z"]);
    let changes = robust_z_of_changes(&x, &y);
    scores(tally, &format!("{name} robust z of changes"), &changes, &want["robust_z_log_change"]);
}

/// Compares what is of no series of these: tables, rules, published examples.
pub fn others(tally: &mut Tally) {
    concentrations(tally);
    decompositions(tally);
}

fn scores(tally: &mut Tally, what: &str, got: &[Option<f64>], want: &Value) {
    let Some(want) = want.as_array() else { return };
    tally.equal(&format!("{what} length"), got.len(), want.len());
    for (i, (got, want)) in got.iter().zip(want).enumerate() {
        match want.as_f64() {
            Some(want) => tally.within(
                &format!("{what}[{i}]"),
                got.unwrap_or(f64::INFINITY),
                want,
                1e-9 * want.abs().max(1.0),
            ),
            None => tally.equal(&format!("{what}[{i}]"), *got, None),
        }
    }
}

fn concentrations(tally: &mut Tally) {
    let oracle = tally::oracle("concentration_examples");
    for case in oracle["cases"].as_array().expect("cases") {
        let got = concentration(&numbers(&case["counts"])).expect("a concentration");
        for (key, value) in [
            ("hhi", got.hhi),
            ("hhi_normalized", got.hhi_normalised.expect("groups")),
            ("effective_number", got.effective_number),
            ("shannon", got.shannon),
            ("gini", got.gini),
            ("top1", got.top_one),
            ("cr3", got.top_three),
        ] {
            tally.near(&format!("{} {key}", case["counts"]), value, number(&case[key]), EXACT);
        }
    }
    for case in oracle["fdr"].as_array().expect("cases") {
        let p = numbers(&case["p"]);
        for (key, adjustment) in [
            ("BH", Adjustment::BenjaminiHochberg),
            ("BY", Adjustment::BenjaminiYekutieli),
            ("holm", Adjustment::Holm),
        ] {
            let want = numbers(&case[key]);
            for (got, want) in adjusted(&p, adjustment).iter().zip(&want) {
                tally.near(&format!("{key} of {}", p.len()), *got, *want, EXACT);
            }
        }
    }
    // Benjamini and Hochberg's example: 4 findings, and 3 after Bonferroni.
    let p = numbers(&oracle["fdr"][1]["p"]);
    let found = adjusted(&p, Adjustment::BenjaminiHochberg).iter().filter(|p| **p <= 0.05).count();
    tally.equal("published BH", found, 4);
}

fn decompositions(tally: &mut Tally) {
    let oracle = tally::oracle("decomposition_examples");
    for (i, case) in oracle["cases"].as_array().expect("cases").iter().enumerate() {
        let (before, after) = (numbers(&case["v0"]), numbers(&case["v1"]));
        let what = |key: &str| format!("decomposition {i} {key}");
        let got = decomposition(&before, &after).expect("a decomposition");
        tally.near(&what("change"), got.change, number(&case["total_change"]), EXACT);
        tally.near(&what("scale"), got.scale, number(&case["scale_effect"]), EXACT);
        tally.near(&what("sum"), got.scale + got.structure, number(&case["sum_effects"]), EXACT);
        let parts = contributions(&before, &after).expect("contributions");
        for (j, effect) in got.groups.iter().enumerate() {
            let of = |key: &str| number(&case[key][j]);
            tally.near(&what("structure"), effect.structure, of("structure_by_group"), EXACT);
            tally.near(&what("group"), parts.groups[j].change, of("contribution_by_group"), EXACT);
            tally.near(
                &what("points"),
                parts.groups[j].points,
                of("contribution_pct_points"),
                EXACT,
            );
        }
    }
}
