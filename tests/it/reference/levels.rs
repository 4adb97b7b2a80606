//! Changes of level against R, Python and published values.

use arrivals_statistics::Level;
use arrivals_statistics::changepoints::{
    Partition, Partitions, dispersion, mean_breaks, pettitt, squares_around_mean,
};
use arrivals_statistics::numeric::random::Seed;
use serde_json::Value;

use super::tally::{SERIES, Tally, data, number, numbers, oracle};

/// What the reference has and we do not offer.
pub const NOT_OFFERED: &[(&str, &str)] = &[
    ("changepoint.poisson_pelt_MBIC_ms2", "its cost counts the lengths of segments, too"),
    ("changepoint.poisson_binseg_SIC", "binary segmentation is not exact"),
    ("changepoint.strucchange_mean.confint", "an asymptotic interval; dates are bootstrapped"),
    ("changepoint.supF_mean", "a test of one break; the criterion chooses their number"),
    ("changepoint.ols_cusum", "a test of any change; Pettitt's serves"),
    ("changepoint_python.ruptures_binseg_l2", "binary segmentation is not exact"),
    ("changepoint_python.ruptures_pelt_l2_log_jump1", "levels of logarithms; see the trend breaks"),
    ("changepoint_python.cusum_max", "a test of any change; Pettitt's serves"),
];

/// Compares what there is of a series.
pub fn series(tally: &mut Tally, name: &str) {
    let oracle = oracle(name);
    let (x, y) = data(&oracle);
    one_change(tally, name, &x, &y, &oracle["trend"]["pettitt"]);
    means(tally, name, &x, &y, &oracle);
    let python = oracle["changepoint_python"].as_object().expect("an object");
    for (key, values) in python.iter().filter(|(key, _)| key.starts_with("poisson_optimal")) {
        optimal(tally, &format!("{name} {key}"), &x, &y, key, values);
    }
    if let Some(phi) = python.get("phi_successive_difference") {
        tally.near(&format!("{name} phi"), dispersion(&y), number(phi), 1e-9);
    }
    if let Some(single) = python.get("poisson_single_cp_max_LR") {
        largest_ratio(tally, name, &x, &y, single);
    }
    let r = oracle["changepoint"].as_object().expect("an object");
    let pelt = |key: &str| key.starts_with("poisson_pelt") && !key.contains("MBIC");
    for (key, values) in r.iter().filter(|(key, _)| pelt(key)) {
        no_worse(tally, &format!("{name} {key}"), &x, &y, key, values);
    }
    if let Some(single) = r.get("poisson_amoc_SIC") {
        let best = &of_two_levels(&x, &y)[1];
        changes(tally, &format!("{name} amoc"), best, single);
    }
}

/// Compares what is of no series of these: tables, rules, published examples.
pub fn others(tally: &mut Tally) {
    published(tally);
}

fn one_change(tally: &mut Tally, name: &str, x: &[f64], y: &[f64], r: &Value) {
    let result = pettitt(x, y, Seed::default()).expect("a test");
    tally.equal(&format!("{name} Pettitt K"), result.statistic, number(&r["U"]));
    // Years with the same |U| are all listed; we take the first.
    tally.equal(&format!("{name} Pettitt place"), result.observations as f64, numbers(&r["K"])[0]);
    let year = numbers(&r["year_last_of_first_segment"])[0];
    tally.equal(&format!("{name} Pettitt year"), f64::from(result.year), year);
    tally.near(&format!("{name} Pettitt p"), result.p_approximate, number(&r["p_approx"]), 1e-7);
}

