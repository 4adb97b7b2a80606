//! What `tidy` writes, read again: the same series in every format, with the place of each cell.

use std::path::Path;
use std::process::Command;

use polars_io::SerReader;
use polars_io::parquet::read::ParquetReader;
use tempfile::TempDir;

/// Runs the program in a folder; standard output and error, when it ends well.
fn run(folder: &Path, arguments: &[&str]) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .arg("--verbose")
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    let (out, said) = (text(output.stdout), text(output.stderr));
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
    (out, said)
}

const TABLE: &str = "place,sex,year,count,status,break,note
\"A, north\",male,2001,5,A,,
\"A, north\",male,2002,,Q,,
\"A, north\",male,2003,7,P,true,\"said \"\"so\"\"\"
\"A, north\",female,..1998,900,A,,
\"A, north\",female,1999..2001,30,A,,
\"A, north\",female,2004-01..2004-06,4,E,,
서울,female,2003,0,A,,
";

/// Each format is written and read again.
#[test]
fn every_format_is_read_as_it_was_written() {
    let folder = TempDir::new().expect("a folder");
    let table = TABLE.replace("year,count", "period,count");
    std::fs::write(folder.path().join("t.csv"), table).expect("written");
    let (expected, _) = run(folder.path(), &["tidy", "t.csv", "-q"]);
    assert_eq!(expected.lines().count(), 1 + 7, "{expected}");
    for name in ["a.csv", "a.tsv", "a.parquet"] {
        run(folder.path(), &["tidy", "t.csv", "-q", "-o", name]);
        assert_eq!(run(folder.path(), &["tidy", name, "-q"]).0, expected, "{name}");
    }
    std::fs::create_dir(folder.path().join("p")).expect("a folder");
    run(folder.path(), &["tidy", "t.csv", "-q", "--unit", "people", "-o", "p/datapackage.json"]);
    for name in ["p/datapackage.json", "p/tidy.csv"] {
        let (read, said) = run(folder.path(), &["tidy", name]);
        assert_eq!(read, expected, "{name}");
        assert!(name.ends_with("json") || said.contains("datapackage.json beside"), "{said}");
    }
    // SDMX has no dimensions in small letters, and one status for a break.
    run(folder.path(), &["tidy", "t.csv", "-q", "-o", "a.sdmx.csv"]);
    let (read, _) = run(folder.path(), &["tidy", "a.sdmx.csv", "-q"]);
    let rows = |text: &str| text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    let without_flags = |text: &str| -> Vec<String> {
        let is_flag = |cell: &&str| matches!(*cell, "true" | "false");
        let without = |row: &String| -> String {
            row.split(',').filter(|cell| !is_flag(cell)).collect::<Vec<_>>().join(",")
        };
        rows(text).iter().map(without).collect()
    };
    assert_eq!(without_flags(&read), without_flags(&expected));
}

