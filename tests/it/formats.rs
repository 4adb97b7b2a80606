//! What `tidy` writes, read again: the same series in every format, with the place of each cell.

use std::path::Path;
use std::process::Command;

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
    for name in ["a.csv", "a.parquet"] {
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
    let without_break = |text: &str| -> Vec<String> {
        rows(text).iter().map(|row| row.replace(",true,", ",").replace(",false,", ",")).collect()
    };
    assert_eq!(without_break(&read), without_break(&expected));
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
    for row in ["A,men,2019,2019,5,A,", "A,women,2020,2020,8,A,", "B,men,2020,2020,9,A,"] {
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
    assert!(read.contains("A,men,2019,2019,5,A,"), "{read}");
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
    assert!(read.contains("A,all,2001,2001,6003,A,"), "{read}");
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
        "series,period,year,count,status,note\ndeaths,2001,2001,6,A,\ndeaths,2002,2002,8,A,\n"
    );
}
