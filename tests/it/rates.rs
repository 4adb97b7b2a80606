//! Rates: counts over a population, in every command and chart.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const COUNTS: &str = "year,town,thefts
2020,Aaby,30
2021,Aaby,40
2022,Aaby,50
2023,Aaby,45
2020,Borg,66
2021,Borg,90
2022,Borg,84
2023,Borg,96
";

const PEOPLE: &str = "year,place,people
2020,Aaby,20000
2021,Aaby,20000
2022,Aaby,20000
2023,Aaby,25000
2020,Borg,120000
2021,Borg,120000
2022,Borg,120000
2023,Borg,120000
";

/// A folder with counts and a population.
fn folder(people: &str) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    std::fs::write(folder.path().join("t.csv"), COUNTS).expect("written");
    std::fs::write(folder.path().join("p.csv"), people).expect("written");
    folder
}

fn run(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .args(words)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Standard output of `words t.csv --population p.csv`, after the first of them.
fn said(people: &str, words: &[&str]) -> String {
    let folder = folder(people);
    let output = run(folder.path(), &with_input(words));
    assert!(output.status.success(), "{words:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

fn with_input<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let (command, rest) = words.split_first().expect("a command");
    [&[*command, "t.csv", "--population", "p.csv"], rest].concat()
}

/// The exit code and standard error.
fn refused(people: &str, words: &[&str]) -> (Option<i32>, String) {
    let folder = folder(people);
    let output = run(folder.path(), &with_input(words));
    (output.status.code(), text(&output.stderr))
}

fn json(people: &str, words: &[&str]) -> Value {
    serde_json::from_str(&said(people, &[words, &["--format", "json"]].concat())).expect("JSON")
}

/// The population with every number multiplied.
fn times(people: &str, factor: u64) -> String {
    let row = |line: &str| match line.rsplit_once(',') {
        Some((rest, number)) => {
            let number = number.parse::<u64>().map(|number| (number * factor).to_string());
            format!("{rest},{}\n", number.unwrap_or("people".to_owned()))
        }
        None => format!("{line}\n"),
    };
    people.lines().map(row).collect()
}

/// 45 of 25,000 are 180 of 100,000; 96 of 120,000 are 80.
#[test]
fn tidy_has_the_count_the_population_and_the_rate() {
    let csv = said(PEOPLE, &["tidy"]);
    assert!(csv.starts_with("town,period,year,count,population,rate,status,total,note\n"), "{csv}");
    assert!(csv.contains("\nAaby,2023,2023,45,25000,180,A,false,\n"), "{csv}");
    assert!(csv.contains("\nBorg,2023,2023,96,120000,80,A,false,\n"), "{csv}");
    let lines = said(PEOPLE, &["tidy", "--format", "jsonl"]);
    assert!(lines.contains(r#""count":45,"population":25000,"rate":180,"status":"A""#), "{lines}");
    let tsv = said(PEOPLE, &["tidy", "--format", "tsv"]);
    assert!(tsv.contains("\t45\t25000\t180\tA\t"), "{tsv}");
    let tidy = json(PEOPLE, &["tidy"]);
    assert_eq!(tidy["series"][0]["observations"][3]["rate"], 180.0);
    assert_eq!(tidy["series"][0]["observations"][3]["population"], 25_000);
    assert_eq!(tidy["metadata"]["unit"], "per 100,000");
}

/// What `tidy` wrote is read again as the same counts, from CSV and from Parquet.
#[test]
fn a_tidy_table_of_rates_is_read_again() {
    let folder = folder(PEOPLE);
    for name in ["r.csv", "r.parquet"] {
        let output = run(folder.path(), &with_input(&["tidy", "-o", name]));
        assert!(output.status.success(), "{}", text(&output.stderr));
        let again = text(&run(folder.path(), &["tidy", name]).stdout);
        let plain = text(&run(folder.path(), &["tidy", "t.csv"]).stdout);
        assert_eq!(again, plain, "{name}");
    }
}

/// Aaby: 150, 200, 250 and 180 per 100,000. From 250 to 180 is −28.0%; the peak is 2022.
#[test]
fn a_summary_speaks_of_rates_and_has_both_numbers() {
    let found = json(PEOPLE, &["summary", "--series", "Aaby", "--measure", "thefts"]);
    let headline =
        "180.0 thefts per 100,000 (Aaby) in 2023, down 28.0% from the peak of 250.0 in 2022";
    assert_eq!(found["headline"], headline);
    assert_eq!(found["subject"]["rates"], true);
    let of = |id: &str| {
        let all = found["findings"].as_array().expect("findings");
        all.iter().find(|one| one["id"] == id).unwrap_or_else(|| panic!("no {id}")).clone()
    };
    let latest = of("latest");
    assert_eq!(
        latest["sentence"],
        "The latest complete year is 2023: 180.0 per 100,000 (45 of 25,000)."
    );
    let count = &latest["value"]["count"];
    assert_eq!((&count["count"], &count["population"]), (&Value::from(45), &Value::from(25_000)));
    assert_eq!(count["rate"], 180.0);
    let change = of("latest.change");
    assert!((change["value"]["percent"].as_f64().expect("a percentage") + 28.0).abs() < 1e-9);
    assert!((change["value"]["difference"].as_f64().expect("a number") + 70.0).abs() < 1e-9);
    let refused = found["refused"].as_array().expect("refusals");
    let why =
        |id: &str| refused.iter().find(|one| one["id"] == id).map(|one| one["reason"].clone());
    assert_eq!(why("cumulative"), Some("rates are not added up: leave --population out".into()));
}

/// Ten times the population is a tenth of the rate, and no other percentage.
#[test]
fn ten_times_the_population_is_a_tenth_of_the_rate() {
    let ten = times(PEOPLE, 10);
    let words = ["summary", "--series", "Borg"];
    let (one, other) = (json(PEOPLE, &words), json(&ten, &words));
    let values = |found: &Value| -> Vec<(String, Option<f64>, Option<f64>)> {
        let all = found["findings"].as_array().expect("findings").clone();
        all.iter()
            .map(|finding| {
                let value = &finding["value"];
                let rate =
                    value["count"]["rate"].as_f64().or(value["to"]["count"]["rate"].as_f64());
                (finding["id"].to_string(), rate, value["percent"].as_f64())
            })
            .collect()
    };
    let (one, other) = (values(&one), values(&other));
    assert!(one.iter().any(|(_, rate, percent)| rate.is_some() && percent.is_some()));
    assert_eq!(one.len(), other.len());
    for ((id, rate, percent), (same, tenth, also)) in one.iter().zip(&other) {
        assert_eq!(id, same);
        assert_eq!(rate.is_some(), tenth.is_some(), "{id}");
        if let (Some(rate), Some(tenth)) = (rate, tenth) {
            assert!((rate - 10.0 * tenth).abs() < 1e-9 * rate, "{id}: {rate}, {tenth}");
        }
        match (percent, also) {
            (Some(percent), Some(also)) => assert!((percent - also).abs() < 1e-9, "{id}"),
            (percent, also) => assert_eq!(percent, also, "{id}"),
        }
    }
}

/// Of 100,000 each, the rate is the count: each percentage is that without a population.
#[test]
fn of_a_hundred_thousand_the_rate_is_the_count() {
    let row = |line: &str| match line.rsplit_once(',') {
        Some((rest, "people")) => format!("{rest},people\n"),
        Some((rest, _)) => format!("{rest},100000\n"),
        None => String::new(),
    };
    let people: String = PEOPLE.lines().map(row).collect();
    let rates = json(&people, &["summary", "--series", "Borg"]);
    let folder = folder(&people);
    let output = run(folder.path(), &["summary", "t.csv", "--series", "Borg", "--format", "json"]);
    let counts: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mut compared = 0;
    for finding in counts["findings"].as_array().expect("findings") {
        let all = rates["findings"].as_array().expect("findings");
        let Some(same) = all.iter().find(|one| one["id"] == finding["id"]) else { continue };
        let number = |value: &Value| value.as_f64();
        for (count, rate) in [
            (&finding["value"]["count"], &same["value"]["count"]["rate"]),
            (&finding["value"]["to"]["count"], &same["value"]["to"]["count"]["rate"]),
            (&finding["value"]["difference"], &same["value"]["difference"]),
            (&finding["value"]["percent"], &same["value"]["percent"]),
        ] {
            let (Some(count), Some(rate)) = (number(count), number(rate)) else { continue };
            assert!((count - rate).abs() < 1e-9, "{}: {count}, {rate}", finding["id"]);
            compared += 1;
        }
    }
    assert!(compared > 8, "{compared}");
}

#[test]
fn what_has_no_population_is_named_and_keeps_its_count() {
    let people = PEOPLE.replace("2021,Aaby,20000\n", "").replace("2022,Borg,120000", "2022,Borg,0");
    let folder = folder(&people);
    let output = run(folder.path(), &with_input(&["tidy"]));
    let (csv, warned) = (text(&output.stdout), text(&output.stderr));
    assert!(csv.contains("\nAaby,2021,2021,40,,,A,false,\n"), "{csv}");
    assert!(csv.contains("\nBorg,2022,2022,84,,,A,false,\n"), "{csv}");
    assert!(
        warned.contains("no population, and so no rate: Aaby in 2021; Borg in 2022"),
        "{warned}"
    );
    let output = run(folder.path(), &with_input(&["chart", "--kind", "line", "-o", "c.svg"]));
    assert!(output.status.success(), "{}", text(&output.stderr));
    let svg = std::fs::read_to_string(folder.path().join("c.svg")).expect("a chart");
    assert!(svg.contains("No population, and so no rate:"), "{svg}");
    let strict = run(folder.path(), &with_input(&["summary", "--series", "Aaby", "--strict"]));
    assert_eq!(strict.status.code(), Some(2));
    // From a year without a rate nothing can be compared.
    let from = run(folder.path(), &with_input(&["summary", "--series", "Aaby", "--from", "2021"]));
    assert!(text(&from.stderr).contains("2021 has no rate of its own: it is without a population"));
}

/// 45 of 145,000 are 31.03 of 100,000.
#[test]
fn a_population_that_is_not_divided_stands_under_each_group_and_that_is_said() {
    let whole = "year,people\n2020,140000\n2021,140000\n2022,140000\n2023,145000\n";
    let folder = folder(whole);
    let output = run(folder.path(), &with_input(&["summary", "--series", "Aaby"]));
    let (found, warned) = (text(&output.stdout), text(&output.stderr));
    assert!(found.contains("31.0 per 100,000 (45 of 145,000)"), "{found}");
    let warning = "the population is not divided by 'town': the rate of each group is per 100,000 of the whole population";
    assert!(warned.contains(warning), "{warned}");
}

/// The total is 141 of 25,000 + 120,000: 97.24 of 100,000.
#[test]
fn the_population_of_a_total_is_that_of_its_groups() {
    let found = said(PEOPLE, &["summary", "--total", "sum"]);
    assert!(found.contains("2023: 97.2 per 100,000 (141 of 145,000)."), "{found}");
    // A total of its own may be of people of no group that was counted.
    let people = format!("{PEOPLE}2023,Total,150000\n");
    let found = said(&people, &["summary", "--total", "sum"]);
    assert!(found.contains("2023: 97.2 per 100,000 (141 of 145,000)."), "{found}");
}

#[test]
fn a_population_of_other_groups_is_refused() {
    let ages = "year,age,people\n2023,young,10\n2023,old,20\n";
    let (code, error) = refused(ages, &["summary", "--series", "Aaby"]);
    assert_eq!(code, Some(2), "{error}");
    let names = "no value of 'age' in the population (old, young) is one of 'town' in the counts (Aaby, Borg)";
    assert!(error.contains(names), "{error}");
    assert!(error.contains("hint: give a population with the names of the counts"), "{error}");
    let (code, error) = refused("year,people\n1990,10\n", &["summary", "--series", "Aaby"]);
    assert_eq!(code, Some(2), "{error}");
    assert!(error.contains("no count has a population of its group and year"), "{error}");
}

#[test]
fn what_adds_up_or_has_no_place_for_rates_is_refused_with_its_reason() {
    for kind in ["stacked", "share", "area", "cumulative"] {
        let (code, error) = refused(PEOPLE, &["chart", "--kind", kind]);
        assert_eq!(code, Some(2), "{kind}: {error}");
        assert!(error.contains("rates are not added up"), "{kind}: {error}");
    }
    for words in [
        &["tidy", "--wide"][..],
        &["tidy", "--format", "sdmx-csv"],
        &["inspect"],
        &["revisions"],
        &["diff", "t.csv"],
    ] {
        let (code, error) = refused(PEOPLE, words);
        assert_eq!(code, Some(2), "{words:?}: {error}");
        assert!(error.contains("hint: leave --population out"), "{words:?}: {error}");
    }
    let found = said(PEOPLE, &["forecast", "--series", "Aaby"]);
    assert!(found.contains("counts are forecast, not rates: leave --population out"), "{found}");
    let found = said(PEOPLE, &["compare", "--total", "sum"]);
    assert!(found.contains("are those of counts, not of rates"), "{found}");
}

/// In 2023, 45 of 25,000 against 96 of 120,000 is 180 against 80: a ratio of 2.25.
#[test]
fn two_series_are_compared_by_their_rates() {
    let found = said(PEOPLE, &["compare", "--series", "Aaby", "--with", "Borg"]);
    let flat = found.split_whitespace().collect::<Vec<_>>().join(" ");
    let sentence = "In 2023, Aaby: 180.0 per 100,000 (45 of 25,000); Borg: 80.0 per 100,000 (96 of 120,000); a ratio of 2.25";
    assert!(flat.contains(sentence), "{flat}");
}

/// Aaby from 150 to 180 per 100,000 is +20%; Borg from 55 to 80 is +45.45%.
#[test]
fn a_screening_is_of_rates() {
    let found = json(PEOPLE, &["screen"]);
    for (name, counts, rates, percent) in [
        ("Aaby", [30.0, 45.0], (150.0, 180.0), 20.0),
        ("Borg", [66.0, 96.0], (55.0, 80.0), 500.0 / 11.0),
    ] {
        let all = found["series"].as_array().expect("series");
        let one = all.iter().find(|one| one["series"] == name).expect("the series");
        let number = |key: &str| one[key].as_f64().expect("a number");
        assert!((number("from") - rates.0).abs() < 1e-9 && (number("to") - rates.1).abs() < 1e-9);
        assert!((number("percent") - percent).abs() < 1e-9, "{one}");
        assert_eq!(one["counts"], serde_json::json!(counts));
    }
}

#[test]
fn a_sentence_of_rates_is_held_against_rates_and_another_against_counts() {
    let words = ["check", "--measure", "thefts", "--series", "Aaby"];
    let folder = folder(PEOPLE);
    for (claim, code) in [
        ("Thefts fell from 50 in 2022 to 45 in 2023.", 0),
        ("The rate fell from 250 per 100,000 in 2022 to 180 per 100,000 in 2023.", 0),
        ("In 2023 there were 180.0 thefts per 100,000 people.", 0),
        ("In 2023 there were 45 thefts per 100,000 people.", 1),
        ("In 2023 there were 180 thefts.", 1),
        // The count rose where the rate fell.
        ("The theft rate rose from 250 per 100,000 in 2022 to 180 per 100,000 in 2023.", 1),
    ] {
        let (command, rest) = words.split_first().expect("a command");
        let words = [&[*command, "t.csv", claim, "--population", "p.csv"], rest].concat();
        let output = run(folder.path(), &words);
        assert_eq!(output.status.code(), Some(code), "{claim}: {}", text(&output.stdout));
    }
}

#[test]
fn a_chart_shows_rates_and_has_both_numbers() {
    let folder = folder(PEOPLE);
    let outputs = ["-o", "c.svg", "-o", "c.html", "-o", "c.vl.json"];
    let words = ["chart", "--measure", "thefts", "--series", "Aaby", "--years", "2022..2023"];
    let output = run(folder.path(), &with_input(&[&words[..], &outputs].concat()));
    assert!(output.status.success(), "{}", text(&output.stderr));
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect("a chart");
    let svg = read("c.svg");
    for part in [
        "Thefts per 100,000 (Aaby) fell from 250.0 in 2022 to 180.0 in 2023, −28.0%",
        "Thefts, per 100,000, 2022–2023",
        "Count and population in 2023: Aaby 45 of 25,000.",
    ] {
        assert!(svg.contains(part), "{part}");
    }
    assert!(read("c.html").contains("180.0 (45 of 25,000)"));
    let vega: Value = serde_json::from_str(&read("c.vl.json")).expect("JSON");
    let rows = vega.pointer("/data/values").or(vega.pointer("/datasets/readings"));
    let rows = rows.and_then(Value::as_array).expect("rows");
    let last = rows.iter().find(|row| row["period"] == "2023").expect("a row");
    assert_eq!(
        (&last["value"], &last["count"], &last["population"]),
        (&180.into(), &45.into(), &25_000.into())
    );
}

#[test]
fn without_a_measure_the_rate_is_what_fell() {
    let words = ["chart", "--series", "Aaby", "--years", "2022..2023", "--alt-out", "-"];
    let folder = folder(&PEOPLE.replace("Borg", "Aabyx"));
    let counts = COUNTS.lines().filter(|line| !line.contains("Borg"));
    let counts: Vec<String> =
        counts.map(|line| line.replace(",Aaby", "").replace(",town", "")).collect();
    std::fs::write(folder.path().join("t.csv"), counts.join("\n").replace("thefts", "n"))
        .expect("written");
    let people = "year,people\n2020,20000\n2021,20000\n2022,20000\n2023,25000\n";
    std::fs::write(folder.path().join("p.csv"), people).expect("written");
    let words: Vec<&str> =
        words.into_iter().filter(|word| !["--series", "Aaby"].contains(word)).collect();
    let output = run(folder.path(), &with_input(&words));
    let said = text(&output.stderr);
    assert!(said.contains("The rate fell from 250.0 in 2022 to 180.0 in 2023, −28.0%."), "{said}");
}

/// Every kind that draws rates has a title, and passes its check.
#[test]
fn every_kind_of_chart_draws_rates_or_says_why_not() {
    for kind in [
        "line",
        "columns",
        "change",
        "index",
        "slope",
        "dumbbell",
        "ranking",
        "multiples",
        "heatmap",
    ] {
        let series: &[&str] = match kind {
            "columns" | "change" => &["--series", "Aaby"],
            _ => &[],
        };
        for language in ["en", "ko"] {
            let words =
                ["chart", "--kind", kind, "--check", "--measure", "thefts", "--lang", language];
            let folder = folder(PEOPLE);
            let output = run(folder.path(), &with_input(&[&words[..], series].concat()));
            assert_eq!(
                output.status.code(),
                Some(0),
                "{kind} {language}: {}",
                text(&output.stdout)
            );
        }
    }
}

#[test]
fn a_report_has_rates_on_its_page() {
    let folder = folder(PEOPLE);
    let output = run(folder.path(), &with_input(&["report", "--total", "sum", "-o", "out"]));
    assert!(output.status.success(), "{}", text(&output.stderr));
    let read =
        |name: &str| std::fs::read_to_string(folder.path().join("out").join(name)).expect("a file");
    assert!(read("report.html").contains("97.2 (141 of 145,000)"));
    assert!(read("tidy.csv").contains(",141,145000,97."));
    assert!(!folder.path().join("out/chart-share.svg").exists());
}

/// 30 women of 600 are 5,000 of 100,000; over the whole population they would be 3,000.
#[test]
fn counts_that_were_chosen_stand_over_the_population_chosen_alike() {
    let folder = TempDir::new().expect("a folder");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("written");
    };
    write("t.csv", "year,sex,n\n2022,f,20\n2022,m,50\n2023,f,30\n2023,m,40\n");
    write("p.csv", "year,gender,people\n2022,f,500\n2022,m,400\n2023,f,600\n2023,m,400\n");
    write("all.csv", "year,people\n2022,900\n2023,1000\n");
    let women = run(folder.path(), &with_input(&["summary", "--where", "sex=f"]));
    let found = text(&women.stdout);
    assert!(found.contains("5,000.0 per 100,000 (30 of 600)"), "{found}");
    assert_eq!(text(&women.stderr), "");
    let words = ["summary", "t.csv", "--where", "sex=f", "--population", "all.csv"];
    let output = run(folder.path(), &words);
    assert!(text(&output.stdout).contains("3,000.0 per 100,000 (30 of 1,000)"));
    assert!(text(&output.stderr).contains("the population is not divided by 'sex'"));
    // Records that were chosen have no such dimension any more.
    write(
        "r.csv",
        "date,sex\n2022-01-02,f\n2022-03-04,m\n2023-01-02,f\n2023-03-04,m\n2023-12-06,f\n",
    );
    write("p.csv", "year,sex,people\n2022,f,500\n2022,m,400\n2023,f,600\n2023,m,400\n");
    let words = ["tidy", "r.csv", "--records", "--where", "sex=f", "--population", "p.csv"];
    let output = run(folder.path(), &words);
    assert!(text(&output.stdout).contains(",2,600,333.3"), "{}", text(&output.stdout));
}

/// The fitted line of rates stands among the rates: of about 50 in 100,000, and not of 0.0005.
#[test]
fn joinpoints_of_rates_are_drawn_among_the_rates() {
    let folder = TempDir::new().expect("a folder");
    let row =
        |place: u32| format!("{},{},200000\n", 2000 + place, 80 + 5 * place + (place * 7) % 4);
    let rows: String = (0..20).map(row).collect();
    std::fs::write(folder.path().join("t.csv"), format!("year,n,people\n{rows}")).expect("written");
    let words = ["chart", "t.csv", "--count-column", "n", "--population-column", "people"];
    let more = ["--kind", "joinpoint", "-o", "c.vl.json"];
    let output = run(folder.path(), &[&words[..], &more].concat());
    assert!(output.status.success(), "{}", text(&output.stderr));
    let vega = std::fs::read_to_string(folder.path().join("c.vl.json")).expect("a chart");
    let vega: Value = serde_json::from_str(&vega).expect("JSON");
    let rows = vega.pointer("/data/values").or(vega.pointer("/datasets/readings"));
    for row in rows.and_then(Value::as_array).expect("rows") {
        let value = row["value"].as_f64().expect("a value");
        assert!((30.0..100.0).contains(&value), "{row}");
    }
}