/// JSON and Parquet hold the file, the sheet, the row and the column of every observation.
#[test]
fn every_observation_keeps_its_cell() {
    let folder = TempDir::new().expect("a folder");
    std::fs::write(folder.path().join("t.csv"), "note\n\nplace,2001,2002\nA,5,6\nB,7,8\n")
        .expect("written");
    let (json, _) = run(folder.path(), &["tidy", "t.csv", "-q", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(document["schema"], "arrivals.tidy/1");
    assert_eq!(document["origins"][0]["name"], "t.csv");
    let last = &document["series"][1]["observations"][1];
    assert_eq!((&last["count"], &last["row"], &last["column"]), (&8.into(), &5.into(), &3.into()));
    let (json, _) = run(folder.path(), &["inspect", "t.csv", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(document["contents"]["dimensions"][0][0], "place");
    assert!(document["decisions"].as_array().expect("a list").iter().all(|d| !d["text"].is_null()));
}

/// Two files are one dataset; a year that stands only in their names is that of their counts.
#[test]
fn several_files_are_one_dataset() {
    let folder = TempDir::new().expect("a folder");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("written");
    };
    write("arrivals-2019.csv", "place,sex,people\nA,men,5\nA,women,6\n");
    write("arrivals-2020.csv", "sex,place,people\nmen,A,7\nwomen,A,8\nmen,B,9\n");
    let (read, said) = run(folder.path(), &["tidy", "arrivals-2019.csv", "arrivals-2020.csv"]);
    for row in
        ["A,men,2019,2019,5,A,false,", "A,women,2020,2020,8,A,false,", "B,men,2020,2020,9,A,false,"]
    {
        assert!(read.lines().any(|line| line == row), "{row} is not in {read}");
    }
    assert!(said.contains("arrivals-2020.csv: all counts are of 2020"), "{said}");
    // One file alone: the year in its name is asked for, not taken.
    let output = Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .args(["tidy", "arrivals-2019.csv"])
        .current_dir(folder.path())
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--year 2019"));
    let (read, _) = run(folder.path(), &["tidy", "arrivals-2019.csv", "--year", "2019", "-q"]);
    assert!(read.contains("A,men,2019,2019,5,A,false,"), "{read}");
    // Contradictions between files name both cells.
    write("again.csv", "place,sex,year,people\nA,men,2019,50\n");
    let output = Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .args(["tidy", "arrivals-2019.csv", "again.csv"])
        .current_dir(folder.path())
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("again.csv, row 2") && said.contains("50"), "{said}");
    // The cells of a summary name their files.
    let (json, _) = run(
        folder.path(),
        &[
            "summary",
            "arrivals-2019.csv",
            "arrivals-2020.csv",
            "-q",
            "--series",
            "A, men",
            "--format",
            "json",
        ],
    );
    assert!(json.contains("\"file\": \"arrivals-2020.csv\""), "{json}");
}

/// A column of its own for each measure: one of them is chosen by its name.
#[test]
fn a_dimension_is_kept_and_of_the_others_the_total() {
    let folder = TempDir::new().expect("a folder");
    let mut csv = String::from("place,sex,year,count\n");
    for year in 2001..2006 {
        for (place, men, women) in [("A", 1, 2), ("B", 3, 4), ("Total", 4, 6)] {
            csv.push_str(&format!("{place},men,{year},{}\n", men * year));
            csv.push_str(&format!("{place},women,{year},{}\n", women * year));
            csv.push_str(&format!("{place},all,{year},{}\n", (men + women) * year));
        }
    }
    std::fs::write(folder.path().join("t.csv"), csv).expect("written");
    let (read, said) = run(folder.path(), &["tidy", "t.csv", "--by", "place"]);
    assert_eq!(read.lines().count(), 1 + 3 * 5, "{read}");
    assert!(read.contains("A,all,2001,2001,6003,A,false,"), "{read}");
    assert!(said.contains("of 'sex', 'all' is kept"), "{said}");
    let output = Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .args(["tidy", "t.csv", "--by", "place", "--total", "Total"])
        .current_dir(folder.path())
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{said}");
    std::fs::write(folder.path().join("w.csv"), "year,births,deaths\n2001,5,6\n2002,7,8\n")
        .expect("written");
    let (read, _) = run(folder.path(), &["tidy", "w.csv", "-q", "--measure", "deaths"]);
    assert_eq!(
        read,
        "series,period,year,count,status,total,note\n\
         deaths,2001,2001,6,A,false,\ndeaths,2002,2002,8,A,false,\n"
    );
}

/// Two dimensions with totals, a year that is withheld, a span of years and a break.
const SUMS: &str = "place,sex,period,count,status,break,note
Total,all,..2019,90,A,,
Total,all,2020,10,A,,
Total,men,2020,3,A,,
Total,women,2020,7,A,,
A,all,2020,6,A,,
A,men,2020,1,A,,
A,women,2020,5,P,true,\"late\tentries\"
B,all,2020,4,A,,
B,men,2020,2,A,,
B,women,2020,2,A,,
B,women,2021,,Q,,
";

/// `WHERE NOT total` adds nobody twice.
#[test]
fn rows_that_are_no_totals_add_up_to_the_total() {
    let folder = TempDir::new().expect("a folder");
    std::fs::write(folder.path().join("t.csv"), SUMS).expect("written");
    let (lines, _) = run(folder.path(), &["tidy", "t.csv", "-q", "--format", "jsonl"]);
    let rows: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let of_2020 = |total: bool| -> Vec<i64> {
        let rows = rows.iter().filter(|row| row["year"] == 2020 && row["total"] == total);
        rows.map(|row| row["count"].as_i64().expect("a number")).collect()
    };
    // By hand: 1 + 5 + 2 + 2 = 10; the others are 10, its men and women, and its two places.
    assert_eq!(of_2020(false), [1, 5, 2, 2]);
    assert_eq!(of_2020(true), [10, 3, 7, 6, 4]);
    let (read, _) = run(folder.path(), &["tidy", "t.csv", "-q"]);
    assert!(read.starts_with("place,sex,period,year,count,status,break,total,note\n"), "{read}");
    assert!(read.contains("\nA,women,2020,2020,5,P,true,false,late\tentries\n"), "{read}");
    let (read, _) = run(folder.path(), &["tidy", "t.csv", "-q", "--format", "tsv"]);
    assert!(
        read.contains("\nA\twomen\t2020\t2020\t5\tP\ttrue\tfalse\t\"late\tentries\"\n"),
        "{read}"
    );
    run(folder.path(), &["tidy", "t.csv", "-q", "-o", "t.parquet"]);
    let bytes = std::fs::File::open(folder.path().join("t.parquet")).expect("a file");
    let frame = ParquetReader::new(bytes).finish().expect("Parquet");
    let totals = frame.column("total").expect("a column").bool().expect("flags");
    let totals: Vec<bool> = totals.iter().map(|flag| flag.expect("a flag")).collect();
    let said: Vec<bool> = rows.iter().map(|row| row["total"].as_bool().expect("a flag")).collect();
    assert_eq!(totals, said);
    // A single series is the sum of no other.
    let one = ["--where", "place=Total", "--where", "sex=all"];
    let (read, _) = run(folder.path(), &[&["tidy", "t.csv", "-q"][..], &one].concat());
    assert!(read.contains("\nTotal,all,2020,2020,10,A,false,\n"), "{read}");
}

/// One object a line, with the keys of the columns of CSV; what is withheld is null.
#[test]
fn json_lines_have_the_columns_of_csv() {
    let folder = TempDir::new().expect("a folder");
    std::fs::write(folder.path().join("t.csv"), SUMS).expect("written");
    for name in ["a.jsonl", "a.ndjson"] {
        run(folder.path(), &["tidy", "t.csv", "-q", "-o", name]);
        let text = std::fs::read_to_string(folder.path().join(name)).expect("a file");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 11);
        assert_eq!(
            lines[0],
            r#"{"place":"Total","sex":"all","period":"..2019","year":null,"count":90,"status":"A","break":false,"total":true,"note":null}"#
        );
        assert_eq!(
            lines[10],
            r#"{"place":"B","sex":"women","period":"2021","year":2021,"count":null,"status":"Q","break":false,"total":false,"note":null}"#
        );
    }
}

/// One row a period and one column a series; what has no place is said.
#[test]
fn a_wide_table_has_a_column_for_each_series() {
    let folder = TempDir::new().expect("a folder");
    std::fs::write(folder.path().join("t.csv"), SUMS).expect("written");
    let wide =
        |flags: &[&str]| run(folder.path(), &[&["tidy", "t.csv", "--wide"][..], flags].concat());
    let header = "period,year,\"Total, all\",\"Total, men\",\"Total, women\",\"A, all\",\"A, men\",\"A, women\",\"B, all\",\"B, men\",\"B, women\"";
    let (read, said) = wide(&[]);
    assert_eq!(
        read,
        format!("{header}\n..2019,,90,,,,,,,,\n2020,2020,10,3,7,6,1,5,4,2,2\n2021,2021,,,,,,,,,\n")
    );
    let note = "a wide table has no place for statuses and notes of counts: 1 marked provisional, \
                1 marked suppressed, 1 after a break, 1 with a note";
    assert!(said.contains(note), "{said}");
    assert!(!wide(&["-q"]).1.contains(note));
    let (read, _) = wide(&["--format", "tsv"]);
    assert_eq!(read.lines().nth(1), Some("..2019\t\t90\t\t\t\t\t\t\t\t"));
    let (read, _) = wide(&["--format", "jsonl"]);
    assert!(
        read.starts_with(r#"{"period":"..2019","year":null,"Total, all":90,"Total, men":null,"#),
        "{read}"
    );
    wide(&["-o", "w.parquet"]);
    let bytes = std::fs::File::open(folder.path().join("w.parquet")).expect("a file");
    let frame = ParquetReader::new(bytes).finish().expect("Parquet");
    assert_eq!((frame.height(), frame.width()), (3, 11));
    let counts = frame.column("A, women").expect("a column").i64().expect("whole numbers");
    assert_eq!(counts.iter().collect::<Vec<_>>(), [None, Some(5), None]);
    // Of the other forms none is wide.
    for format in ["json", "sdmx-csv"] {
        let output = Command::new(env!("CARGO_BIN_EXE_arrivals"))
            .args(["tidy", "t.csv", "--wide", "--format", format])
            .current_dir(folder.path())
            .output()
            .expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("choose csv, tsv, jsonl or parquet"), "{said}");
    }
}

/// Series of one name have columns of their own, a single one is `count`, and a sum says that it is.
#[test]
fn columns_of_a_wide_table_have_names_of_their_own() {
    let folder = TempDir::new().expect("a folder");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("written");
    };
    write("same.csv", "a,b,year,count\n\"x, y\",z,2020,1\nx,\"y, z\",2020,2\nx,z,2021,3\n");
    let (read, _) = run(folder.path(), &["tidy", "same.csv", "--wide", "-q"]);
    assert_eq!(
        read,
        "period,year,\"x, y, z\",\"x, y, z 2\",\"x, z\"\n2020,2020,1,2,\n2021,2021,,,3\n"
    );
    write("one.csv", "year,people\n2020,3\n2021,4\n");
    let (read, _) = run(folder.path(), &["tidy", "one.csv", "--wide", "-q"]);
    assert_eq!(read, "period,year,count\n2020,2020,3\n2021,2021,4\n");
    write("sums.csv", "year,North,South,Nation\n2020,3,4,7\n2021,5,6,11\n");
    let (read, _) = run(folder.path(), &["tidy", "sums.csv", "--wide", "-q", "--total", "Nation"]);
    assert_eq!(read, "period,year,North,South,Nation - total\n2020,2020,3,4,7\n2021,2021,5,6,11\n");
    // The table is read again with its total.
    write("again.csv", &read);
    let (long, _) = run(folder.path(), &["tidy", "again.csv", "-q"]);
    assert!(long.contains("\nNation - total,2020,2020,7,A,true,\n"), "{long}");
}

/// Records are divided by a column that is called as one of the columns of counts.
#[test]
fn records_are_divided_by_a_column_with_the_name_of_another() {
    let folder = TempDir::new().expect("a folder");
    let mut table = "id,day,status\n".to_owned();
    for year in [2019, 2020] {
        for month in 1..=12 {
            let status = if month % 3 == 0 { "refugee" } else { "asylum seeker" };
            table += &format!("{year}{month:02},{year}-{month:02}-28,{status}\n");
        }
    }
    std::fs::write(folder.path().join("r.csv"), table).expect("written");
    let flags = ["tidy", "r.csv", "-q", "--records", "--by", "status"];
    let (read, said) = run(folder.path(), &flags);
    // Of twelve months a year, every third is a refugee's.
    assert_eq!(
        read,
        "status group,period,year,count,status,total,note\n\
         asylum seeker,2019,2019,8,A,false,\nasylum seeker,2020,2020,8,A,false,\n\
         refugee,2019,2019,4,A,false,\nrefugee,2020,2020,4,A,false,\n\
         Total,2019,2019,12,A,true,\nTotal,2020,2020,12,A,true,\n",
        "{said}"
    );
}
