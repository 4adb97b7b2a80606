//! Records are counted, and dates are those of the calendar.

use arrivals_data::{Dataset, Metadata, Severity};
use arrivals_read::source::{Reading, table_of};
use arrivals_read::tidy::{TidyError, TidyOptions, tidy};

fn read(csv: &str, options: &TidyOptions) -> Result<Dataset, TidyError> {
    let grid = table_of("t.csv", csv.as_bytes(), &Reading::default()).expect("a grid");
    tidy(vec![grid], Metadata::default(), options)
}

/// The periods and counts of the only series.
fn counts(dataset: &Dataset) -> Vec<(String, Option<i64>)> {
    let [series] = dataset.series() else { panic!("{} series", dataset.series().len()) };
    let observations = series.observations();
    observations.map(|o| (o.period.to_string(), o.count.map(|count| count.as_i64()))).collect()
}

fn of(pairs: &[(&str, i64)]) -> Vec<(String, Option<i64>)> {
    pairs.iter().map(|(period, count)| ((*period).to_owned(), Some(*count))).collect()
}

/// What is decided about records, and how sure it is.
fn said(dataset: &Dataset) -> (String, Severity) {
    let decision = dataset.decisions().iter().find(|decision| decision.topic == "records");
    decision.map(|decision| (decision.text.clone(), decision.severity)).expect("a decision")
}

const SEVERITY: &str =
    "date,severity\n2022-01-03,3\n2022-12-09,5\n2023-01-30,4\n2023-12-11,5\n2023-12-20,2\n";

#[test]
fn records_are_counted_though_a_column_holds_numbers() {
    let period_column = Some("date".to_owned());
    let records = TidyOptions { records: true, period_column, ..TidyOptions::default() };
    for csv in [
        SEVERITY,
        "date,district\n2022-01-04,6\n2022-11-30,22\n2023-02-02,18\n2023-07-09,6\n2023-12-20,11\n",
        "date,birth_year\n2022-01-04,1989\n2022-11-30,1973\n2023-02-02,1978\n2023-07-09,1990\n2023-12-20,1991\n",
    ] {
        let read = read(csv, &records).expect("a dataset");
        assert_eq!(counts(&read), of(&[("2022", 2), ("2023", 3)]), "{csv}");
    }
    let (text, severity) = said(&read(SEVERITY, &records).expect("a dataset"));
    assert_eq!(
        text,
        "each row is counted by the year in 'date'; to add up 'severity', name it with \
         --count-column severity"
    );
    assert_eq!(severity, Severity::Info);
}

#[test]
fn without_a_flag_the_rule_is_the_same_and_a_doubt() {
    // No two rows share kind and date: days are the dates of events.
    let csv = "date,kind,severity\n2022-01-03,a,3\n2022-12-09,b,5\n2023-01-30,a,4\n\
               2023-12-11,b,5\n2023-12-20,a,2\n";
    let read = read(csv, &TidyOptions::default()).expect("a dataset");
    assert_eq!(counts(&read), of(&[("2022", 2), ("2023", 3)]));
    assert_eq!(said(&read).1, Severity::Doubt);
}

#[test]
fn a_named_column_is_added_up() {
    let count_columns = vec!["severity".to_owned()];
    let options = TidyOptions { records: true, count_columns, ..TidyOptions::default() };
    let read = read(SEVERITY, &options).expect("a dataset");
    assert_eq!(counts(&read), of(&[("2022", 8), ("2023", 11)]));
    assert_eq!(said(&read).0, "each row is a record: 'severity' is added up by the year in 'date'");
}

#[test]
fn a_date_that_does_not_exist_names_its_cell() {
    for (good, bad) in [
        ("2020-02-29", "2020-02-31"),
        ("28/02/2021", "30/02/2021"),
        ("30 November 2022", "31 November 2022"),
        ("20220930", "20220931"),
        ("2021년 2월 28일", "2021년 2월 29일"),
        ("2021年2月28日", "2021年2月29日"),
    ] {
        for records in [true, false] {
            let options = TidyOptions { records, ..TidyOptions::default() };
            let csv = |last: &str| {
                format!("kind,date\na,{good}\nb,{good}\na,{good}\nb,{good}\na,{last}\nb,{good}\n")
            };
            let total: i64 = counts(&read(&csv(good), &options).expect("a dataset"))
                .into_iter()
                .filter_map(|(_, count)| count)
                .sum();
            assert_eq!(total, 6, "{good}");
            let error = read(&csv(bad), &options).expect_err(bad).to_string();
            assert_eq!(
                error,
                format!(
                    "t.csv, row 6, column 2 (date), '{bad}': there is no day '{bad}' in the calendar"
                )
            );
        }
    }
}

#[test]
fn a_day_that_stands_for_its_year_is_checked_too() {
    let csv = "date,n\n2019-11-30,5\n2020-11-31,6\n2021-11-30,7\n";
    let error = read(csv, &TidyOptions::default()).expect_err("no such day").to_string();
    assert!(
        error.starts_with("t.csv, row 3, column 1 (date), '2020-11-31': there is no day"),
        "{error}"
    );
}

/// A year of birth beside a day of death: which of them dates the record is not the table's to say.
#[test]
fn another_column_of_days_is_a_doubt() {
    let records = TidyOptions { records: true, ..TidyOptions::default() };
    let csv = "name,died,born\na,2012-11-21,1976\nb,2013-02-03,1980\nc,2013-05-06,1991\n";
    let dataset = read(csv, &records).expect("a dataset");
    let doubts: Vec<&str> = dataset
        .decisions()
        .iter()
        .filter(|decision| decision.severity == Severity::Doubt)
        .map(|decision| decision.text.as_str())
        .collect();
    if counts(&dataset) != of(&[("2012", 1), ("2013", 2)]) {
        assert!(doubts.iter().any(|text| text.contains("--period-column")), "{doubts:?}");
    }
    let csv = "id,happened,reported\n1,2012-11-21,2013-01-02\n2,2013-02-03,2013-02-04\n";
    let dataset = read(csv, &records).expect("a dataset");
    let is_doubt = |decision: &arrivals_data::Decision| {
        decision.severity == Severity::Doubt && decision.text.contains("--period-column")
    };
    assert!(dataset.decisions().iter().any(is_doubt));
    let named = TidyOptions { period_column: Some("happened".into()), ..records };
    let dataset = read(csv, &named).expect("a dataset");
    assert!(!dataset.decisions().iter().any(is_doubt));
}

#[test]
fn years_without_months_are_not_said_to_begin_in_one() {
    let records = TidyOptions { records: true, ..TidyOptions::default() };
    let dataset =
        read("id,year,place\n1,2010,A\n2,2010,B\n3,2011,A\n", &records).expect("a dataset");
    assert_eq!(counts(&dataset), of(&[("2010", 2), ("2011", 1)]));
    let texts: Vec<&str> = dataset.decisions().iter().map(|one| one.text.as_str()).collect();
    assert!(!texts.iter().any(|text| text.contains("December")), "{texts:?}");
    // Neither is the last of them called complete.
    assert!(
        texts.iter().any(|text| text.starts_with("whether 2011 is over is not known")),
        "{texts:?}"
    );
}
