//! Records divided by groups: a group without a record in a year has a count of 0 there.

use arrivals_data::{Dataset, Metadata, Severity};
use arrivals_read::source::{Large, Reading, table_of};
use arrivals_read::tidy::{TidyOptions, tidy};

use crate::common::{run_on, tidy as tidied};

/// Eight records, counted by hand below; the last of them is of June.
const RECORDS: &str = "date,cause,sex,n\n\
    2010-02-01,fall,M,3\n2010-12-05,fall,F,4\n2011-03-01,fall,M,\n2011-07-01,storm,F,5\n\
    2012-01-02,fall,F,6\n2012-12-30,storm,M,7\n2013-05-05,fall,M,8\n2013-06-06,fire,F,9\n";

fn records(by: &[&str]) -> TidyOptions {
    let by = by.iter().map(|name| (*name).to_owned()).collect();
    TidyOptions { records: true, by, ..TidyOptions::default() }
}

fn filtered(mut options: TidyOptions, name: &str, value: &str) -> TidyOptions {
    options.filters.push((name.to_owned(), value.to_owned()));
    options
}

fn read_files(files: &[&str], options: &TidyOptions, large: Large) -> Dataset {
    let reading = Reading { large, ..Reading::default() };
    let grid = |csv: &&str| table_of("t.csv", csv.as_bytes(), &reading).expect("a grid");
    tidy(files.iter().map(grid).collect(), Metadata::default(), options).expect("a dataset")
}

fn read(csv: &str, options: &TidyOptions) -> Dataset {
    read_files(&[csv], options, Large::default())
}

/// The counts of each series, in the order of its periods.
fn counts(dataset: &Dataset) -> Vec<(String, Vec<i64>)> {
    let of = |series: &arrivals_data::Series| {
        let counts = series.observations().map(|at| at.count.expect("a count").as_i64());
        (series.name(), counts.collect())
    };
    dataset.series().iter().map(of).collect()
}

fn expected(series: &[(&str, &[i64])]) -> Vec<(String, Vec<i64>)> {
    series.iter().map(|(name, counts)| ((*name).to_owned(), counts.to_vec())).collect()
}

fn said(dataset: &Dataset) -> Vec<(String, Severity)> {
    let is_it = |one: &&arrivals_data::Decision| one.text.contains("no record in some years");
    let decisions = dataset.decisions().iter().filter(is_it);
    decisions.map(|one| (one.text.clone(), one.severity)).collect()
}

#[test]
fn a_year_without_a_record_of_a_group_is_0() {
    let dataset = read(RECORDS, &records(&["cause"]));
    let wanted: [(&str, &[i64]); 4] = [
        ("fall", &[2, 1, 1, 1]),
        ("storm", &[0, 1, 1, 0]),
        ("fire", &[0, 0, 0, 1]),
        ("Total", &[2, 2, 2, 2]),
    ];
    assert_eq!(counts(&dataset), expected(&wanted));
    for series in dataset.series() {
        let periods: Vec<String> = series.observations().map(|at| at.period.to_string()).collect();
        assert_eq!(periods, ["2010", "2011", "2012", "2013-01..2013-06"], "{}", series.name());
    }
    let text = "2 of 3 groups have no record in some years: 0 there".to_owned();
    assert_eq!(said(&dataset), [(text, Severity::Info)]);
    // The sum of no cells; a total names the cells of its records alone.
    let storm = &dataset.series()[1].observations().next().expect("a year");
    assert_eq!(storm.summed.map(|summed| summed.cells), Some(0));
    let total = &dataset.series()[3].observations().next().expect("a year");
    assert_eq!((total.location.row, total.summed.map(|summed| summed.cells)), (2, Some(2)));
}

