//! What `tidy` writes is read again as it was: names, counts, statuses and roles.

use std::path::Path;

use arrivals::report::{TextForm, parquet, tidy as rows};
use arrivals_data::{Dataset, Location, Observation, Role};
use arrivals_read::source::{Input, Reading, read, table_of};
use arrivals_read::tidy::{TidyOptions, tidy};

use crate::common::{read_table, say};

/// What a series says: its key, its role, and its observations without their places. One without
/// an observation is in no row.
type Said = (Vec<String>, Role, Vec<Observation>);

fn said(dataset: &Dataset) -> Vec<Said> {
    let of = |observation: Observation| Observation {
        location: Location { table: 0, row: 0, column: 0 },
        summed: None,
        ..observation.clone()
    };
    let series = dataset.series().iter().filter(|series| series.observations().len() > 0);
    series
        .map(|series| {
            let observations = series.observations().map(of).collect();
            (series.key().to_vec(), series.role(), observations)
        })
        .collect()
}

/// Each form of long rows that is read again.
fn written(dataset: &Dataset) -> [(&'static str, Vec<u8>); 3] {
    let frame = dataset.frame().expect("a frame");
    [
        ("t.csv", rows(dataset, TextForm::Csv).into_bytes()),
        ("t.tsv", rows(dataset, TextForm::Tsv).into_bytes()),
        ("t.parquet", parquet(frame).expect("Parquet")),
    ]
}

/// How the dataset differs from what is read of its forms.
fn differences(dataset: &Dataset, net: bool) -> Vec<String> {
    let mut found = Vec::new();
    for (name, bytes) in written(dataset) {
        let options = TidyOptions { net, ..TidyOptions::default() };
        let grid = table_of(name, &bytes, &Reading::default()).expect("a grid");
        let again = match tidy(vec![grid], dataset.metadata().clone(), &options) {
            Ok(again) => again,
            Err(error) => {
                found.push(format!("{name}: {error}"));
                continue;
            }
        };
        if again.dimensions() != dataset.dimensions() {
            let (was, is) = (dataset.dimensions(), again.dimensions());
            found.push(format!("{name}: dimensions {was:?} are {is:?}"));
            continue;
        }
        let (was, is) = (said(dataset), said(&again));
        if let Some((was, is)) = was.iter().zip(&is).find(|(was, is)| was != is) {
            found.push(format!("{name}: {was:?}\n    is {is:?}"));
        } else if was.len() != is.len() {
            found.push(format!("{name}: {} series of {}", is.len(), was.len()));
        }
    }
    found
}

/// The dataset of a file, and whether it is of net flows.
fn dataset_of(path: &Path) -> Option<(Dataset, bool)> {
    let table = read(&Input::File(path.to_owned()), &Reading::default()).ok()?;
    [false, true].into_iter().find_map(|net| {
        let options = TidyOptions {
            period_column: table.roles.period.clone(),
            count_columns: table.roles.counts.clone(),
            net,
            ..TidyOptions::default()
        };
        let dataset = tidy(vec![table.grid.clone()], table.metadata.clone(), &options).ok()?;
        Some((dataset, net))
    })
}

fn check(folder: &Path) {
    let (mut datasets, mut sums, mut wrong) = (0, 0, Vec::new());
    for path in crate::selection::tables(folder) {
        let Some((dataset, net)) = dataset_of(&path) else { continue };
        datasets += 1;
        sums += usize::from(dataset.series().iter().any(|series| series.role().is_sum()));
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        wrong.extend(differences(&dataset, net).into_iter().map(|what| format!("{name}: {what}")));
    }
    say(format_args!("{datasets} datasets written and read again, {sums} of them with sums"));
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn datasets_of_the_layouts_are_read_again_as_they_are() {
    check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/layouts"));
}

#[test]
fn datasets_of_the_corpus_are_read_again_as_they_are() {
    match crate::corpus::folder() {
        Some(folder) => check(&folder),
        None => say(format_args!("skipped: no corpus")),
    }
}

/// Roles that neither names nor figures give: the column `total` says them.
#[test]
fn the_column_total_says_which_groups_are_sums() {
    const TABLE: &str = "place,sex,year,people\n\
                         North,men,2020,1\nNorth,women,2020,2\nNorth,Alle,2020,9\n\
                         South,Alle,2020,4\nNation,men,2020,5\nNation,Alle,2020,7\n\
                         Total,men,2020,3\n";
    let grid = table_of("t.csv", TABLE.as_bytes(), &Reading::default()).expect("a grid");
    let totals = Some(vec!["Nation".to_owned(), "Alle".to_owned()]);
    let options = TidyOptions { totals, ..TidyOptions::default() };
    let dataset = tidy(vec![grid], Default::default(), &options).expect("a dataset");
    let roles: Vec<Role> = dataset.series().iter().map(|series| series.role()).collect();
    // By hand: 'Alle' and 'Nation' are sums, and 'Total' is not, as nobody says so.
    use Role::{Part, Subtotal, Total};
    assert_eq!(roles, [Part, Part, Subtotal, Subtotal, Subtotal, Total, Part]);
    assert_eq!(differences(&dataset, false), Vec::<String>::new());
}

/// A dimension under the name of a column that every table has: another name, in each form.
#[test]
fn a_dimension_takes_no_name_of_a_column() {
    for (name, wanted) in [
        ("total", "total group"),
        ("status", "status group"),
        ("row", "row group"),
        ("file", "file group"),
        ("Count", "Count group"),
        ("sheet", "sheet group"),
    ] {
        let mut table = format!("{name},Year,Cases\n");
        for year in 2018..2024 {
            table += &format!("a first long name,{year},{}\n", 11 * (year - 2000));
            table += &format!("a second long name,{year},{}\n", 7 * (year - 2001));
        }
        let dataset = read_table(&table, &[]);
        assert_eq!(dataset.dimensions(), [wanted], "{name}");
        let text = format!("the column '{name}' is the dimension '{wanted}'");
        assert!(dataset.decisions().iter().any(|said| said.text.starts_with(&text)), "{name}");
        let frame = dataset.frame().expect("a frame");
        let names: Vec<String> =
            frame.get_column_names().iter().map(|name| name.to_lowercase()).collect();
        let distinct: std::collections::BTreeSet<&String> = names.iter().collect();
        assert_eq!(distinct.len(), names.len(), "{names:?}");
        assert_eq!(differences(&dataset, false), Vec::<String>::new(), "{name}");
        // It is chosen by the name of its column, too.
        let filters = vec![(name.to_owned(), "a second long name".to_owned())];
        let grid = table_of("t.csv", table.as_bytes(), &Reading::default()).expect("a grid");
        let options = TidyOptions { filters, ..TidyOptions::default() };
        let chosen = tidy(vec![grid], Default::default(), &options).expect("a dataset");
        assert_eq!(chosen.series().len(), 1, "{name}");
    }
}
