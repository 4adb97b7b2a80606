//! What is written, and what is not.

use crate::recipe::folder::{COUNTS, Folder, MORE};

const TWO: &str = "\
[input]
file = \"counts.csv\"

[[chart]]
output = [\"chart.svg\", \"chart.txt\"]

[[text]]
command = \"summary\"
output = \"summary.md\"
";

fn lines(said: &str) -> Vec<&str> {
    let states = ["written ", "unchanged ", "stale "];
    said.lines().filter(|line| states.iter().any(|state| line.starts_with(state))).collect()
}

#[test]
fn only_what_changed_is_written() {
    let folder = Folder::with(TWO);
    let said = folder.build(&[]);
    assert_eq!(lines(&said), ["written chart.svg", "written chart.txt", "written summary.md"]);
    assert_eq!(said.lines().last(), Some("3 outputs: 3 written"));
    let said = folder.build(&[]);
    assert_eq!(
        lines(&said),
        ["unchanged chart.svg", "unchanged chart.txt", "unchanged summary.md"]
    );

    // Comments and the order of keys change nothing; a flag of one section changes that one.
    folder.write("arrivals.toml", &format!("# A comment\n{TWO}"));
    assert_eq!(folder.build(&[]).lines().last(), Some("3 outputs: 3 unchanged"));
    let titled = TWO.replace("[[chart]]\n", "[[chart]]\ntitle = \"Fewer\"\n");
    folder.write("arrivals.toml", &titled);
    let said = folder.build(&[]);
    assert_eq!(lines(&said), ["written chart.svg", "written chart.txt", "unchanged summary.md"]);
    assert!(String::from_utf8_lossy(&folder.read("chart.svg")).contains(">Fewer<"));

    // One output that is gone, or was edited by hand, is written again, and no other.
    std::fs::remove_file(folder.at("chart.txt")).expect("removed");
    let said = folder.build(&[]);
    assert_eq!(lines(&said), ["unchanged chart.svg", "written chart.txt", "unchanged summary.md"]);
    folder.write("summary.md", "edited");
    let said = folder.build(&[]);
    assert_eq!(lines(&said), ["unchanged chart.svg", "unchanged chart.txt", "written summary.md"]);

    folder.write("counts.csv", MORE);
    assert_eq!(folder.build(&[]).lines().last(), Some("3 outputs: 3 written"));
    assert!(String::from_utf8_lossy(&folder.read("summary.md")).contains("190"));
    assert_eq!(folder.build(&["--quiet"]), "");
}

/// A checkout gives every file a new time: only bytes count. An output that is not written has the
/// time that it had.
#[test]
fn times_say_nothing() {
    let folder = Folder::with(TWO);
    folder.build(&[]);
    let file = std::fs::File::options().write(true).open(folder.at("summary.md")).expect("a file");
    file.set_modified(std::time::UNIX_EPOCH).expect("a time");
    let bytes = folder.read("counts.csv");
    std::fs::remove_file(folder.at("counts.csv")).expect("removed");
    std::fs::write(folder.at("counts.csv"), bytes).expect("written");
    assert_eq!(folder.build(&[]).lines().last(), Some("3 outputs: 3 unchanged"));
    let time = std::fs::metadata(folder.at("summary.md")).and_then(|file| file.modified());
    assert_eq!(time.expect("a time"), std::time::UNIX_EPOCH);
}

#[test]
fn what_stands_beside_the_input_counts() {
    let folder = Folder::with(
        "[input]\nfile = \"counts.csv\"\n[[chart]]\ntheme = \"house.toml\"\nevents = \"e.csv\"\noutput = \"c.svg\"\n\
         [[text]]\ncommand = \"summary\"\nno_package = true\noutput = \"s.md\"\n",
    );
    folder.write("house.toml", "logo = \"one\"\n");
    folder.write("e.csv", "date,label\n2020,Borders close\n");
    folder.build(&[]);
    assert_eq!(folder.build(&[]).lines().last(), Some("2 outputs: 2 unchanged"));
    for (name, text) in [
        ("house.toml", "logo = \"two\"\n"),
        ("e.csv", "date,label\n2021,Borders open\n"),
        // A package that was not there changes what is read, except where none is wanted.
        (
            "datapackage.json",
            r#"{"resources": [{"name": "c", "path": "counts.csv"}], "title": "New"}"#,
        ),
    ] {
        folder.write(name, text);
        let said = folder.build(&[]);
        assert_eq!(lines(&said), ["written c.svg", "unchanged s.md"], "{name}");
    }
}

#[test]
fn a_check_writes_nothing_and_ends_with_1_when_something_is_stale() {
    let folder = Folder::with(TWO);
    let (code, _, said) = folder.run(&["build", "--check"]);
    assert_eq!((code, lines(&said).len()), (1, 3));
    assert!(said.contains("error: 3 outputs are stale") && said.contains("hint: "), "{said}");
    assert_eq!(folder.files(), ["arrivals.toml", "counts.csv"]);
    folder.build(&[]);
    assert_eq!(folder.run(&["build", "--check"]).0, 0);
    folder.write("counts.csv", MORE);
    let before = folder.read("chart.svg");
    assert_eq!(folder.run(&["build", "--check"]).0, 1);
    assert_eq!(folder.read("chart.svg"), before);
}

#[test]
fn json_says_what_changed() {
    let folder = Folder::with(TWO);
    let json = |arguments: &[&str]| -> serde_json::Value {
        let (_, out, _) = folder.run(&[&["build", "--format", "json"], arguments].concat());
        serde_json::from_str(&out).expect("JSON")
    };
    let first = json(&[]);
    assert_eq!(first["schema"], "arrivals.build/1");
    assert_eq!(first["changed"], true);
    assert_eq!(first["outputs"][1]["path"], "chart.txt");
    assert_eq!(first["outputs"][1]["section"], "[[chart]] 1");
    assert_eq!(first["outputs"][1]["line"], 4);
    assert_eq!(json(&[])["changed"], false);
    // An edit that changes no byte of an output is no change.
    folder.write("counts.csv", &COUNTS.replace('\n', "\r\n"));
    let again = json(&[]);
    let states: Vec<_> = again["outputs"].as_array().expect("a list").iter().collect();
    assert!(states.iter().any(|output| output["state"] == "unchanged"), "{again}");
    folder.write("counts.csv", MORE);
    assert_eq!(json(&["--check"])["outputs"][0]["state"], "stale");
}

/// What a build makes is what the commands make.
#[test]
fn outputs_are_those_of_the_commands() {
    let folder = Folder::with(
        "[input]\nfile = \"counts.csv\"\nunit = \"people\"\n[[chart]]\nkind = \"columns\"\nyears = \"2020..\"\n\
         no-grid = true\noutput = [\"c.svg\", \"c.png\"]\n[[text]]\ncommand = \"summary\"\nfrom = 2020\noutput = [\"s.md\", \"s.json\"]\n\
         [[text]]\ncommand = \"tidy\"\noutput = \"p/datapackage.json\"\n[[report]]\noutput = \"site\"\n",
    );
    folder.build(&[]);
    let run = |line: &[&str]| {
        let (code, _, said) = folder.run(&[line, &["counts.csv", "--unit", "people"]].concat());
        assert_eq!(code, 0, "{said}");
    };
    std::fs::create_dir(folder.at("q")).expect("a folder");
    let chart = ["chart", "--kind", "columns", "--years", "2020..", "--no-grid"];
    run(&[&chart[..], &["-o", "q/c.svg", "-o", "q/c.png"]].concat());
    run(&["summary", "--from", "2020", "-o", "q/s.md"]);
    run(&["summary", "--from", "2020", "-o", "q/s.json"]);
    run(&["tidy", "-o", "q/datapackage.json"]);
    run(&["report", "-o", "q/site"]);
    for name in ["c.svg", "c.png", "s.md", "s.json", "site/report.html", "site/summary.json"] {
        assert_eq!(folder.read(name), folder.read(&format!("q/{name}")), "{name}");
    }
    for name in ["datapackage.json", "tidy.csv"] {
        assert_eq!(folder.read(&format!("p/{name}")), folder.read(&format!("q/{name}")), "{name}");
    }
    assert_eq!(folder.build(&[]).lines().last().map(|line| line.contains("written")), Some(false));
    folder.write("site/report.md", "edited");
    let said = folder.build(&[]);
    assert_eq!(lines(&said).iter().filter(|line| line.starts_with("written")).count(), 1, "{said}");
    assert!(said.contains("written site/report.md"), "{said}");
}

/// The bytes say what is current, so that a damaged record loses nothing and is mended.
#[test]
fn a_damaged_record_is_mended() {
    let folder = Folder::with(TWO);
    folder.build(&[]);
    let whole = folder.read(".arrivals-build.json");
    for record in ["", "{", "{\"schema\": \"other/1\", \"outputs\": []}", "\u{0}"] {
        folder.write(".arrivals-build.json", record);
        assert_eq!(folder.run(&["build", "--check"]).0, 0);
        assert_eq!(folder.build(&[]).lines().last(), Some("3 outputs: 3 unchanged"));
        assert_eq!(folder.read(".arrivals-build.json"), whole);
    }
}