fn means(tally: &mut Tally, name: &str, x: &[f64], y: &[f64], oracle: &Value) {
    let result = mean_breaks(x, y, Level::P95, Seed::default()).expect("breaks");
    let r = &oracle["changepoint"]["strucchange_mean"];
    tally.equal(&format!("{name} h"), result.shortest as f64, number(&r["h"]));
    tally.equal(&format!("{name} breaks"), result.changes.len() as f64, number(&r["selected"]));
    // R's segments at the ends are as long as the others: those of the partition, not of the dates.
    let selected = &result.partitions[result.changes.len()];
    let found: Vec<f64> = selected.observations.iter().map(|place| *place as f64).collect();
    tally.equal(&format!("{name} break places"), found, numbers(&r["breakpoints"]));
    let years: Vec<f64> = selected.years.iter().map(|year| f64::from(*year)).collect();
    tally.equal(&format!("{name} break years"), years, numbers(&r["years"]));
    let (squares, criteria) = (numbers(&r["RSS"]), numbers(&r["BIC"]));
    tally.equal(&format!("{name} most breaks"), result.partitions.len(), squares.len());
    for (k, partition) in result.partitions.iter().enumerate() {
        tally.near(&format!("{name} RSS {k}"), partition.cost, squares[k], 1e-8);
        tally.near(&format!("{name} BIC {k}"), result.criteria[k], criteria[k], 1e-9);
        if k > 0 {
            places(tally, &format!("{name} breaks {k}"), partition, &r["all"][k - 1]);
        }
    }
    let python = &oracle["changepoint_python"];
    let mut squares = Partitions::new(y.len(), 2, 3);
    squares.set_costs(|_| squares_around_mean(y));
    squares.divide();
    let best: Vec<Partition> =
        (0..=3).map(|k| partition(x, squares.changes(k), squares.cost(k))).collect();
    for (number_of, values) in python["l2_fixed_k"].as_object().expect("an object") {
        let k: usize = number_of.parse().expect("a number");
        places(tally, &format!("{name} l2 {k}"), &best[k], &values["cpts"]);
        tally.near(&format!("{name} l2 {k} SSE"), best[k].cost, number(&values["sse"]), 1e-8);
        let ruptures = &python["ruptures_dynp_l2"][number_of];
        places(tally, &format!("{name} ruptures {k}"), &best[k], ruptures);
    }
}

fn optimal(tally: &mut Tally, name: &str, x: &[f64], y: &[f64], key: &str, values: &Value) {
    let shortest = last_digit(key);
    // The quasi-likelihood penalty is the default.
    let penalty = (!key.contains("quasi")).then(|| number(&values["pen"]));
    let result = segmented(x, y, penalty, shortest);
    tally.near(&format!("{name} penalty"), result.1, number(&values["pen"]), 1e-9);
    changes(tally, name, &result.0, values);
    let objective = result.0.cost + result.1 * result.0.years.len() as f64;
    tally.near(&format!("{name} objective"), objective, number(&values["objective"]), 1e-9);
}

/// R's partitions are not always the best with a shortest segment: none may be better than ours.
fn no_worse(tally: &mut Tally, name: &str, x: &[f64], y: &[f64], key: &str, values: &Value) {
    let penalty = number(&values["pen_value"]);
    let (ours, _) = segmented(x, y, Some(penalty), last_digit(key));
    let theirs: Vec<usize> = numbers(&values["cpts"]).iter().map(|place| *place as usize).collect();
    let cost = |changes: &[usize]| poisson_cost(y, changes) + penalty * changes.len() as f64;
    let (our_cost, their_cost) = (cost(&ours.observations), cost(&theirs));
    let same = (our_cost - their_cost).abs() < 1e-6;
    tally.that(name, our_cost < their_cost + 1e-6, || format!("{our_cost} for {their_cost}"));
    if same {
        changes(tally, name, &ours, values);
        let found = segmentation_means(y, &ours.observations);
        for (mean, want) in found.iter().zip(numbers(&values["means"])) {
            tally.near(&format!("{name} mean"), *mean, want, 1e-9);
        }
    }
}

fn largest_ratio(tally: &mut Tally, name: &str, x: &[f64], y: &[f64], single: &Value) {
    let best = of_two_levels(x, y);
    tally.equal(&format!("{name} LR year"), f64::from(best[1].years[0]), number(&single["year"]));
    tally.equal(
        &format!("{name} LR place"),
        best[1].observations[0] as f64,
        number(&single["cpt"]),
    );
    let ratio = best[0].cost - best[1].cost;
    tally.near(&format!("{name} LR"), ratio, number(&single["LR"]), 1e-9);
    let means = segmentation_means(y, &best[1].observations);
    tally.near(&format!("{name} LR before"), means[0], number(&single["mean_before"]), 1e-9);
    tally.near(&format!("{name} LR after"), means[1], number(&single["mean_after"]), 1e-9);
}

