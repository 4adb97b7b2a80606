//! `arrivals explain`: each number of a finding leads to its formula and its cells.

mod evaluator;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use evaluator::{evaluate, links};
use serde_json::Value as Json;

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn json(arguments: &[&str]) -> Json {
    let output = run(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn sample_table() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/nk-arrivals.csv")
}

/// Small files with what is odd about them, and the flags that they need.
fn small() -> Vec<(&'static str, &'static str, Vec<&'static str>)> {
    vec![
        ("net flows", "year,count\n2020,-40\n2021,25\n2022,-3\n2023,-40\n", vec!["--net"]),
        ("small bases", "year,count\n2020,3\n2021,19\n2022,20\n2023,0\n", vec![]),
        ("a gap and a tie", "year,count\n2015,50\n2016,90\n2018,90\n2019,70\n", vec![]),
        ("one year", "year,count\n2024,196\n", vec![]),
        ("none at all", "year,count\n2020,0\n2021,0\n2022,0\n2023,1\n", vec![]),
        ("halves", "year,count\n2020,200\n2021,100\n2022,125\n2023,250\n", vec![]),
        (
            "a span and a part",
            "period,count\n..1998,947\n1999..2001,1043\n2002,1142\n2003,1285\n2004-01..2004-06,600\n",
            vec![],
        ),
        (
            "a break",
            "period,count,status,break\n2001,30,A,false\n2002,45,A,true\n2003,50,P,false\n",
            vec![],
        ),
        ("fiscal years", "year,count\n2019/20,250\n2020/21,180\n2021/22,205\n", vec![]),
        ("thousands", "year;count\n2020;\"1.204\"\n2021;\"2.706\"\n2022;\"1.502\"\n", vec![]),
        (
            "two groups",
            "year,men,women,total\n2022,35,32,67\n2023,32,164,196\n2024,26,210,236\n",
            vec![],
        ),
        (
            "billions",
            "year,count\n2020,999220088123\n2021,999787323456\n2022,999682369789\n",
            vec![],
        ),
    ]
}

/// Runs the check on the sample, whole, in part and cut, and on each small file.
fn on_all(check: impl Fn(&[&str], &Path)) {
    let home = sample_table();
    let path = home.to_str().expect("a path");
    for flags in [
        &[][..],
        &["--series", "female"],
        &["--from", "2011", "--to", "2023"],
        &["--years", "2009..2010"],
        &["--to", "2009"],
    ] {
        check(&[&[path], flags].concat(), &home);
    }
    let folder = tempfile::tempdir().expect("a folder");
    for (name, table, flags) in small() {
        let file = folder.path().join(format!("{}.csv", name.replace(' ', "-")));
        std::fs::write(&file, table).expect("written");
        let path = file.to_str().expect("a path").to_owned();
        check(&[&[path.as_str()], &flags[..]].concat(), &file);
    }
}

/// The finding's number that a step computes.
fn number(step: &str, value: &Json) -> Option<f64> {
    let pointer = match step {
        "difference" => "/difference",
        "percent" | "percent a year" => "/percent",
        "logarithm of the ratio" => "/log_ratio",
        "intervals" => "/intervals",
        "count" | "sum" => "/count",
        "peak" => "/at/count",
        "lower limit" => "/lower",
        "upper limit" => "/upper",
        _ => return None,
    };
    Some(value.pointer(pointer).and_then(Json::as_f64).unwrap_or_else(|| panic!("{step}: {value}")))
}

#[test]
fn the_arithmetic_of_every_plain_finding_comes_to_its_value() {
    let checked = std::cell::Cell::new(0);
    on_all(|arguments, _| {
        let summary = json(&[&["summary", "--format", "json"], arguments].concat());
        for finding in summary["findings"].as_array().expect("findings") {
            let sentence = finding["sentence"].as_str().expect("a sentence");
            let steps = finding["arithmetic"].as_array().map_or(&[][..], Vec::as_slice);
            let is_bare =
                finding["value"].get("percent") == Some(&Json::Null) && finding["id"] == "share";
            assert!(!steps.is_empty() || is_bare, "{arguments:?}: {finding}");
            for step in steps {
                let of = step["of"].as_str().expect("a name");
                let chain = step["text"].as_str().expect("arithmetic");
                let values: Vec<(char, f64)> =
                    links(chain).into_iter().map(|(sign, link)| (sign, evaluate(&link))).collect();
                let (_, last) = *values.last().expect("a value");
                let size = last.abs().max(1.0);
                for (sign, value) in &values {
                    // '=' is exact but for a computer's own rounding; limits are found by search.
                    let near = if chain.contains('χ') { 1e-8 } else { 1e-11 };
                    assert!((value - last).abs() <= near * size, "{sign} {value}: {chain}");
                }
                if let Some(number) = number(of, &finding["value"]) {
                    assert!((number - last).abs() <= 1e-12 * size, "{number}: {chain}");
                    checked.set(checked.get() + 1);
                }
                if let Some(shown) = step.pointer("/shown/text").and_then(Json::as_str) {
                    assert!(sentence.contains(shown), "'{shown}' is not in '{sentence}'");
                }
            }
        }
    });
    assert!(checked.get() > 150, "only {} numbers", checked.get());
}

#[test]
fn every_cell_stands_where_it_is_said_to_stand() {
    let looked_up = std::cell::Cell::new(0);
    on_all(|arguments, file| {
        let table = std::fs::read_to_string(file).expect("the table");
        let delimiter = if table.starts_with("year;") { ';' } else { ',' };
        let ids =
            ["latest", "latest.change", "peak", "cagr", "cumulative", "share", "fall", "rise"];
        for id in ids {
            let explained = json(&[&["explain", id, "--format", "json"], arguments].concat());
            let lists = ["cells", "chosen_from"].map(|name| explained[name].as_array().cloned());
            for cell in lists.into_iter().flatten().flatten() {
                let row = cell["row"].as_u64().expect("a row") as usize;
                let column = cell["column"].as_u64().expect("a column") as usize;
                let line = table.lines().nth(row - 1).expect("the line");
                let found = line.split(delimiter).nth(column - 1).expect("the cell");
                let digits: String =
                    found.chars().filter(|sign| sign.is_ascii_digit() || *sign == '-').collect();
                assert_eq!(digits.parse().ok(), cell["count"].as_i64(), "{id}: {cell} in '{line}'");
                let name = file.file_name().expect("a name").to_string_lossy();
                assert_eq!(cell["file"], *name);
                looked_up.set(looked_up.get() + 1);
            }
        }
    });
    assert!(looked_up.get() > 300, "only {} cells", looked_up.get());
}

#[test]
fn a_sheet_is_part_of_a_cells_place() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/layouts/xl_merged_years_formulas_hidden.xlsx");
    let path = path.to_str().expect("a path");
    let explained = json(&["explain", "latest", path, "--format", "json", "--quiet"]);
    assert!(explained["cells"][0]["sheet"].is_string(), "{explained}");
}

