//! A folder of Parquet files is read as one table, scanned or whole.

use std::path::Path;

use arrivals_data::{Dataset, Metadata};
use arrivals_read::source::{Input, Large, Reading, read};
use arrivals_read::tidy::{TidyOptions, tidy, why_whole};
use polars::prelude::{DataFrame, DataType, IntoColumn, NamedFrom, Series, TimeUnit};
use polars_io::parquet::write::ParquetWriter;

const ROWS: i32 = 600;

/// Records of days, places, and an office that is a number; days are Parquet's own, or texts.
fn frame(rows: std::ops::Range<i32>, days: &DataType) -> DataFrame {
    let day = |row: i32| (row % 37 != 5).then_some(14_600 + (row * 7_919) % 3_650);
    let place =
        |row: i32| (row % 41 != 7).then(|| ["Aland", "Bland ", "Cörland", ""][row as usize % 4]);
    let dates = Series::new("date".into(), rows.clone().map(day).collect::<Vec<_>>());
    let dates = dates.cast(&DataType::Date).expect("days");
    let dates = match days {
        DataType::String => {
            let text = |row| dates.get(row).map(|day| day.to_string()).expect("a day");
            let texts: Vec<String> = (0..rows.len()).map(text).collect();
            Series::new(
                "date".into(),
                texts.iter().map(|t| t.replace("null", "")).collect::<Vec<_>>(),
            )
        }
        days => dates.cast(days).expect("days"),
    };
    let columns = vec![
        Series::new(
            "case".into(),
            rows.clone().map(|row| format!("case {row}")).collect::<Vec<_>>(),
        )
        .into_column(),
        dates.into_column(),
        Series::new("place".into(), rows.clone().map(place).collect::<Vec<_>>()).into_column(),
        Series::new(
            "office".into(),
            rows.clone().map(|row| i64::from(row % 7) - 3).collect::<Vec<_>>(),
        )
        .into_column(),
        Series::new(
            "share".into(),
            rows.clone().map(|row| f64::from(row % 3) / 2.0).collect::<Vec<_>>(),
        )
        .into_column(),
    ];
    DataFrame::new(rows.len(), columns).expect("a frame")
}

fn write(path: &Path, mut frame: DataFrame) {
    let file = std::fs::File::create(path).expect("a file");
    let writer = ParquetWriter::new(file).with_row_group_size(Some(90));
    writer.finish(&mut frame).expect("Parquet");
}

/// What is read, without the names and fingerprints of files, and whether it was scanned.
fn read_at(path: &Path, by: &[&str], from: usize) -> (String, bool, Dataset) {
    let large = Large { from, head: 3_200, ..Large::default() };
    let reading = Reading { large, ..Reading::default() };
    let table = read(&Input::File(path.to_owned()), &reading).expect("a table");
    let by = by.iter().map(|name| (*name).to_owned()).collect();
    let options = TidyOptions { records: true, by, ..TidyOptions::default() };
    let is_scanned = why_whole(&table.grid, &options).is_none();
    let dataset = tidy(vec![table.grid], Metadata::default(), &options).expect("a dataset");
    let said = dataset.decisions().iter().filter(|decision| decision.topic != "format");
    let said: Vec<String> = said.map(|decision| format!("{decision:?}")).collect();
    (format!("{:?} {said:#?}", dataset.series()), is_scanned, dataset)
}

