//! What must be said with a number so that nobody quotes it wrongly: sums, ties, gaps, turns, the
//! names of years and of series.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

struct Tables(TempDir);

impl Tables {
    fn of(files: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().expect("a folder");
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).expect("written");
        }
        Self(folder)
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Exit code, standard output and standard error.
    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_arrivals"))
            .args(arguments)
            .current_dir(self.0.path())
            .output()
            .expect("the program runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        let code = output.status.code().unwrap_or(-1);
        let (out, said) = (text(output.stdout), text(output.stderr));
        assert!(!said.contains("panicked"), "{said}");
        (code, out, said)
    }

    /// Standard output on one line, of a command that succeeds.
    fn said(&self, arguments: &[&str]) -> String {
        let (code, out, said) = self.run(&[arguments, &["--quiet"]].concat());
        assert_eq!(code, 0, "{arguments:?}: {said}");
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let (_, out, said) = self.run(&[arguments, &["--quiet", "--format", "json"]].concat());
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{arguments:?}: {error}\n{said}"))
    }
}

fn table(counts: &str) -> Tables {
    Tables::of(&[("t.csv", counts)])
}

fn holds(text: &str, words: &[&str]) {
    for words in words {
        assert!(text.contains(words), "'{words}' is not in: {text}");
    }
}

fn finding<'a>(summary: &'a Value, id: &str) -> &'a Value {
    let all = summary["findings"].as_array().expect("findings");
    all.iter().find(|one| one["id"] == id).unwrap_or_else(|| panic!("no {id}"))
}

/// Twelve months of 10, and twelve of 20.
fn months() -> String {
    let month = |year: u32, count: u32| {
        (1..=12).map(move |month| format!("{year}-{month:02},{count}\n")).collect::<String>()
    };
    format!("month,n\n{}{}", month(2020, 10), month(2021, 20))
}

#[test]
fn a_sum_says_that_no_cell_holds_it() {
    let tables = table(&months());
    let text = tables.said(&["explain", "latest", "t.csv"]);
    holds(
        &text,
        &[
            "The count of 2021 is the sum of 12 cells; none of them holds it.",
            "2021 240 – t.csv 14–25 2 12 cells",
        ],
    );
    let json = tables.json(&["summary", "t.csv"]);
    let cell = &finding(&json, "latest")["cells"][0];
    assert_eq!((&cell["row"], &cell["column"]), (&14.into(), &2.into()));
    let sum = serde_json::json!({"cells": 12, "last_row": 25, "last_column": 2});
    assert_eq!(cell["sum_of"], sum);
    // A plain count is no sum.
    let plain = table("year,n\n2020,120\n2021,240\n").json(&["summary", "t.csv"]);
    assert!(finding(&plain, "latest")["cells"][0].get("sum_of").is_none());
    // The same of records, of quarters across, and of figures that differ.
    let records =
        "date,place\n2020-01-05,a\n2020-03-01,a\n2020-12-31,b\n2021-01-01,a\n2021-12-30,b\n";
    let records = table(records).json(&["summary", "t.csv", "--records"]);
    assert_eq!(finding(&records, "latest")["cells"][0]["sum_of"]["cells"], 2);
    let both = Tables::of(&[("t.csv", &months()), ("u.csv", &months().replace("12,20", "12,25"))]);
    let difference = both.json(&["diff", "t.csv", "u.csv"]);
    assert_eq!(difference["revised"][0]["new"]["sum_of"]["cells"], 12);
}

#[test]
fn fiscal_years_keep_their_names_in_what_methods_say() {
    let rows: String = (2005..2025)
        .map(|year: u32| {
            let count = 300 + (year * 37) % 90 + if year > 2014 { 400 } else { 0 };
            format!("{year}/{:02},{count}\n", (year + 1) % 100)
        })
        .collect();
    let tables = table(&format!("year,count\n{rows}"));
    let text = tables.said(&["summary", "t.csv", "--full"]);
    holds(
        &text,
        &["2024/25 against 2023/24", "for 2025/26 is", "2005/06–2024/25", "after 2014/15"],
    );
    for year in ["for 2026", "2025 against", "after 2015 ", "in 2006–2025"] {
        assert!(!text.contains(year), "{year}: {text}");
    }
}

#[test]
fn series_that_differ_in_case_only_stay_apart() {
    let tables = table("year,A,a,Total\n2020,10,30,40\n2021,20,50,70\n");
    let text = tables.said(&["summary", "t.csv"]);
    holds(&text, &["a in 2021: 50 of 70"]);
    tables.run(&["report", "t.csv", "-o", "r"]);
    let page = std::fs::read_to_string(tables.at("r/report.md")).expect("a report");
    holds(&page, &["| A | a |"]);
}