/// 223 against 236: −13, and 100 × (223 / 236 − 1) = −5.508474576…; computed by hand.
#[test]
fn a_change_is_explained_from_its_cells() {
    let said = text(&run(&["explain", "latest.change", "--sample"]).stdout);
    for part in [
        "From 2024 to 2025 arrivals fell from 236 to 223, by 13 (−5.5%).",
        "difference: 223 − 236 = −13",
        "percent: 100 × (223 ÷ 236 − 1) ≈ ",
        "≈ −5.50847457627118",
        "in the sentence: −5.5% (rounded to one decimal, always with its sign)",
        "formula  y(b) − y(a); 100 (y(b) / y(a) − 1), not given for y(a) < 20",
    ] {
        assert!(said.contains(part), "no '{part}' in\n{said}");
    }
    let cells: Vec<&str> =
        said.lines().skip_while(|line| *line != "Cells").skip(2).map(str::trim).collect();
    let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(cells[0]), ["2024", "236", "total", "nk-arrivals.csv", "26", "4"]);
    assert_eq!(words(cells[1]), ["2025", "223", "total", "nk-arrivals.csv", "27", "4"]);
}

#[test]
fn a_result_that_is_whole_is_said_to_be() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("t.csv");
    std::fs::write(&file, "year,count\n2022,100\n2023,150\n").expect("written");
    let path = file.to_str().expect("a path");
    let explained = json(&["explain", "latest.change", path, "--format", "json"]);
    assert_eq!(explained["arithmetic"][1]["text"], "100 × (150 ÷ 100 − 1) = 100 × (1.5 − 1) = 50");
}