#[test]
fn a_folder_is_read_as_one_file_by_scan_and_whole() {
    for days in [DataType::Date, DataType::Datetime(TimeUnit::Milliseconds, None), DataType::String]
    {
        let folder = tempfile::tempdir().expect("a folder");
        let parts = folder.path().join("parts");
        std::fs::create_dir(&parts).expect("a folder");
        for (name, rows) in [("b", 250..400), ("a", 0..250), ("c", 400..ROWS)] {
            write(&parts.join(format!("{name}.parquet")), frame(rows, &days));
        }
        std::fs::write(parts.join("_SUCCESS"), "").expect("a file");
        let one = folder.path().join("one.parquet");
        write(&one, frame(0..ROWS, &days));
        for by in [&[][..], &["place"], &["share", "office"]] {
            let (whole, is_scanned, _) = read_at(&one, by, usize::MAX);
            assert!(!is_scanned);
            let (scanned, is_scanned, _) = read_at(&one, by, 1);
            assert!(is_scanned, "{days:?} {by:?}");
            assert_eq!(scanned, whole, "{days:?} {by:?}");
            let (scanned, is_scanned, dataset) = read_at(&parts, by, 1);
            assert!(is_scanned, "{days:?} {by:?}");
            assert_eq!(scanned, whole, "{days:?} {by:?}");
            let (all, _, same) = read_at(&parts, by, usize::MAX);
            assert_eq!(all, whole);
            assert_eq!(dataset.origins(), same.origins());
            assert_eq!(dataset.decisions(), same.decisions());
        }
    }
}

/// What is added up beside names, of which one could be a sum, is read whole; alone it is scanned.
#[test]
fn counts_are_added_up_alike() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.parquet");
    let mut rows = frame(0..ROWS, &DataType::Date);
    let count = |row: i32| (row % 11 != 3).then_some(i64::from(row * row % 5_000));
    let counts = Series::new("n".into(), (0..ROWS).map(count).collect::<Vec<_>>());
    rows.with_column(counts.into_column()).expect("a column");
    for columns in [&["date", "n"][..], &["case", "date", "place", "n"]] {
        write(&path, rows.select(columns.iter().copied()).expect("columns"));
        let read = |from: usize| {
            let large = Large { from, head: 3_200, ..Large::default() };
            let reading = Reading { large, ..Reading::default() };
            let grid = read(&Input::File(path.clone()), &reading).expect("a table").grid;
            let options = TidyOptions {
                records: true,
                count_columns: vec!["n".to_owned()],
                ..TidyOptions::default()
            };
            let is_scanned = why_whole(&grid, &options).is_none();
            let dataset = tidy(vec![grid], Metadata::default(), &options).expect("a dataset");
            (is_scanned, format!("{dataset:?}"))
        };
        let (scanned, whole) = (read(1), read(usize::MAX));
        assert_eq!(scanned.0, columns.len() == 2);
        assert_eq!(scanned.1, whole.1);
    }
}

#[test]
fn what_else_a_folder_holds_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let error = |folder: &Path| {
        read(&Input::File(folder.to_owned()), &Reading::default())
            .expect_err("an error")
            .to_string()
    };
    assert!(
        error(folder.path()).ends_with("it is a folder without a file whose name ends in .parquet")
    );
    write(&folder.path().join("a.parquet"), frame(0..ROWS, &DataType::Date));
    std::fs::write(folder.path().join("notes.txt"), "x").expect("a file");
    std::fs::create_dir(folder.path().join("older")).expect("a folder");
    let (_, _, dataset) = read_at(folder.path(), &[], usize::MAX);
    let said: Vec<&str> = dataset.decisions().iter().map(|said| said.text.as_str()).collect();
    let ignored =
        "what the folder holds beside files of Parquet is not read: 'notes.txt' and 1 more";
    assert!(said.contains(&ignored), "{said:?}");
    write(&folder.path().join("b.parquet"), frame(0..ROWS, &DataType::String));
    assert_eq!(
        error(folder.path()),
        "b.parquet: its column 2 is 'date' of type str, and 'date' of type date in the first file of its \
         folder"
    );
    let other = frame(0..ROWS, &DataType::Date).drop("office").expect("a frame");
    write(&folder.path().join("b.parquet"), other);
    assert_eq!(
        error(folder.path()),
        "b.parquet: it has 4 columns, and the first file of its folder 5"
    );
    std::fs::write(folder.path().join("b.parquet"), "PAR1 and no more").expect("a file");
    assert_eq!(error(folder.path()), "b.parquet: not a readable Parquet file");
}
