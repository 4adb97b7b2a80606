//! What holds of every number and every table, not of chosen ones.

use std::collections::BTreeSet;

use arrivals_data::{Dataset, Severity};
use arrivals_read::source::{Reading, table_of};
use arrivals_read::tidy::{MarkEvidence, NumberFormat, Thousands, TidyOptions, read_number, tidy};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::common::nets;

/// How a number may be written.
#[derive(Debug, Clone, Copy)]
struct Form {
    /// Between thousands.
    mark: &'static str,
    thousands: Option<Thousands>,
    decimal: Option<char>,
    /// Groups of two digits above the first three.
    indian: bool,
    /// The sign of zero.
    zero: char,
    /// After the number.
    after: &'static str,
}

const PLAIN: Form =
    Form { mark: "", thousands: None, decimal: None, indian: false, zero: '0', after: "" };

fn forms() -> Vec<Form> {
    let comma = Form { mark: ",", thousands: Some(Thousands::Comma), decimal: Some('.'), ..PLAIN };
    let point = Form { mark: ".", thousands: Some(Thousands::Point), decimal: Some(','), ..PLAIN };
    let mut forms = vec![PLAIN, comma, point, Form { indian: true, ..comma }];
    for mark in [" ", "\u{A0}", "\u{202F}", "\u{2009}", "'", "’"] {
        forms.push(Form { mark, ..PLAIN });
    }
    for after in ["명", "名", "人", " 명", " persons", "*", "¹", " 1)"] {
        forms.push(Form { after, ..comma });
        forms.push(Form { after, ..PLAIN });
    }
    for zero in ['０', '٠', '۰'] {
        forms.push(Form { zero, ..PLAIN });
    }
    forms.push(Form { mark: "，", zero: '０', ..comma });
    forms
}

fn written(number: i64, form: Form) -> String {
    let digits = number.unsigned_abs().to_string();
    let count = digits.len();
    let mut text = String::new();
    for (place, digit) in digits.bytes().enumerate() {
        let left = count - place;
        let between = match form.indian {
            true => left == 3 || (left > 3 && left % 2 == 1),
            false => left.is_multiple_of(3),
        };
        if place > 0 && between {
            text.push_str(form.mark);
        }
        let value = u32::from(digit - b'0');
        text.extend(char::from_u32(u32::from(form.zero) + value));
    }
    let sign = if number < 0 { "-" } else { "" };
    format!("{sign}{text}{}", form.after)
}

/// Numbers of every length, not only long ones.
fn number() -> impl Strategy<Value = i64> {
    (0_u32..16, any::<u64>()).prop_map(|(digits, random)| {
        i64::try_from(random % 10_u64.pow(digits + 1)).expect("at most 16 digits")
    })
}

proptest! {
    #![proptest_config(nets::properties(5_000))]

    #[test]
    fn a_number_is_read_as_it_was_written(number in number(), form in select(forms())) {
        let Form { thousands, decimal, indian, .. } = form;
        let marks = NumberFormat { thousands, decimal, indian, net: false, ..NumberFormat::default() };
        let text = written(number, form);
        let read = read_number(&text, marks).map(|value| value.count.map(|count| count.as_i64()));
        prop_assert_eq!(read, Ok(Some(number)), "{}", text);
    }

    #[test]
    fn a_net_flow_is_read_as_it_was_written(number in number(), form in select(forms())) {
        let Form { thousands, decimal, indian, .. } = form;
        let marks = NumberFormat { thousands, decimal, indian, net: true, ..NumberFormat::default() };
        let text = written(-number, form);
        let read = read_number(&text, marks).map(|value| value.count.map(|count| count.as_i64()));
        prop_assert_eq!(read, Ok(Some(-number)), "{}", text);
    }

    #[test]
    fn a_column_tells_its_marks(
        numbers in prop::collection::vec(number(), 1..12),
        long in 1_000_000_i64..1_000_000_000_000,
        form in select(forms()),
    ) {
        // One number of two groups decides between a mark and a fraction.
        let numbers: Vec<i64> = numbers.into_iter().chain([long]).collect();
        let texts: Vec<String> = numbers.iter().map(|number| written(*number, form)).collect();
        let mut evidence = MarkEvidence::default();
        texts.iter().for_each(|text| evidence.add(text));
        let (marks, _) = evidence.decide(false);
        for (number, text) in numbers.iter().zip(&texts) {
            let read = read_number(text, marks).map(|value| value.count.map(|c| c.as_i64()));
            prop_assert_eq!(read, Ok(Some(*number)), "{} of {:?}", text, texts);
        }
    }
}

/// A count: the names of its group by dimension, its period, its role and status, its number.
type Said = (Vec<(String, String)>, String, String, Option<i64>);

/// What a dataset says, in no order.
fn said(dataset: &Dataset) -> BTreeSet<Said> {
    let mut said = BTreeSet::new();
    for series in dataset.series() {
        let mut key: Vec<(String, String)> =
            dataset.dimensions().iter().cloned().zip(series.key().iter().cloned()).collect();
        key.sort();
        for observation in series.observations() {
            let count = observation.count.map(|count| count.as_i64());
            let role = format!("{:?} {:?}", series.role(), observation.status);
            said.insert((key.clone(), observation.period.to_string(), role, count));
        }
    }
    said
}

