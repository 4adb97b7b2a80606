//! Joinpoints: NCI Joinpoint 4.9.0.0's own output, and a second implementation of its rules.

use arrivals_statistics::Level;
use arrivals_statistics::joinpoint::likelihood::poisson_joinpoint;
use arrivals_statistics::joinpoint::{
    IntervalKind, Joinpoint, JoinpointOptions, Model, Observations, Selection, Variance, aapc,
    grid, joinpoint, observations,
};
use arrivals_statistics::numeric::random::Seed;
use serde_json::Value;

use crate::reference::tally::{Tally, data, number, numbers, oracle};

/// What the references have and the program does not offer.
pub const NOT_OFFERED: &[(&str, &str)] = &[
    ("lerman_msefull", "a third standard error, which reproduces fewer of NCI's stars"),
    ("segmented", "continuous breakpoints between the years, a local optimum"),
];

fn options(most: usize) -> JoinpointOptions {
    JoinpointOptions {
        most: Some(most),
        selection: Selection::Wbic,
        permutations: 24_999,
        resamples: 0,
        level: Level::P95,
        seed: Seed(1),
        average: None,
    }
}

/// Compares what there is of a series.
pub fn series(tally: &mut Tally, name: &str) {
    let oracle = oracle(name);
    let (x, y) = data(&oracle);
    if let Some(fits) = oracle.get("joinpoint") {
        let most = number(&fits["kmax_used"]) as usize;
        tally.equal(
            &format!("{name} kmax"),
            grid::most_joinpoints(x.len()),
            number(&fits["default_kmax_by_rule"]) as usize,
        );
        for (key, variance) in
            [("constant_variance", Variance::Constant), ("poisson_variance", Variance::Poisson)]
        {
            let Ok(values) = observations(&x, &y, None, variance) else { continue };
            let fit = joinpoint(&values, &options(most)).expect("a fit");
            fits_agree(tally, &format!("{name} {key}"), &fit, &fits[key]);
            let last = &fits[key]["aapc_last10_WBIC"];
            if last.is_object() {
                let (from, to) = (number(&last["start"]), number(&last["end"]));
                average(tally, &format!("{name} {key} last 10"), fit.model(), from, to, last);
            }
        }
    }
    if let Some(fits) = oracle.get("joinpoint_poisson_likelihood") {
        poisson(tally, name, &x, &y, fits);
    }
}

/// Compares what is of no series of these: tables, rules, published examples.
pub fn others(tally: &mut Tally) {
    rules(tally);
    nci(tally);
    let zeros = oracle("joinpoint_zero_counts");
    for (name, fits) in zeros.as_object().expect("an object") {
        let (x, y) = data(&oracle(name));
        let values = observations(&x, &y, None, Variance::Poisson).expect("values");
        let most = fits["models"].as_array().expect("models").len() - 1;
        let fit = joinpoint(&values, &JoinpointOptions { permutations: 0, ..options(most) })
            .expect("a fit");
        fits_agree(tally, &format!("{name} zeros"), &fit, fits);
    }
}

fn rules(tally: &mut Tally) {
    let rules = oracle("joinpoint_rules");
    for rule in rules["max_joinpoints_by_n"].as_array().expect("rules") {
        let n = number(&rule["n"]) as usize;
        tally.equal("kmax", grid::most_joinpoints(n), number(&rule["kmax"]) as usize);
    }
    for rule in rules["n_configurations"].as_array().expect("rules") {
        let (n, k) = (number(&rule["n"]) as usize, number(&rule["k"]) as usize);
        tally.equal("configurations", grid::configurations(n, k), number(&rule["count"]) as u64);
    }
}

/// NCI's own joinpoints, annual percent changes and stars.
fn nci(tally: &mut Tally) {
    let text = include_str!("oracles/nih_sample_both_male.csv");
    for (sex, sample) in oracle("nci_joinpoint_sample").as_object().expect("samples") {
        let mut values = Observations { x: vec![], ln_y: vec![], weights: vec![], extra: vec![] };
        for line in text.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            if cells[0] == sex {
                let [year, rate, error] =
                    [1, 2, 3].map(|place| cells[place].parse::<f64>().expect("a number"));
                values.x.push(year);
                values.ln_y.push(libm::log(rate));
                values.weights.push((rate / error) * (rate / error));
            }
        }
        let chosen = JoinpointOptions { selection: Selection::Permutation, ..options(3) };
        let fit = joinpoint(&values, &chosen).expect("a fit");
        let published = &sample["nci_published"];
        let model = fit.model();
        tally.equal(
            &format!("NCI {sex} joinpoints"),
            model.joinpoints.clone(),
            numbers(&published["joinpoints"]),
        );
        let stars = numbers(&published["significant"]);
        for ((segment, apc), star) in
            model.segments.iter().zip(numbers(&published["apc"])).zip(stars)
        {
            tally.within(&format!("NCI {sex} APC"), segment.apc, apc, 0.005 + 1e-9);
            let significant = segment.p.is_some_and(|p| p < 0.05);
            tally.equal(&format!("NCI {sex} star"), significant, star == 1.0);
        }
        fits_agree(tally, &format!("NCI {sex}"), &fit, &sample["reference"]);
    }
}