#[test]
fn of_several_columns_only_groups_that_occur_have_zeros() {
    let wanted: [(&str, &[i64]); 6] = [
        ("fall, M", &[1, 1, 0, 1]),
        ("fall, F", &[1, 0, 1, 0]),
        ("storm, F", &[0, 1, 0, 0]),
        ("storm, M", &[0, 0, 1, 0]),
        ("fire, F", &[0, 0, 0, 1]),
        ("Total, Total", &[2, 2, 2, 2]),
    ];
    assert_eq!(counts(&read(RECORDS, &records(&["cause", "sex"]))), expected(&wanted));
}

#[test]
fn a_choice_of_rows_changes_no_zero() {
    let of_men = read(RECORDS, &filtered(records(&["cause"]), "sex", "M"));
    let wanted: [(&str, &[i64]); 3] =
        [("fall", &[1, 1, 0, 1]), ("storm", &[0, 0, 1, 0]), ("Total", &[1, 1, 1, 1])];
    assert_eq!(counts(&of_men), expected(&wanted));
    let whole = read(RECORDS, &records(&["cause"]));
    for (name, row) in counts(&whole).into_iter().take(3) {
        let chosen = read(RECORDS, &filtered(records(&["cause"]), "cause", &name));
        assert_eq!(counts(&chosen), [(String::new(), row.clone())], "{name}");
        let undivided = read(RECORDS, &filtered(records(&[]), "cause", &name));
        assert_eq!(counts(&undivided), [(String::new(), row)], "{name}");
    }
}

#[test]
fn the_sum_of_no_records_is_0_and_that_of_a_record_without_a_number_is_none() {
    let options = TidyOptions { count_columns: vec!["n".into()], ..records(&["cause"]) };
    let dataset = read(RECORDS, &options);
    let of = |name: &str, year: usize| {
        let series = dataset.series().iter().find(|series| series.name() == name).expect("it");
        let at = series
            .observations()
            .find(|at| usize::try_from(at.period.last().number()).expect("a year") == year);
        at.map(|at| at.count.expect("a count").as_i64())
    };
    let years = |name: &str| [2010, 2011, 2012, 2013].map(|year| of(name, year));
    assert_eq!(years("fall"), [Some(7), None, Some(6), Some(8)]);
    assert_eq!(years("storm"), [Some(0), Some(5), Some(7), Some(0)]);
    assert_eq!(years("fire"), [Some(0), Some(0), Some(0), Some(9)]);
    assert_eq!(years("Total"), [Some(7), Some(5), Some(13), Some(17)]);
}

#[test]
fn a_year_without_any_record_is_not_covered() {
    let csv = RECORDS.replace("2012", "2009");
    let wanted: [(&str, &[i64]); 4] = [
        ("fall", &[1, 2, 1, 1]),
        ("storm", &[1, 0, 1, 0]),
        ("fire", &[0, 0, 0, 1]),
        ("Total", &[2, 2, 2, 2]),
    ];
    let mut found = counts(&read(&csv, &records(&["cause"])));
    found.sort();
    let mut wanted = expected(&wanted);
    wanted.sort();
    assert_eq!(found, wanted);
}

#[test]
fn several_files_cover_their_years_together() {
    let (header, rows) = RECORDS.split_once('\n').expect("a header");
    let (early, late): (Vec<&str>, Vec<&str>) =
        rows.lines().partition(|row| row.starts_with("2010") || row.starts_with("2011"));
    let file = |rows: &[&str]| format!("{header}\n{}\n", rows.join("\n"));
    let (early, late) = (file(&early), file(&late));
    let options = TidyOptions { whole_years: true, ..records(&["cause"]) };
    let together = read_files(&[&early, &late], &options, Large::default());
    assert_eq!(counts(&together), counts(&read(RECORDS, &options)));
}