#[test]
fn a_percentage_that_is_not_given_is_said_not_to_be() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("t.csv");
    std::fs::write(&file, "year,count\n2022,12\n2023,15\n").expect("written");
    let path = file.to_str().expect("a path");
    let said = text(&run(&["explain", "latest.change", path, "--quiet"]).stdout);
    assert!(said.contains("No percentage: the base, 12, is below 20."), "{said}");
    assert!(!said.contains("percent: "), "{said}");
}

#[test]
fn a_refusal_is_explained() {
    let said = text(
        &run(&["explain", "latest.change", "--sample", "--from", "2002", "--to", "2025"]).stdout,
    );
    assert!(said.contains("by 13"), "{said}");
    for (arguments, reason) in [
        (
            &["explain", "span.change", "--sample"][..],
            "Not said: it is said where years are asked for.",
        ),
        (
            &["explain", "decade.change", "--sample", "--to", "2010"],
            "Not said: it is not said where years are asked for.",
        ),
        (
            &["explain", "peak.change", "--sample", "--to", "2009"],
            "Not said: the latest year is the peak.",
        ),
        (&["explain", "counts.rate", "--sample"], "Not said: a rate needs a population."),
    ] {
        let output = run(arguments);
        let said = text(&output.stdout);
        assert_eq!(output.status.code(), Some(0));
        assert!(said.contains(reason) && said.contains("formula"), "{arguments:?}: {said}");
    }
}

#[test]
fn what_methods_found_is_shown_without_a_made_up_arithmetic() {
    let explained = json(&[
        "explain",
        "trend.test",
        "--sample",
        "--to",
        "2019",
        "--seed",
        "7",
        "--format",
        "json",
    ]);
    assert_eq!(explained["schema"], "arrivals.explanation/1");
    assert_eq!(explained["arithmetic"], serde_json::json!([]));
    assert_eq!(explained["random"]["seed"], 7);
    assert_eq!(explained["checked"]["n"], 18);
    assert!(explained["value"]["mann_kendall"]["s"].is_i64(), "{explained}");
    let names: Vec<&str> = explained["parameters"]
        .as_array()
        .expect("parameters")
        .iter()
        .filter_map(|parameter| parameter["name"].as_str())
        .collect();
    assert!(names.contains(&"mann_kendall.s") && names.contains(&"p"), "{names:?}");
    assert_eq!(explained["cells"].as_array().map(Vec::len), Some(18));
}

#[test]
fn plain_arithmetic_within_methods_is_shown() {
    // (67 + 196 + 236) ÷ 3 = 166.33…; 100 × (223 ÷ 166.33… − 1) = 34.068…, by hand.
    let said = text(&run(&["explain", "standing", "--sample"]).stdout);
    assert!(said.contains("mean before: (67 + 196 + 236) ÷ 3 ≈ 166.3333"), "{said}");
    assert!(said.contains("≈ 34.068136"), "{said}");
    let said = text(&run(&["explain", "counts.ratio", "--sample"]).stdout);
    assert!(said.contains("ratio: 223 ÷ 236 ≈ 0.94491525"), "{said}");
}