#[test]
fn a_rank_says_which_groups_have_no_count() {
    let ranking = |counts: &str| {
        let tables = table(counts);
        let (_, svg, said) =
            tables.run(&["chart", "t.csv", "--kind", "ranking", "--format", "svg"]);
        let title = svg.split_once("<title").and_then(|(_, rest)| rest.split_once('>'));
        let title = title.and_then(|(_, rest)| rest.split_once('<')).map(|(title, _)| title);
        title.unwrap_or_else(|| panic!("no title: {said}")).to_owned()
    };
    let all = "year,a,b,c\n2020,10,30,90\n2021,20,50,";
    assert!(ranking(&format!("{all}95\n")).starts_with("C ranked first from 2020"));
    let some = ranking(&format!("{all}\n"));
    assert!(some.starts_with("B ranked first of those with a count in 2021"), "{some}");
    // The total leaves 95 to the group without a count: that may be the first.
    let total = "year,a,b,c,Total\n2020,10,30,90,130\n2021,20,50,,165\n";
    assert!(!ranking(total).contains("first"), "{}", ranking(total));
}

#[test]
fn ties_gaps_and_turns_are_said() {
    let tables = table("year,n\n2020,100\n2021,150\n2022,200\n2023,250\n");
    let json = tables.json(&["summary", "t.csv"]);
    let rise = finding(&json, "rise");
    assert_eq!(rise["value"]["ties"], 2);
    holds(rise["sentence"].as_str().unwrap_or_default(), &["first of 3 rises of that size"]);
    let (_, svg, _) = tables.run(&["chart", "t.csv", "--kind", "change", "--format", "svg"]);
    holds(&svg, &["and as much in 2 other years"]);

    let turned = table("year,n\n2015,160\n2016,640\n2017,236\n2018,1718\n");
    let text = turned.said(&["summary", "t.csv"]);
    holds(&text, &["the series turned, and fell from 640 in 2016 to 236 in 2017."]);
    let steady = table("year,n\n2015,160\n2016,340\n2017,330\n2018,1718\n");
    assert!(!steady.said(&["summary", "t.csv"]).contains("turned"), "unrest is no turn");

    let gaps = table("year,n\n2015,160\n2016,640\n2019,236\n2020,118\n2022,100\n");
    let text = gaps.said(&["summary", "t.csv"]);
    holds(
        &text,
        &[
            "No count in 2017–2018 and 2021: the peak may lie there.",
            "No count in 2017–2018 and 2021: a change there may be larger.",
        ],
    );
}

#[test]
fn reasons_are_the_true_ones() {
    let broken = table("year,n,break\n2020,100,\n2021,80,true\n2022,90,\n");
    let text = broken.said(&["summary", "t.csv"]);
    holds(&text, &["but for one across a break of the series, from 2020 to 2021"]);
    let apart = table("year,n\n2018,100\n2020,80\n2022,90\n");
    holds(
        &apart.said(&["summary", "t.csv"]),
        &["no two years that follow each other have a count"],
    );
    let net = table("year,a,b,Total\n2020,-10,30,20\n2021,20,50,70\n");
    let text = net.said(&["summary", "t.csv", "--full", "--net"]);
    holds(&text, &["'a' is below 0 in 2020 or 2021"]);
}

#[test]
fn editions_say_what_alone_differs() {
    let status = Tables::of(&[
        ("t.csv", "year,count,status\n2020,100,A\n2021,80,P\n2022,90,A\n"),
        ("u.csv", "year,count,status\n2020,100,A\n2021,80,A\n2022,90,A\n"),
    ]);
    let (code, text, _) = status.run(&["diff", "t.csv", "u.csv"]);
    assert_eq!(code, 1);
    assert!(!text.contains("though its numbers differ"), "{text}");
    holds(&text, &["as before; the status of a count differs"]);

    // The report quotes the counts of its findings alone.
    let rows: String = (2000..2024).map(|year| format!("{year},100,50,150\n")).collect();
    let table = format!("year,a,b,Total\n{rows}");
    let tables =
        Tables::of(&[("t.csv", &table), ("u.csv", &table.replace("2004,100,50", "2004,90,60"))]);
    tables.run(&["summary", "t.csv", "-o", "s.json"]);
    let (_, text, said) = tables.run(&["diff", "s.json", "u.csv"]);
    assert!(
        text.starts_with("Nothing changed in the figures that the report quotes: "),
        "{text}{said}"
    );

    let vintages = Tables::of(&[(
        "v.csv",
        "period,vintage,count\n2020,2021-01,100\n2021,2022-01,80\n2020,2023-01,101\n2022,2023-01,90\n",
    )]);
    let (_, text, _) = vintages.run(&["diff", "v.csv"]);
    holds(&text.replace('\n', " "), &["Of the 3 figures of 2023-01, 1 is carried forward"]);
    let (code, _, said) = vintages.run(&["diff", "v.csv", "--vintage-new", "2021-01"]);
    assert_eq!(code, 2);
    holds(&said, &["2021-01 is the first vintage: there is none before it"]);
}