fn fits_agree(tally: &mut Tally, what: &str, fit: &Joinpoint, want: &Value) {
    for (criterion, selected) in ["BIC", "BIC3", "WBIC"].into_iter().zip(fit.by_criterion) {
        let wanted = number(&want["selected"][criterion]) as usize;
        tally.equal(&format!("{what} {criterion}"), selected, wanted);
    }
    if let (Some(sequence), Some(tests)) = (&fit.permutation, want["tests"].as_array()) {
        tally.equal(
            &format!("{what} permutation"),
            sequence.selected,
            number(&want["selected"]["perm"]) as usize,
        );
        for (test, wanted) in sequence.tests.iter().zip(tests) {
            tally.near(&format!("{what} T"), test.ratio, number(&wanted["T"]), 1e-7);
            tally.within(&format!("{what} p"), test.p, number(&wanted["p"]), 0.02);
            tally.near(&format!("{what} alpha"), test.alpha, number(&wanted["alpha"]), 1e-12);
        }
    }
    let wanted = want["models"].as_array().expect("models");
    tally.equal(&format!("{what} models"), fit.models.len(), wanted.len());
    for (model, wanted) in fit.models.iter().zip(wanted) {
        let what = format!("{what} k={}", model.joinpoints.len());
        model_agrees(tally, &what, model, wanted);
    }
}

fn model_agrees(tally: &mut Tally, what: &str, model: &Model, want: &Value) {
    tally.equal(&format!("{what} years"), model.joinpoints.clone(), numbers(&want["joinpoints"]));
    tally.near(&format!("{what} SSE"), model.squares, number(&want["sse"]), 1e-8);
    for (key, value) in [("BIC", model.bic), ("BIC3", model.bic3), ("WBIC", model.wbic)] {
        tally.near(&format!("{what} {key}"), value, number(&want[key]), 1e-7);
    }
    if let Some(r2) = want["R2max"].as_f64() {
        tally.near(&format!("{what} R2max"), model.r2_max.unwrap_or(0.0), r2, 1e-7);
    }
    for (segment, want) in model.segments.iter().zip(want["segments"].as_array().expect("some")) {
        tally.near(&format!("{what} slope"), segment.slope, number(&want["slope"]), 1e-7);
        tally.near(&format!("{what} APC"), segment.apc, number(&want["apc"]), 1e-7);
        let own = &want["lerman_unconstrained"];
        let got = [segment.standard_error, segment.p, segment.lower, segment.upper];
        for (key, got) in ["se", "p", "lo", "hi"].into_iter().zip(got) {
            if let Some(wanted) = own[key].as_f64() {
                tally.near(&format!("{what} {key}"), got.unwrap_or(f64::NAN), wanted, 1e-7);
            }
        }
        if let Some(error) = want["constrained_ols"]["se"].as_f64() {
            let got = segment.conditional_standard_error.unwrap_or(f64::NAN);
            tally.near(&format!("{what} conditional se"), got, error, 1e-7);
        }
    }
    let wanted = &want["aapc"];
    if wanted.is_object() {
        let (from, to) = (number(&wanted["start"]), number(&wanted["end"]));
        average(tally, what, model, from, to, wanted);
    }
}

fn average(tally: &mut Tally, what: &str, model: &Model, from: f64, to: f64, want: &Value) {
    let got = aapc::parametric(model, from, to, Level::P95);
    tally.equal(&format!("{what} interval"), got.interval, IntervalKind::Parametric);
    tally.near(&format!("{what} AAPC"), got.aapc, number(&want["aapc"]), 1e-7);
    let limits = &want["nci_parametric_lerman_indep"];
    for (key, got) in [("lo", got.lower), ("hi", got.upper)] {
        if let Some(wanted) = limits[key].as_f64() {
            tally.near(&format!("{what} AAPC {key}"), got.unwrap_or(f64::NAN), wanted, 1e-6);
        }
    }
}

fn poisson(tally: &mut Tally, name: &str, x: &[f64], y: &[f64], want: &Value) {
    let models = want["models"].as_array().expect("models");
    let fit = poisson_joinpoint(x, y, None, models.len() - 1).expect("a fit");
    for (model, want) in fit.models.iter().zip(models) {
        let what = format!("{name} Poisson k={}", model.joinpoints.len());
        tally.equal(&what, model.joinpoints.clone(), numbers(&want["joinpoints"]));
        tally.near(&format!("{what} deviance"), model.deviance, number(&want["deviance"]), 1e-7);
        tally.near(&format!("{what} Pearson"), model.pearson, number(&want["pearson"]), 1e-6);
        if let Some(phi) = want["phi"].as_f64() {
            tally.near(&format!("{what} phi"), model.dispersion.unwrap_or(f64::NAN), phi, 1e-6);
        }
        for (got, want) in model.slopes.iter().zip(numbers(&want["slopes"])) {
            tally.near(&format!("{what} slope"), *got, want, 1e-6);
        }
        if let Some(qbic) = want["QBIC"].as_f64() {
            tally.near(&format!("{what} QBIC"), model.qbic, qbic, 1e-6);
        }
    }
    if let Some(selected) = want["selected_QBIC"].as_u64() {
        tally.equal(&format!("{name} Poisson selected"), fit.selected, selected as usize);
    }
}