/// Without a total, a chart's shares are of the sum: 32 + 164 = 196, 100 × 164 / 196 = 83.67…
#[test]
fn a_share_of_a_sum_shows_the_sum() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("t.csv");
    std::fs::write(&file, "year,men,women\n2022,35,32\n2023,32,164\n").expect("written");
    let path = file.to_str().expect("a path");
    let said = text(&run(&["explain", "share.drawn", path, "--series", "women", "-q"]).stdout);
    assert!(said.contains("sum of the parts: 32 + 164 = 196"), "{said}");
    assert!(said.contains("percent: 100 × 164 ÷ 196 ≈ 83.673469"), "{said}");
}

/// Each id in the list is explained or refused, and each finding of the program is in the list.
#[test]
fn every_finding_can_be_explained() {
    let list = text(&run(&["explain"]).stdout);
    let ids: Vec<&str> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(ids.len() > 40);
    for id in &ids {
        let mut arguments = vec!["explain", id, "--sample", "--format", "json"];
        if id.starts_with("compare") {
            arguments.extend(["--series", "female", "--with", "male"]);
        }
        if id.starts_with("joinpoint") || *id == "compare.trend" {
            arguments.extend(["--to", "2019"]);
        }
        let explained = json(&arguments);
        let is_said = explained["sentence"].is_string();
        assert!(is_said != explained["refused"].is_string(), "{id}: {explained}");
        assert!(explained["method"]["formula"].is_string(), "{id}");
        assert!(
            !is_said || explained["cells"].as_array().is_some_and(|cells| !cells.is_empty()),
            "{id}"
        );
    }
    let full = json(&["summary", "--sample", "--full", "--format", "json"]);
    let vintages = json(&["revisions", "--sample", "--format", "json"]);
    for document in [full, vintages] {
        for list in ["findings", "refused"] {
            for said in document[list].as_array().expect("a list") {
                let id = said["id"].as_str().expect("an id");
                assert!(ids.contains(&id), "'{id}' cannot be explained");
            }
        }
    }
}

#[test]
fn a_mistyped_finding_is_an_error_that_names_the_nearest() {
    let output = run(&["explain", "latest.chang", "--sample"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("error: there is no finding 'latest.chang'"), "{said}");
    assert!(
        said.contains("hint: did you mean 'latest.change'? the findings are latest, "),
        "{said}"
    );
    let output = run(&["explain", "compare.ratio", "--sample"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("--with"), "{}", text(&output.stderr));
}

#[test]
fn hostile_names_are_escaped_in_markdown() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("t.csv");
    std::fs::write(&file, "year,\"a|b<script>\",\"합계\"\n2022,30,30\n2023,40,40\n")
        .expect("written");
    let path = file.to_str().expect("a path");
    let output = run(&["explain", "share", path, "--format", "markdown", "--quiet"]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(!said.contains("<script>") && !said.contains("a|b"), "{said}");
}

/// Each finding of the page names its method, which stands on the page with its formula, and its
/// cells; plain figures have their arithmetic.
#[test]
fn each_number_of_the_page_leads_to_its_formula_and_cells() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_str().expect("a path");
    assert!(run(&["report", "--sample", "-q", "-o", path]).status.success());
    let page = std::fs::read_to_string(folder.path().join("report.html")).expect("the page");
    let links: Vec<&str> =
        page.split("href=\"#method-").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(links.len() > 20, "only {} findings", links.len());
    for link in &links {
        assert!(page.contains(&format!("<dt id=\"method-{link}\">")), "{link} is not on the page");
    }
    assert_eq!(page.matches("<p>Cells: nk-arrivals.csv, ").count(), links.len());
    assert!(page.contains("<p>Difference: 223 − 236 = −13</p>"));
}
