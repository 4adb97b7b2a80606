//! Claims and thresholds.

use crate::recipe::folder::{Folder, MORE};

const CHART: &str = "[input]\nfile = \"counts.csv\"\n[[chart]]\noutput = \"a.svg\"\n";

fn with(more: &str) -> Folder {
    Folder::with(&format!("{CHART}{more}"))
}

#[test]
fn a_claim_that_does_not_hold_lets_nothing_be_written() {
    let folder = with("[[claim]]\ntext = \"90 in 2023\"\n");
    assert_eq!(folder.build(&[]).lines().last(), Some("1 output: 1 written; 1 claim holds"));
    assert_eq!(folder.run(&["build", "--check"]).0, 0);
    let before = folder.read("a.svg");
    folder.write("counts.csv", MORE);
    for arguments in [&["build"][..], &["build", "--check"]] {
        let (code, _, said) = folder.run(arguments);
        assert_eq!(code, 1, "{said}");
        assert!(said.contains("alert: arrivals.toml:5: ") && said.contains("190"), "{said}");
        assert!(said.contains("error: 1 claim does not hold"), "{said}");
        assert_eq!(folder.read("a.svg"), before);
    }
}

#[test]
fn an_article_is_read_for_its_claims() {
    let folder = with("[[claim]]\narticle = \"article.txt\"\n");
    folder.write("article.txt", "It was a cold year. The count fell to 90 in 2023.\n");
    assert!(folder.build(&[]).contains("1 claim holds"));
    folder.write("article.txt", "It was a cold year. The count fell to 80 in 2023.\n");
    assert_eq!(folder.run(&["build"]).0, 1);
}

/// From 100 to 90 is −10%.
#[test]
fn a_threshold_that_trips_is_said_and_fails_only_where_asked() {
    let limit = |more: &str| {
        with(&format!("[[threshold]]\nfinding = \"latest.change\"\nvalue = \"percent\"\n{more}"))
    };
    let kept = limit("below = -10.5\n");
    assert!(kept.build(&[]).contains("1 threshold is kept"));
    assert_eq!(kept.run(&["build", "--check"]).0, 0);

    let folder = limit("below = -9.5\nmessage = \"Look here\"\n");
    for _ in 0..2 {
        let said = folder.build(&[]);
        assert!(
            said.contains(
                "alert: arrivals.toml:5: Look here (latest.change percent is −10.0, below −9.5: "
            ),
            "{said}"
        );
    }
    assert!(folder.build(&["--quiet"]).starts_with("alert: "));
    assert_eq!(folder.run(&["build", "--check"]).0, 0, "only 'fail' makes it one");

    let folder = limit("below = -9.5\nfail = true\n");
    let (code, _, said) = folder.run(&["build"]);
    assert_eq!(code, 1, "{said}");
    assert!(!folder.read("a.svg").is_empty(), "an alarm is no reason to keep the old chart");
    assert_eq!(folder.run(&["build", "--check"]).0, 1);
}

#[test]
fn a_threshold_of_no_finding_or_number_names_those_there_are() {
    for (keys, words) in [
        ("finding = \"latest.chnge\"\nvalue = \"percent\"\n", "did you mean 'latest.change'?"),
        ("finding = \"latest.change\"\nvalue = \"percnt\"\n", "did you mean 'percent'?"),
        ("finding = \"latest.change\"\nvalue = \"zzzzzzz\"\n", "to.count"),
    ] {
        let folder = with(&format!("[[threshold]]\n{keys}above = 1\n"));
        let (code, _, said) = folder.run(&["build"]);
        assert_eq!(code, 2, "{said}");
        assert!(
            said.contains("arrivals.toml:5: [[threshold]] 1") && said.contains(words),
            "{said}"
        );
    }
}

/// Twelve years near 100, then one of 100 or 400: the forecast is made from the twelve alone, and
/// says the same as the command does.
#[test]
fn a_year_outside_its_forecast_trips() {
    let counts = |last: u32| {
        let before = [101, 98, 104, 97, 102, 99, 103, 96, 100, 105, 98, 101];
        let rows = before.iter().enumerate().map(|(at, count)| format!("{},{count}\n", 2011 + at));
        format!("year,count\n{}2023,{last}\n", rows.collect::<String>())
    };
    let folder = with("[[threshold]]\noutside = \"forecast\"\n");
    folder.write("counts.csv", &counts(100));
    assert!(folder.build(&[]).contains("1 threshold is kept"));
    folder.write("counts.csv", &counts(400));
    let said = folder.build(&[]);
    assert!(said.contains("400 in 2023 is outside the range of 9 in 10"), "{said}");
    assert!(said.contains("from the years 2011 to 2022"), "{said}");
    let (_, forecast, _) =
        folder.run(&["forecast", "counts.csv", "--to", "2022", "--format", "json"]);
    let forecast: serde_json::Value = serde_json::from_str(&forecast).expect("JSON");
    let year = forecast["findings"][0]["value"]["years"][0].clone();
    assert_eq!(year["year"], 2023);
    let range = format!("{} to {}", year["quantiles"][0], year["quantiles"][4]);
    assert!(said.contains(&range), "{said} {range}");
}

/// Two years are too few for a forecast: that is neither kept nor tripped.
#[test]
fn what_cannot_be_decided_is_said() {
    let folder = with("[[threshold]]\noutside = \"forecast\"\n");
    folder.write("counts.csv", "year,count\n2022,5\n2023,6\n");
    let said = folder.build(&[]);
    assert!(
        said.contains("warning: arrivals.toml:5: [[threshold]] 1 cannot be decided: "),
        "{said}"
    );
    assert_eq!(folder.run(&["build", "--check"]).0, 0);
}

/// An article of which nothing is read shows nothing; with `strict`, neither does one with a
/// sentence that may be about the counts.
#[test]
fn an_article_is_read_or_fails() {
    let folder = with("[[claim]]\narticle = \"article.txt\"\n");
    folder.write("article.txt", "The town took in 95 guests in 2023.\n");
    let (code, _, said) = folder.run(&["build"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("nothing in it was read as a claim"), "{said}");
    let folder = with("[[claim]]\narticle = \"article.txt\"\nstrict = true\n");
    folder.write("article.txt", "The count fell to 90 in 2023. In 2022 there were 95.\n");
    let (code, _, said) = folder.run(&["build"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("names nothing that the data count"), "{said}");
}

#[test]
fn a_claim_that_fails_is_one_sentence() {
    let folder = with("[[claim]]\ntext = \"95 in 2023\"\n");
    let (code, _, said) = folder.run(&["build"]);
    assert_eq!(code, 1, "{said}");
    assert!(!said.contains(".;"), "{said}");
}
