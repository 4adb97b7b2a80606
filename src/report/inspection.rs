//! What was read from a file and why, as text and as JSON.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::document::Form;
use arrivals_data::{Dataset, Decision, Location, Origin, Role, Series, Severity};

/// What was read from a file and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Inspection {
    /// The files.
    pub origins: Vec<Origin>,
    /// Each decision, in the order in which it was taken.
    pub decisions: Vec<Decided>,
    /// What the dataset holds; none when the file could not be read to its end.
    pub contents: Option<Contents>,
}

impl Form for Inspection {
    const FORM: &'static str = "arrivals.inspection/1";
    const ABOUT: &'static str = "What was read from a file and why.";
}

/// A decision, the cell that decided it, and the flag that overrides it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Decided {
    /// What was decided about.
    pub topic: &'static str,
    /// What was decided.
    pub text: String,
    /// How much it matters.
    pub severity: Severity,
    /// The cell.
    pub at: Option<Location>,
    /// The flag.
    pub flag: Option<&'static str>,
}

/// What a dataset holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Contents {
    /// The dimensions, each with its values in the order of the file.
    pub dimensions: Vec<(String, Vec<String>)>,
    /// How many series there are of each role.
    pub series: BTreeMap<&'static str, usize>,
    /// The names of the series that are sums of others.
    pub totals: Vec<String>,
    /// How many observations have each status.
    pub statuses: BTreeMap<&'static str, usize>,
    /// The first and the last whole year with a count.
    pub years: Option<(String, String)>,
    /// Years between them of which no series has a count.
    pub gaps: Vec<String>,
    /// Spans of years in one count.
    pub bins: Vec<String>,
    /// Years that are not over.
    pub partial: Vec<String>,
}

impl Inspection {
    pub fn from_dataset(dataset: &Dataset) -> Self {
        Self {
            origins: dataset.origins().to_vec(),
            decisions: dataset.decisions().iter().map(Decided::from_decision).collect(),
            contents: Some(Contents::from_dataset(dataset)),
        }
    }

    /// The inspection of files that hold no dataset, as far as it came.
    pub fn unfinished(origins: Vec<Origin>, decisions: &[Decision]) -> Self {
        let decisions = decisions.iter().map(Decided::from_decision).collect();
        Self { origins, decisions, contents: None }
    }
}

impl Decided {
    fn from_decision(decision: &Decision) -> Self {
        Self {
            topic: decision.topic,
            text: decision.text.clone(),
            severity: decision.severity,
            at: decision.at,
            flag: decision.flag(),
        }
    }
}

impl Contents {
    fn from_dataset(dataset: &Dataset) -> Self {
        let series = dataset.series();
        let mut roles: BTreeMap<&'static str, usize> = BTreeMap::new();
        let mut statuses: BTreeMap<&'static str, usize> = BTreeMap::new();
        let mut periods = std::collections::BTreeSet::new();
        let mut counted = std::collections::BTreeSet::new();
        for one in series {
            *roles.entry(role(one)).or_default() += 1;
            for observation in one.observations() {
                *statuses.entry(observation.status.word()).or_default() += 1;
                periods.insert(observation.period);
                if observation.count.is_some() {
                    counted.extend(observation.period.whole_year());
                }
            }
        }
        let years = counted.first().zip(counted.last());
        let gaps = years.map_or(Vec::new(), |(first, last)| {
            let missing = first.through(*last).filter(|year| !counted.contains(year));
            missing.map(|year| year.to_string()).collect()
        });
        let of = |is_bin: bool| {
            periods
                .iter()
                .filter(|period| period.whole_year().is_none())
                .filter(|period| matches!(period, arrivals_data::Period::Span { .. }) == is_bin)
                .map(|period| period.label())
                .collect()
        };
        let sums = series.iter().filter(|one| one.role() == Role::Total);
        Self {
            dimensions: dataset
                .dimensions()
                .iter()
                .enumerate()
                .map(|(place, name)| (name.clone(), values(series, place)))
                .collect(),
            series: roles,
            totals: sums.map(Series::name).collect(),
            statuses,
            years: years.map(|(first, last)| (first.to_string(), last.to_string())),
            gaps,
            bins: of(true),
            partial: of(false),
        }
    }
}

fn role(series: &Series) -> &'static str {
    match series.role() {
        Role::Single => "single",
        Role::Total => "total",
        Role::Subtotal => "subtotal",
        Role::Part => "part",
    }
}

fn values(series: &[Series], place: usize) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    series
        .iter()
        .filter_map(|one| one.key().get(place))
        .filter(|value| seen.insert(value.as_str()))
        .cloned()
        .collect()
}

/// The inspection for people: what was decided, with the cell and the flag; then what there is.
pub fn inspection_text(inspection: &Inspection) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    for origin in &inspection.origins {
        let _ = writeln!(text, "{}", origin.shown());
    }
    text.push_str("\nDecided\n");
    for decided in &inspection.decisions {
        let label = match decided.severity {
            Severity::Info => "",
            Severity::Warning => "warning: ",
            Severity::Doubt => "doubt: ",
        };
        let _ = writeln!(text, "  {:10} {label}{}", decided.topic, decided.text);
        let at = decided.at.map(|at| match inspection.origins.len() {
            0 | 1 => format!("row {}, column {}", at.row, at.column),
            _ => {
                let name = inspection.origins.get(usize::from(at.table)).map(Origin::shown);
                let name = name.unwrap_or_default();
                format!("{name}, row {}, column {}", at.row, at.column)
            }
        });
        let flag = decided.flag.map(|flag| format!("override: {flag}"));
        let details: Vec<String> = at.into_iter().chain(flag).collect();
        if !details.is_empty() {
            let _ = writeln!(text, "  {:10} ({})", "", details.join("; "));
        }
    }
    if let Some(contents) = &inspection.contents {
        push_contents(&mut text, contents);
    }
    text
}

fn push_contents(text: &mut String, contents: &Contents) {
    text.push_str("\nRead\n");
    let mut line = |name: &str, value: String| {
        if !value.is_empty() {
            let _ = writeln!(text, "  {name:10} {value}");
        }
    };
    let shown = |names: &[String]| {
        const MOST: usize = 8;
        let mut list: Vec<String> = names.iter().take(MOST).cloned().collect();
        if names.len() > MOST {
            list.push(format!("{} more", names.len() - MOST));
        }
        list.join(", ")
    };
    for (name, values) in &contents.dimensions {
        line("dimension", format!("{name}: {} ({})", values.len(), shown(values)));
    }
    let count = |counts: &BTreeMap<&'static str, usize>| {
        let counts: Vec<String> =
            counts.iter().map(|(name, number)| format!("{number} {name}")).collect();
        counts.join(", ")
    };
    line("series", count(&contents.series));
    line("totals", shown(&contents.totals));
    line("counts", count(&contents.statuses));
    if let Some((first, last)) = &contents.years {
        line("years", if first == last { first.clone() } else { format!("{first} to {last}") });
    }
    line("gaps", shown(&contents.gaps));
    line("bins", shown(&contents.bins));
    line("not over", shown(&contents.partial));
}
