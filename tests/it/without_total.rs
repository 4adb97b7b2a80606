//! What is said of several series without a total.

use crate::common::read_table as read;
use arrivals_data::Year;
use arrivals_findings::{Selection, SelectionError, find_untotalled};

const TEXT: &str = "year,North,South,East\n2020,5,900,\n2021,700,800,3\n2022,900,650,2\n\
                    2023,950,,1\n";

#[test]
fn series_without_a_total_say_which_is_first_and_what_they_cannot_say() {
    let dataset = read(TEXT, &[("measure", "cases")]);
    assert!(dataset.whole().is_none());
    let found = find_untotalled(&dataset, &Selection::default()).expect("findings");
    // By hand: North has most in 2022 and 2023, South in 2020 and 2021.
    assert_eq!(
        found.headline,
        "North ranked first of those with a count from 2022 to 2023, with 950 cases in 2023"
    );
    let said: Vec<&str> = found.findings.iter().map(|said| said.sentence.as_str()).collect();
    assert_eq!(
        said,
        [
            "First of 2 groups with a count in 2023: North, with 950, as in every year from 2022 on.",
            "From 2021 to 2022, cases fell in 2 of 3 groups, rose in 1 and had no net change in 0.",
            "The largest count of North of all groups and years is 950 in 2023.",
            "2 of 3 series have a figure for 2023.",
        ]
    );
    let each = found.findings.last().expect("a finding");
    assert_eq!(each.caveats, ["The latest figure of 1 of them is of an earlier year."]);
    let rows = &each.table.as_ref().expect("a table").rows;
    assert_eq!(rows, &[["North", "2023", "950"], ["South", "2022", "650"], ["East", "2023", "1"]]);
    assert!(found.refused.iter().any(|refused| refused.id == "cumulative"));
}

#[test]
fn years_are_cut_and_must_be_those_of_a_series() {
    let dataset = read(TEXT, &[]);
    let year = |number: i64| Some(Year::new(number).expect("a year"));
    let to = |number| Selection { to: year(number), ..Selection::default() };
    let found = find_untotalled(&dataset, &to(2021)).expect("findings");
    assert_eq!(found.headline, "South ranked first from 2020 to 2021, with 800 in 2021");
    assert!(matches!(find_untotalled(&dataset, &to(2030)), Err(SelectionError::NoCount { .. })));
}

#[test]
fn nothing_counted_is_nothing_to_say() {
    let dataset = read("year,a,b\n2020,0,0\n2021,0,0\n2022,0,0\n", &[]);
    if dataset.whole().is_none() {
        assert!(find_untotalled(&dataset, &Selection::default()).is_err());
    }
}