#[test]
fn the_total_of_many_series_stays_in_the_table() {
    let names: Vec<String> = (1..=11).map(|number| format!("g{number}")).collect();
    let row = |year: u32| {
        let counts: Vec<String> = (1..=11).map(|number| (number * 10).to_string()).collect();
        format!("{year},660,{}\n", counts.join(","))
    };
    let tables = table(&format!("year,Total,{}\n{}{}", names.join(","), row(2020), row(2021)));
    tables.run(&["report", "t.csv", "-o", "r"]);
    let report = std::fs::read_to_string(tables.at("r/report.md")).expect("a report");
    holds(&report, &["| G6 | G5 | Total |"]);
}

#[test]
fn a_sign_of_levels_in_a_name_hides_no_total() {
    let tables = table("year,a | x,b,Total\n2020,10,20,30\n2021,20,30,50\n");
    holds(&tables.said(&["summary", "t.csv"]), &["The latest complete year is 2021: 50."]);
}

#[test]
fn lists_have_a_form_of_their_own() {
    let tables = table("year,n\n2020,120\n2021,240\n");
    let all = tables.json(&["explain"]);
    assert_eq!(all["schema"], "arrivals.explanations/1");
    assert!(all["findings"].as_array().is_some_and(|all| all.len() > 30));
    let own = tables.json(&["explain", "t.csv"]);
    assert_eq!(own["findings"][0]["id"], "latest");
    assert_eq!(own["findings"][0]["sentence"], "The latest complete year is 2021: 240.");
    let (_, markdown, _) = tables.run(&["explain", "--format", "markdown"]);
    holds(&markdown, &["- `latest`: Latest complete year"]);
    assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/explanations.schema.json").is_file());
}

#[test]
fn what_a_terminal_obeys_is_not_passed_on() {
    let tables =
        Tables::of(&[("e.csv", "year,\u{1b}[31mred\u{7},b,Total\n2020,10,20,30\n2021,20,30,50\n")]);
    for command in [&["summary", "e.csv"][..], &["inspect", "e.csv"], &["tidy", "e.csv"]] {
        let (code, out, said) = tables.run(command);
        assert_eq!(code, 0, "{said}");
        assert!(!out.contains(['\u{1b}', '\u{7}']) && !said.contains(['\u{1b}', '\u{7}']));
    }
    let (code, _, said) = tables.run(&["report", "e.csv", "-o", "r"]);
    assert_eq!(code, 0, "{said}");
    for entry in std::fs::read_dir(tables.at("r")).expect("listed") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "png") {
            let text = std::fs::read_to_string(&path).expect("a text");
            assert!(!text.contains(['\u{1b}', '\u{7}']), "{}", path.display());
        }
    }
}

#[test]
fn a_word_among_counts_is_named_with_what_to_say_of_it() {
    let one = table("year,count\n2020,10\n2021,withdrawn\n2022,20\n");
    let (code, _, said) = one.run(&["summary", "t.csv"]);
    assert_eq!(code, 2);
    holds(&said, &["'count' holds numbers and 'withdrawn'", "--marker 'withdrawn=missing'"]);
    let (code, _, said) = one.run(&["summary", "t.csv", "--marker", "withdrawn=missing"]);
    assert_eq!(code, 0, "{said}");
    let several =
        table("year,men,women,total\n2020,10,20,30\n2021,withdrawn,30,50\n2022,20,30,50\n");
    let (_, _, said) = several.run(&["summary", "t.csv"]);
    holds(&said, &["'men' holds numbers", "--marker 'withdrawn=missing'"]);
}

#[test]
fn small_numbers_are_said_as_they_are() {
    let small = table("year,n\n2020,100000\n2021,100010\n2021,100010\n");
    let (_, out, said) = small.run(&["summary", "t.csv"]);
    holds(&said, &["1 count stands twice and is read once"]);
    let text = out.split_whitespace().collect::<Vec<_>>().join(" ");
    holds(&text, &["by 10 (less than +0.1%)"]);
}
