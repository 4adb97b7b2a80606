//! Reference values and what came out, counted.

use std::path::Path;

use serde_json::Value;

/// What came out, compared with reference values.
#[derive(Default)]
pub struct Tally {
    passed: usize,
    wrong: Vec<String>,
}

impl Tally {
    /// Compares numbers, with a tolerance relative to the reference value, or absolute for a
    /// value below 1e-12.
    pub fn near(&mut self, what: &str, got: f64, want: f64, tolerance: f64) {
        let scale = if want.abs() < 1e-12 { 1.0 } else { want.abs() };
        let error = (got - want).abs() / scale;
        let holds = error <= tolerance || got == want;
        self.that(what, holds, || format!("{got} for {want} (off by {error:.1e})"));
    }

    /// Compares numbers, with an absolute tolerance.
    pub fn within(&mut self, what: &str, got: f64, want: f64, tolerance: f64) {
        let error = (got - want).abs();
        self.that(what, error <= tolerance, || format!("{got} for {want} (off by {error:.1e})"));
    }

    /// Compares values that are equal or not.
    pub fn equal<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, got: T, want: T) {
        let holds = got == want;
        self.that(what, holds, || format!("{got:?} for {want:?}"));
    }

    /// Notes whether something holds.
    pub fn that(&mut self, what: &str, holds: bool, why: impl FnOnce() -> String) {
        if holds {
            self.passed += 1;
        } else {
            self.wrong.push(format!("{what}: {}", why()));
        }
    }

    /// How many values held, of how many; and the others.
    pub fn result(&self) -> (usize, usize, &[String]) {
        (self.passed, self.passed + self.wrong.len(), &self.wrong)
    }
}

/// A file of reference values.
pub fn oracle(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("tests/it/reference/oracles/{name}.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
    serde_json::from_str(&text).expect("JSON")
}

/// The series that a file of reference values is about: years and values.
pub fn data(oracle: &Value) -> (Vec<f64>, Vec<f64>) {
    let name =
        oracle["csv"].as_str().expect("a file").rsplit('/').next().expect("a name").to_owned();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/reference/oracles").join(name);
    let text = std::fs::read_to_string(path).expect("a file");
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().expect("a header").split(',').collect();
    let place = |key: &str| {
        let name = oracle[key].as_str().expect("a column");
        header.iter().position(|column| *column == name).expect("a column")
    };
    let (x, y) = (place("x"), place("y"));
    let count = oracle["n"].as_u64().expect("n") as usize;
    lines
        .take(count)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            (cells[x].parse::<f64>().expect("a year"), cells[y].parse::<f64>().expect("a value"))
        })
        .unzip()
}

/// The series whose reference values are in files of their own.
pub const SERIES: [&str; 9] = [
    "aids_belgium",
    "coal_disasters",
    "discoveries",
    "maxau_Q",
    "maxau_s",
    "nile",
    "nk_arrivals",
    "nk_arrivals_to2019",
    "sunspot_year",
];

/// A number of a file of reference values.
pub fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("not a number: {value}"))
}

/// The numbers of a list.
pub fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(values) => values.iter().filter_map(Value::as_f64).collect(),
        one => one.as_f64().into_iter().collect(),
    }
}
