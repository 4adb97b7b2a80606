//! The numbers of a title are those of the marks below it.

use std::collections::BTreeMap;

use roxmltree::Document;

use crate::charts::cases::{CASES, Case};
use crate::charts::golden::folder;

/// Titles of what a method found: their rates, means and ranges are computed, not drawn. That they
/// are those of the findings is tested where titles are made.
const COMPUTED: [&str; 4] = ["joinpoint", "levels", "forecast", "revisions"];

/// What a picture says and draws.
struct Said {
    title: String,
    /// Year and value, by series.
    drawn: Vec<(String, Vec<(i64, f64)>)>,
}

fn said(svg: &str) -> Result<Said, String> {
    let document = Document::parse(svg).map_err(|error| error.to_string())?;
    let text = |tag: &str| {
        document
            .descendants()
            .find(|node| node.has_tag_name(tag))
            .and_then(|node| node.text())
            .map(str::to_owned)
            .ok_or(format!("no {tag}"))
    };
    let mut drawn = Vec::new();
    for line in text("metadata")?.lines().filter_map(|line| line.strip_prefix("data")) {
        let Some((name, values)) = line.rsplit_once(": ") else { continue };
        let values = values
            .split(' ')
            .filter_map(|pair| {
                let (year, value) = pair.split_once('=')?;
                Some((year.get(..4)?.parse().ok()?, value.parse().ok()?))
            })
            .collect();
        drawn.push((name.trim().to_owned(), values));
    }
    Ok(Said { title: text("title")?, drawn })
}

/// The numbers of a title: their value and decimals.
fn numbers(title: &str) -> Vec<(f64, usize)> {
    title
        .split(|sign: char| !(sign.is_ascii_digit() || ",.".contains(sign)))
        .map(|number| number.trim_matches([',', '.']).replace(',', ""))
        .filter_map(|number| {
            let decimals = number.split_once('.').map_or(0, |(_, fraction)| fraction.len());
            Some((number.parse().ok()?, decimals))
        })
        .collect()
}

/// The numbers of the title that nothing drawn gives.
fn unfounded(case: &Case, said: &Said) -> Vec<f64> {
    let all: Vec<(i64, f64)> = said.drawn.iter().flat_map(|(_, values)| values).copied().collect();
    let is_year =
        |number: f64, decimals: usize| decimals == 0 && (1800.0..2200.0).contains(&number);
    // A name may hold a number, and a year of two halves is written 2023/24.
    let mut title = said.title.replace("1위", "");
    for (name, _) in said.drawn.iter().filter(|(name, _)| !name.is_empty()) {
        title = title.replace(name, "").replace(&name.to_lowercase(), "");
    }
    let halves: Vec<String> = (0..100).map(|half| format!("/{half:02}")).collect();
    halves.iter().for_each(|half| title = title.replace(half, ""));
    let numbers = numbers(&title);
    let named: Vec<i64> = numbers
        .iter()
        .filter(|(number, decimals)| is_year(*number, *decimals))
        .map(|(number, _)| *number as i64)
        .collect();
    // Of the years that the title names, and in Korean the one before, which is "the year before".
    let is_near = |year: i64| named.contains(&year) || named.contains(&(year + 1));
    let mut near: Vec<(i64, f64)> =
        all.iter().copied().filter(|(year, _)| is_near(*year)).collect();
    let mut sums: BTreeMap<i64, f64> = BTreeMap::new();
    for (year, value) in &near {
        *sums.entry(*year).or_default() += value;
    }
    near.extend(sums.iter().map(|(year, sum)| (*year, *sum)));
    let mut founded: Vec<f64> = near.iter().map(|(_, value)| *value).collect();
    founded.extend(sums.values());
    for (one, a) in &near {
        for (other, b) in &near {
            founded.extend([a - b, 100.0 * (b / a - 1.0), 100.0 * a / b]);
            // A share of the sum of a year.
            if one == other {
                founded.push(100.0 * a / sums.get(one).copied().unwrap_or(f64::NAN));
            }
        }
    }
    let first: Vec<f64> =
        said.drawn.iter().filter_map(|(_, values)| Some(values.first()?.1)).collect();
    let groups = said.drawn.len();
    numbers
        .iter()
        .filter(|(number, decimals)| {
            let shown = |value: f64| format!("{:.*}", decimals, value.abs());
            let is_drawn = founded.iter().any(|value| shown(*value) == shown(*number));
            // A year that is drawn, or in which a span of years begins or ends; the base of an
            // index; a number of groups; what a running total starts from.
            let is_fine = match case.kind() {
                _ if is_year(*number, *decimals) => true,
                "index" => *number == 100.0,
                "multiples" => *number <= groups as f64,
                "cumulative" => first.iter().any(|start| number < start),
                // Places are drawn, and no counts; changes, and not what they are of.
                "ranking" => *decimals == 0,
                "change" => (*decimals == 0) == case.has("--percent"),
                _ => false,
            };
            !is_drawn && !is_fine
        })
        .map(|(number, _)| *number)
        .collect()
}

#[test]
fn a_title_says_what_is_drawn_below_it() {
    let mut failures = Vec::new();
    let mut seen = 0;
    let is_ours = |case: &&Case| !case.has("--title") && !COMPUTED.contains(&case.kind());
    for case in CASES.iter().filter(is_ours) {
        let Ok(svg) = std::fs::read_to_string(folder().join(format!("{}.svg", case.name))) else {
            continue;
        };
        let said = said(&svg).expect("a picture");
        let unfounded = unfounded(case, &said);
        seen += 1;
        if !unfounded.is_empty() {
            failures.push(format!("{}: {unfounded:?} of '{}'", case.name, said.title));
        }
    }
    assert!(seen > 150, "only {seen} titles were read");
    assert!(failures.is_empty(), "{}:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn a_wrong_title_is_seen() {
    let case = Case { name: "made-up", arguments: &[], input: None };
    let said = |title: &str| Said {
        title: title.to_owned(),
        drawn: vec![("Total".to_owned(), vec![(2009, 2914.0), (2025, 223.0)])],
    };
    let right = said("223 arrivals in 2025, down 92.3% from the peak of 2,914 in 2009");
    assert_eq!(unfounded(&case, &right), Vec::<f64>::new());
    let wrong = said("224 arrivals in 2025, down 92.4% from the peak of 2,914 in 2009");
    assert_eq!(unfounded(&case, &wrong), [224.0, 92.4]);
    // A number of a year that is not the title's.
    assert_eq!(unfounded(&case, &said("2,914 arrivals in 2025")), [2914.0]);
}
