//! Two vintages of one file: those of the sample, and small ones.

use super::{Editions, tally, text};
use serde_json::Value as Json;

fn json(editions: &Editions, arguments: &[&str]) -> Json {
    let flags = [&["diff", "--format", "json", "-q"], arguments].concat();
    let output = editions.run(&flags);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", text(&output.stderr)))
}

/// From data/nk-vintages.csv: the total of 2011 stood at 2,737 in January 2012 and is 2,706 now,
/// 100 × (2706 / 2737 − 1) = −1.1326…%, by hand.
#[test]
fn the_sample_was_revised_since_2012() {
    let editions = Editions::of("", "");
    let found =
        json(&editions, &["--sample", "--vintage-old", "2012-01", "--vintage-new", "2026-02-04"]);
    assert_eq!(
        found["lead"],
        "26 figures were revised, 15 added, none withdrawn: the latest year is now 2025, with 223 people."
    );
    let revised = found["revised"].as_array().expect("a list");
    let year = revised
        .iter()
        .find(|one| one["series"] == "total" && one["period"] == "2011")
        .expect("2011");
    assert_eq!((&year["old"]["count"], &year["new"]["count"]), (&2737.into(), &2706.into()));
    assert!((year["percent"].as_f64().expect("a number") + 1.132_626_963_8).abs() < 1e-9);
    assert_eq!(year["old"]["status"], "provisional");
    assert_eq!(year["old"]["file"], "nk-vintages.csv");
}

/// Without labels, the last two: 224 of 20 January 2026 was corrected to 223 on 4 February.
#[test]
fn the_last_two_vintages_are_taken_when_none_are_named() {
    let editions = Editions::of("", "");
    let found = json(&editions, &["--sample"]);
    let lead = found["lead"].as_str().expect("a sentence");
    assert!(lead.ends_with("the latest year, 2025, has 223 people instead of 224."), "{lead}");
    assert_eq!(
        (&found["old"]["name"], &found["new"]["name"]),
        (&"2026-01-20".into(), &"2026-02-04".into())
    );
}

const VINTAGES: &str = "year,vintage,count\n2020,2021-02,100\n2021,2022-02,120\n2020,2023-02,105\n2021,2023-02,120\n2022,2023-02,90\n";

#[test]
fn a_figure_that_is_not_repeated_stands_as_published_last() {
    let editions = Editions::of(VINTAGES, "");
    let labels = ["old.csv", "--vintage-old", "2022-02", "--vintage-new", "2023-02"];
    let found = json(&editions, &labels);
    assert_eq!(tally(&found), [1, 1, 0, 1]);
    assert_eq!(
        found["notes"][0],
        "Not repeated in 2022-02, and taken as published last: 1 of the figures."
    );
    let alone = json(&editions, &[&labels[..], &["--vintage-alone"]].concat());
    assert_eq!(tally(&alone), [0, 2, 0, 1]);
}

#[test]
fn a_label_may_be_begun_and_a_wrong_one_is_an_error() {
    let editions = Editions::of(VINTAGES, "");
    let found = json(&editions, &["old.csv", "--vintage-old", "2021", "--vintage-new", "2023"]);
    assert_eq!(tally(&found), [1, 2, 0, 0]);
    for (label, words) in
        [("1999", "there is no vintage '1999'"), ("20", "several vintages begin with '20'")]
    {
        let output = editions.run(&["diff", "old.csv", "--vintage-new", label]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(
            said.contains(words) && said.contains("hint: the vintages are '2021-02'"),
            "{said}"
        );
    }
    let output = editions.run(&["diff", "old.csv", "--vintage-new", "2021-02"]);
    assert!(
        text(&output.stderr).contains("2021-02 is the first vintage: there is none before it"),
        "{}",
        text(&output.stderr)
    );
}