#[test]
fn a_scan_has_the_same_zeros() {
    let mut csv = String::from("date,cause\n");
    for day in 0..900 {
        let cause = if day == 450 { "fire" } else { ["fall", "storm"][day % 2] };
        csv += &format!("{}-{:02}-{:02},{cause}\n", 2010 + day / 300, day % 12 + 1, day % 28 + 1);
    }
    let scanned = Large { from: 1, head: 2_000, tail: 300, piece: 700 };
    let whole = Large { from: usize::MAX, ..Large::default() };
    let [scanned, whole] =
        [scanned, whole].map(|large| counts(&read_files(&[&csv], &records(&["cause"]), large)));
    let wanted: [(&str, &[i64]); 4] = [
        ("fall", &[150, 149, 150]),
        ("storm", &[150, 150, 150]),
        ("fire", &[0, 1, 0]),
        ("Total", &[300, 300, 300]),
    ];
    assert_eq!(scanned, expected(&wanted));
    assert_eq!(whole, scanned);
}

#[test]
fn a_tidy_file_of_records_is_read_as_it_was_written() {
    let (_folder, output) =
        run_on(RECORDS, &["tidy", "t.csv", "--records", "--by", "cause", "--by", "sex"]);
    let tidy_csv = String::from_utf8(output.stdout).expect("UTF-8");
    let again = read(&tidy_csv, &TidyOptions::default());
    assert_eq!(counts(&again), counts(&read(RECORDS, &records(&["cause", "sex"]))), "{tidy_csv}");
}

/// Exit code, standard output and standard error of a strict `tidy` of that text.
fn strictly(csv: &str, flags: &[&str]) -> (Option<i32>, String, String) {
    let folder = tempfile::TempDir::new().expect("a folder");
    let path = folder.path().join("t.csv");
    std::fs::write(&path, csv).expect("written");
    tidied(&path, &[&["--strict"], flags].concat())
}

/// A first year that begins late has the flag that accepts it.
#[test]
fn whole_years_settle_a_first_year_that_begins_late() {
    let csv = "date\n2015-03-01\n2015-12-02\n2016-01-05\n2016-06-01\n2016-12-05\n";
    let (code, _, said) = strictly(csv, &["--records"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("first record is of March 2015"), "{said}");
    assert!(said.contains("decide it with --whole-years"), "{said}");
    let (code, _, said) = strictly(csv, &["--records", "--whole-years"]);
    assert_eq!(code, Some(0), "{said}");
    let month = |number: i32| format!("{}-{:02},5\n", 2014 + number / 12, number % 12 + 1);
    let csv = format!("month,count\n{}", (14..36).map(month).collect::<String>());
    let (_, _, said) = strictly(&csv, &[]);
    assert!(said.contains("decide it with --whole-years"), "{said}");
    let (_, table, said) = strictly(&csv, &["--whole-years"]);
    assert!(table.contains("2015,2015,50,A") && table.contains("2016,2016,60,A"), "{table}{said}");
}

/// What the file says of its sums is decided by no flag, and none is named.
#[test]
fn sums_that_differ_name_no_flag() {
    let csv = "sex,year,count\nmen,2019,5\nwomen,2019,6\nTotal,2019,12\n\
               men,2020,5\nwomen,2020,6\nTotal,2020,11\n";
    for flags in [&[][..], &["--total", "Total"]] {
        let (code, _, said) = strictly(csv, flags);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("do not add up"), "{said}");
        assert!(said.contains("hint: correct the file"), "{said}");
    }
}

/// Files of other groups may be of other years: nobody was counted there only in years of the own file.
#[test]
fn a_file_of_other_groups_covers_no_years_of_these() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("written");
    };
    write(
        "z.csv",
        "date,nat\n2010-01-05,Z\n2012-12-30,Z\n2011-02-01,W\n2012-12-29,W\n2010-03-03,W\n",
    );
    write("xy.csv", "date,nat\n2015-01-02,X\n2016-12-30,Y\n2016-12-31,X\n");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .args(["tidy", "-q", "z.csv", "xy.csv", "--records", "--by", "nat"])
        .current_dir(folder.path())
        .output()
        .expect("ended");
    let table = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(table.contains("Z,2011,2011,0,A"), "{table}");
    assert!(table.contains("Y,2015,2015,0,A"), "{table}");
    for absent in ["Z,2015", "Z,2016", "X,2010", "Y,2012"] {
        assert!(!table.contains(absent), "{absent}: {table}");
    }
}