fn segmented(x: &[f64], y: &[f64], penalty: Option<f64>, shortest: usize) -> (Partition, f64) {
    let usual = 2.0 * dispersion(y) * libm::log(y.len() as f64);
    let penalty = penalty.unwrap_or(usual);
    let mut partitions = Partitions::new(y.len(), shortest, 0);
    partitions.set_poisson_costs(y);
    let changes = partitions.penalised(penalty);
    let cost = poisson_cost(y, &changes);
    (partition(x, changes, cost), penalty)
}

/// The best partitions by the Poisson likelihood with no change and with one.
fn of_two_levels(x: &[f64], y: &[f64]) -> Vec<Partition> {
    let mut partitions = Partitions::new(y.len(), 1, 1);
    partitions.set_poisson_costs(y);
    partitions.divide();
    let best = |k| {
        let changes = partitions.changes(k);
        let cost = poisson_cost(y, &changes);
        partition(x, changes, cost)
    };
    (0..=1).map(best).collect()
}

fn partition(x: &[f64], observations: Vec<usize>, cost: f64) -> Partition {
    let years = observations.iter().map(|change| x[change - 1] as i32).collect();
    Partition { years, observations, cost }
}

/// Σ −2 S ln(S/m) over the segments.
fn poisson_cost(y: &[f64], changes: &[usize]) -> f64 {
    let ends = changes.iter().copied().chain([y.len()]);
    let starts = [0].into_iter().chain(changes.iter().copied());
    let of = |(from, to): (usize, usize)| {
        let sum: f64 = y[from..to].iter().sum();
        if sum > 0.0 { -2.0 * sum * libm::log(sum / (to - from) as f64) } else { 0.0 }
    };
    starts.zip(ends).map(of).sum()
}

fn segmentation_means(y: &[f64], changes: &[usize]) -> Vec<f64> {
    let ends = changes.iter().copied().chain([y.len()]);
    let starts = [0].into_iter().chain(changes.iter().copied());
    starts
        .zip(ends)
        .map(|(from, to)| y[from..to].iter().sum::<f64>() / (to - from) as f64)
        .collect()
}

fn changes(tally: &mut Tally, name: &str, partition: &Partition, values: &Value) {
    places(tally, name, partition, &values["cpts"]);
    let years: Vec<f64> = partition.years.iter().map(|year| f64::from(*year)).collect();
    tally.equal(&format!("{name} years"), years, numbers(&values["years"]));
}

fn places(tally: &mut Tally, name: &str, partition: &Partition, want: &Value) {
    let found: Vec<f64> = partition.observations.iter().map(|place| *place as f64).collect();
    tally.equal(&format!("{name} places"), found, numbers(want));
}

fn last_digit(key: &str) -> usize {
    key.chars().last().and_then(|digit| digit.to_digit(10)).expect("a shortest segment") as usize
}

fn published(tally: &mut Tally) {
    let published = oracle("published_values");
    for item in published["items"].as_array().expect("items") {
        let (name, what) = (item["series"].as_str().expect("a name"), item["what"].as_str());
        if !SERIES.contains(&name) {
            continue;
        }
        let (x, y) = data(&oracle(name));
        let values = &item["values"];
        match what {
            Some("Pettitt") => {
                let result = pettitt(&x, &y, Seed::default()).expect("a test");
                tally.equal("published place", result.observations as f64, number(&values["K"]));
                tally.equal("published year", f64::from(result.year), number(&values["year"]));
            }
            Some("strucchange breakpoints(Nile~1)") => {
                let result = mean_breaks(&x, &y, Level::P95, Seed::default()).expect("breaks");
                let place = result.changes[0].observations as f64;
                tally.equal("published break", place, number(&values["breakpoint"]));
                tally.within("published BIC0", result.criteria[0], number(&values["BIC0"]), 0.5);
                tally.within("published BIC1", result.criteria[1], number(&values["BIC1"]), 0.5);
            }
            Some("single change point") => {
                let best = of_two_levels(&x, &y).remove(1);
                tally.equal("published change", f64::from(best.years[0]), number(&values["year"]));
                let means = segmentation_means(&y, &best.observations);
                tally.within("published before", means[0], number(&values["mean_before"]), 0.05);
                tally.within("published after", means[1], number(&values["mean_after"]), 0.05);
            }
            _ => {}
        }
    }
}