/// The items in the order that the indices choose, one after another.
fn permuted<T: Clone>(items: &[T], order: &[Index]) -> Vec<T> {
    let mut left: Vec<T> = items.to_vec();
    let mut taken = Vec::with_capacity(items.len());
    for index in order.iter().cycle().take(items.len()) {
        taken.push(left.remove(index.index(left.len())));
    }
    taken
}

fn dataset(rows: &[Vec<String>]) -> Result<Dataset, String> {
    let quoted = |row: &Vec<String>| {
        row.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",")
    };
    let text: String = rows.iter().map(|row| quoted(row) + "\n").collect();
    let grid =
        table_of("t.csv", text.as_bytes(), &Reading::default()).map_err(|e| e.to_string())?;
    tidy(vec![grid], Default::default(), &TidyOptions::default()).map_err(|error| error.to_string())
}

/// The table with its rows and its columns in another order.
fn shuffled(rows: &[Vec<String>], down: &[Index], across: &[Index]) -> Vec<Vec<String>> {
    let columns: Vec<usize> = permuted(&(0..rows[0].len()).collect::<Vec<_>>(), across);
    let body = permuted(&rows[1..], down);
    std::iter::once(&rows[0])
        .chain(&body)
        .map(|row| columns.iter().map(|column| row[*column].clone()).collect())
        .collect()
}

const PLACES: [&str; 5] = ["Seoul", "Busan", "Daegu", "Incheon", "Total"];
const SEXES: [&str; 2] = ["women", "men"];

/// Counts of places, sexes and years as one table: long, years across or years down.
fn table(shape: u8, places: usize, sexes: usize, years: i64, counts: &[i64]) -> Vec<Vec<String>> {
    let count = |place: usize, sex: usize, year: i64| {
        let number = |place: usize| counts[(place * 7 + sex * 3 + year as usize) % counts.len()];
        match PLACES[place] {
            "Total" => (5 - places..4).map(number).sum::<i64>().to_string(),
            _ => number(place).to_string(),
        }
    };
    // The last places, so that the total is one of them.
    let shown = || PLACES.iter().enumerate().skip(5 - places);
    let year = |place: i64| (2010 + place).to_string();
    match shape {
        0 => {
            let mut rows = vec![["place", "sex", "year", "count"].map(String::from).to_vec()];
            for (place, name) in shown() {
                for (sex, sex_name) in SEXES.iter().enumerate().take(sexes) {
                    for at in 0..years {
                        let cells = [(*name).into(), (*sex_name).into(), year(at)];
                        rows.push([&cells[..], &[count(place, sex, at)]].concat());
                    }
                }
            }
            rows
        }
        1 => {
            let header =
                ["place".to_owned(), "sex".to_owned()].into_iter().chain((0..years).map(year));
            let mut rows = vec![header.collect::<Vec<_>>()];
            for (place, name) in shown() {
                for (sex, sex_name) in SEXES.iter().enumerate().take(sexes) {
                    let names = [(*name).to_owned(), (*sex_name).to_owned()];
                    rows.push(
                        names
                            .into_iter()
                            .chain((0..years).map(|at| count(place, sex, at)))
                            .collect(),
                    );
                }
            }
            rows
        }
        _ => {
            let header = std::iter::once("year".to_owned())
                .chain(shown().map(|(_, name)| (*name).to_owned()));
            let mut rows = vec![header.collect::<Vec<_>>()];
            for at in 0..years {
                rows.push(
                    std::iter::once(year(at))
                        .chain(shown().map(|(place, _)| count(place, 0, at)))
                        .collect(),
                );
            }
            rows
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 10_000, ..nets::properties(2_000) })]

    #[test]
    fn the_order_of_rows_and_columns_says_nothing(
        shape in 0_u8..3,
        places in 2_usize..=5,
        sexes in 1_usize..=2,
        years in 2_i64..9,
        counts in prop::collection::vec(0_i64..100_000, 5..40),
        down in prop::collection::vec(any::<Index>(), 40),
        across in prop::collection::vec(any::<Index>(), 12),
    ) {
        let rows = table(shape, places, sexes, years, &counts);
        let other = shuffled(&rows, &down, &across);
        let (one, two) = (dataset(&rows), dataset(&other));
        // Counts that look like years may put the header in doubt; then that is said.
        let in_doubt = |dataset: &Dataset| {
            dataset.decisions().iter().any(|decision| decision.severity == Severity::Doubt)
        };
        prop_assume!(!one.as_ref().is_ok_and(in_doubt) && !two.as_ref().is_ok_and(in_doubt));
        let (one, two) = (one.map(|one| said(&one)), two.map(|two| said(&two)));
        prop_assert!(one.is_ok(), "{:?} of {:?}", one, rows);
        prop_assert_eq!(one, two, "{:?}", other);
    }
}
