//! The sample: every row and column is added again.

use arrivals::sample::sample;
use arrivals_data::{Count, Period, Series};
use arrivals_read::tidy::{TidyOptions, tidy};

fn dataset() -> arrivals_data::Dataset {
    let table = sample().expect("the sample");
    tidy(vec![table.grid], table.metadata, &TidyOptions::default()).expect("a dataset")
}

fn series(name: &str) -> Series {
    dataset().series().iter().find(|series| series.name() == name).expect("a series").clone()
}

fn count(series: &Series, period: &str) -> i64 {
    let period = Period::parse(period).expect("a period");
    series.at(period).and_then(|at| at.count).map(Count::as_i64).expect("a count")
}

#[test]
fn men_and_women_add_up_to_the_total_in_every_period() {
    let (total, male, female) = (series("total"), series("male"), series("female"));
    assert_eq!(total.observations().len(), 26);
    for observation in total.observations() {
        let period = observation.period.to_string();
        assert_eq!(
            count(&male, &period) + count(&female, &period),
            count(&total, &period),
            "{period}"
        );
    }
}

/// The running totals that the Ministry of Unification published at the end of these years.
#[test]
fn the_running_totals_are_those_that_the_ministry_published() {
    let total = series("total");
    for (year, published) in
        [(2016, 30_212), (2022, 33_882), (2023, 34_078), (2024, 34_314), (2025, 34_537)]
    {
        let sum: i64 = total
            .observations()
            .filter(|observation| observation.period.last().number() <= year)
            .filter_map(|observation| observation.count.map(Count::as_i64))
            .sum();
        assert_eq!(sum, published, "end of {year}");
    }
}

#[test]
fn the_columns_add_up() {
    let sum = |name: &str| -> i64 {
        series(name).observations().filter_map(|at| at.count.map(Count::as_i64)).sum()
    };
    // 34,537 in all, of whom 9,593 men and 24,944 women (Ministry of Unification, end of 2025).
    assert_eq!((sum("male"), sum("female"), sum("total")), (9_593, 24_944, 34_537));
}

#[test]
fn the_figures_of_the_sample_are_there() {
    let total = series("total");
    for (period, expected) in [
        ("..1998", 947),
        ("1999..2001", 1_043),
        ("2009", 2_914),
        ("2011", 2_706),
        ("2023", 196),
        ("2024", 236),
        ("2025", 223),
    ] {
        assert_eq!(count(&total, period), expected, "{period}");
    }
    let years: Vec<i32> = total.years().iter().map(|at| at.year.number()).collect();
    assert_eq!(years, (2002..=2025).collect::<Vec<_>>());
}

#[test]
fn the_metadata_names_unit_source_licence_and_notes() {
    let dataset = dataset();
    let metadata = dataset.metadata();
    assert_eq!(metadata.unit.as_deref(), Some("people"));
    assert!(metadata.sources[0].title.contains("Ministry of Unification"));
    assert!(!metadata.licences.is_empty() && metadata.retrieved.is_some());
    assert!(metadata.notes.iter().any(|note| note.contains("1999–2001")));
    assert!(metadata.notes.iter().any(|note| note.contains("corrected to 223")));
    assert!(
        metadata.events.len() >= 3 && metadata.events.iter().all(|event| !event.source.is_empty())
    );
}

/// The newest vintage of each year and sex is the count of the dataset itself.
#[test]
fn the_newest_vintage_is_the_current_figure() {
    let resources = arrivals::sample::SAMPLE_FILES;
    let vintages =
        resources.iter().find(|resource| resource.name == "nk-vintages.csv").expect("vintages");
    let mut reader = csv::Reader::from_reader(vintages.text.as_bytes());
    let mut newest = std::collections::BTreeMap::new();
    for row in reader.records() {
        let row = row.expect("a row");
        let key = (row[0].to_owned(), row[2].to_owned());
        let entry = (row[1].to_owned(), row[3].parse::<i64>().expect("a count"));
        let slot = newest.entry(key).or_insert_with(|| entry.clone());
        if entry.0 > slot.0 {
            *slot = entry;
        }
    }
    assert!(newest.len() > 20);
    for ((period, sex), (vintage, expected)) in newest {
        if vintage.starts_with("2026") {
            assert_eq!(count(&series(&sex), &period), expected, "{period} {sex}");
        }
    }
}

#[test]
fn the_frame_holds_every_cell_with_its_place() {
    let dataset = dataset();
    let frame = dataset.frame().expect("a frame");
    assert_eq!((frame.height(), frame.width()), (78, 14));
    let sum = frame.column("count").expect("a column").sum_reduce().expect("a sum");
    // Twice 34,537: the total, and the two sexes that add up to it.
    assert_eq!(sum.value().try_extract::<i64>().expect("a number"), 69_074);
    assert_eq!(frame.column("year").expect("a column").null_count(), 6);
}
