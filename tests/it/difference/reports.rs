//! Reports that the program wrote, read back.

use super::{Editions, WIDE, tally, text};
use serde_json::Value as Json;

fn editions(new: &str) -> Editions {
    let editions = Editions::of(WIDE, new);
    for name in ["old", "new"] {
        let (table, file) = (format!("{name}.csv"), format!("{name}.json"));
        let words = ["--measure", "arrivals", "--unit", "people"];
        let flags = [&["summary", &table, "-q", "-o", &file], &words[..]].concat();
        assert!(editions.run(&flags).status.success());
    }
    editions
}

fn json(editions: &Editions, old: &str, new: &str) -> Json {
    let output = editions.run(&["diff", old, new, "-q", "--format", "json"]);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", text(&output.stderr)))
}

#[test]
fn a_report_is_the_same_as_itself_and_as_its_table() {
    let editions = editions(WIDE);
    for (old, new) in [("old.json", "new.json"), ("old.json", "old.csv"), ("old.csv", "old.json")] {
        let output = editions.run(&["diff", old, new, "-q"]);
        assert_eq!(output.status.code(), Some(0), "{old} {new}: {}", text(&output.stdout));
    }
}

/// The total is quoted whole, women in the last year: five figures of the report can be compared.
#[test]
fn the_findings_that_a_new_table_changes_are_said() {
    let editions = editions(&WIDE.replace("35,32,67", "38,32,70"));
    for new in ["new.csv", "new.json"] {
        let found = json(&editions, "old.json", new);
        assert_eq!(tally(&found), [1, 0, 0, 3], "{new}");
        let ids: Vec<&str> = found["findings"]["restated"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|said| said["id"].as_str())
            .collect();
        assert_eq!(ids, ["latest.change", "rise", "cumulative"], "{new}");
        let change = &found["findings"]["restated"][0];
        // 100 × (196 / 67 − 1) = 192.537…, 100 × (196 / 70 − 1) = 180; by hand.
        assert_eq!(
            change["old"],
            "From 2022 to 2023 arrivals rose from 67 to 196, by 129 (+192.5%)."
        );
        assert_eq!(
            change["new"],
            "From 2022 to 2023 arrivals rose from 70 to 196, by 126 (+180.0%)."
        );
    }
}

#[test]
fn a_report_says_nothing_of_series_that_it_does_not_quote() {
    let new =
        "year,men,women,total\n2021,40,23,63\n2022,35,32,67\n2023,32,164,196\n2024,26,210,236\n";
    let found = json(&editions(new), "old.json", "new.csv");
    // 2024 is new in the total, of which the report has all; not in the women's series.
    assert_eq!(tally(&found), [0, 1, 0, 4]);
    assert_eq!(found["series"]["added"], serde_json::json!([]));
    assert_eq!(found["added"][0]["period"], "2024");
    assert!(found["statuses"].as_array().is_some_and(Vec::is_empty));
}

#[test]
fn a_report_of_chosen_years_is_compared_in_these_years() {
    let editions = editions(&WIDE.replace("40,23,63", "41,23,64"));
    let flags = ["summary", "old.csv", "-q", "--from", "2022", "-o", "cut.json"];
    assert!(editions.run(&flags).status.success());
    let output = editions.run(&["diff", "cut.json", "new.csv", "-q"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
}

#[test]
fn what_methods_say_is_compared_between_full_reports_only() {
    let editions = Editions::of("", "");
    for (seed, name) in [("1", "one.json"), ("2", "two.json")] {
        let flags =
            ["summary", "--sample", "--full", "-q", "--to", "2019", "--seed", seed, "-o", name];
        assert!(editions.run(&flags).status.success());
    }
    assert!(
        editions
            .run(&["summary", "--sample", "-q", "--to", "2019", "-o", "plain.json"])
            .status
            .success()
    );
    let found = json(&editions, "one.json", "two.json");
    assert!(found["findings"]["restated"].as_array().is_some_and(|said| !said.is_empty()));
    let output = editions.run(&["diff", "one.json", "plain.json", "-q"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
}

#[test]
fn a_document_that_is_no_report_is_an_error() {
    let editions = editions(WIDE);
    assert!(
        editions
            .run(&["tidy", "old.csv", "-q", "--format", "json", "-o", "tidy.json"])
            .status
            .success()
    );
    editions.write("damaged.json", b"{\"schema\": \"arrivals.summary/1\", \"headline\": 3}");
    editions.write("newer.json", b"{\"schema\": \"arrivals.summary/2\"}");
    for (file, word) in [
        ("tidy.json", "'arrivals.tidy/1'"),
        ("newer.json", "'arrivals.summary/2'"),
        ("damaged.json", "no report of this program"),
    ] {
        let output = editions.run(&["diff", file, "old.csv", "-q"]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(
            said.contains(word) && said.contains("hint: ") && !said.contains("panicked"),
            "{said}"
        );
    }
}
