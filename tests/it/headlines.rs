//! What stands in every headline: what the counts are of, and whether the latest may still change.

use crate::common::run_on;

const GROUPS: &str = "\
Asylum applications (made-up figures),,,
,2023,2024,2025 (Jan-Sep)
Country,,,
Eritrea,\"1,310\",\"1,188\",702
Syria,\"2,640\",x,810
Total,\"3,950\",\"3,190\",\"1,512\"
x: not available,,,
";

const AGENCY: &str = "\
Table 3.1,,,
\"Applications for asylum lodged in the City of Lindenau, by sex\",,,
\"Persons, calendar years\",,,
,,,
Sex,2023,2024,2025 p
Men,\"1,588\",\"1,201\",988
Women,\"1,102\",899,801
Unknown,2,..,..
Total,\"2,692\",\"2,100\",\"1,789\"
,,,
..: not available,,,
\"Source: Lindenau Statistical Office, retrieved 14 January 2026\",,,
";

/// Standard output and standard error of the program on a file of that text.
fn run(table: &str, arguments: &[&str]) -> (String, String) {
    let (_, output) = run_on(table, arguments);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (text(output.stdout), text(output.stderr))
}

fn answer(table: &str, arguments: &[&str]) -> String {
    run(table, arguments).0
}

#[test]
fn a_chosen_group_is_named_in_every_form() {
    let only = ["t.csv", "--where", "Country=Eritrea"];
    let with = |command: &'static str, more: &[&'static str]| {
        answer(GROUPS, &[&[command], &only[..], more].concat())
    };
    let text = with("summary", &[]);
    assert!(text.starts_with("Eritrea: 1,188 in 2024, down 9.3%"), "{text}");
    assert!(text.contains("Asylum applications (made-up figures), Eritrea, 2023–2024"), "{text}");
    let text = with("summary", &["--measure", "applications"]);
    assert!(text.starts_with("1,188 applications (Eritrea) in 2024"), "{text}");
    assert!(with("summary", &["--format", "markdown"]).starts_with("# Eritrea: 1,188 in 2024"));
    let json = with("summary", &["--format", "json"]);
    assert!(json.contains("\"series\": \"Eritrea\""), "{json}");
    let chart = with("chart", &[]);
    assert!(chart.contains("Eritrea: 1,188 in 2024") && chart.contains(", Eritrea, 2023–2024"));
    let chart = with("chart", &["--lang", "ko"]);
    assert!(chart.contains("Eritrea: 2024년 1,188"), "{chart}");
}

#[test]
fn a_named_series_is_in_the_headline_without_a_measure() {
    let text = answer(AGENCY, &["summary", "t.csv", "--series", "Women"]);
    assert!(text.starts_with("Women: 801 in 2025 (provisional), down 27.3%"), "{text}");
}

#[test]
fn a_provisional_year_is_marked_in_both_languages() {
    let text = answer(AGENCY, &["summary", "t.csv"]);
    assert!(text.starts_with("1,789 in 2025 (provisional), down 33.5%"), "{text}");
    assert!(text.contains("The latest complete year is 2025 (provisional): 1,789."), "{text}");
    let chart = answer(AGENCY, &["chart", "t.csv", "--lang", "ko"]);
    assert!(chart.contains("2025년(잠정) 1,789"), "{chart}");
    // The home figures are final.
    assert!(!answer("", &["summary", "--sample"]).contains("provisional"));
}

#[test]
fn a_file_names_its_title_and_source_unless_others_are_given() {
    let (text, said) = run(AGENCY, &["summary", "t.csv", "-v"]);
    assert!(text.contains("Applications for asylum lodged in the City of Lindenau, by sex, Total"));
    assert!(text.contains("Source: Lindenau Statistical Office, retrieved 14 January 2026"));
    assert!(
        said.contains("note: the file names its source: Lindenau Statistical Office"),
        "{said}"
    );
    let inspected = answer(AGENCY, &["inspect", "t.csv"]);
    assert!(inspected.contains("(row 12, column 1; override: --source)"), "{inspected}");
    let named = ["summary", "t.csv", "--source", "An office", "--dataset-title", "Asylum"];
    let (text, said) = run(AGENCY, &named);
    assert!(text.contains("\nAsylum, Total, 2023–2025\n") && text.contains("Source: An office"));
    assert!(!said.contains("names its source") && !said.contains("is its title"), "{said}");
}

#[test]
fn the_key_of_a_file_wins_against_the_known_signs() {
    let tidy = answer(GROUPS, &["tidy", "t.csv", "--quiet"]);
    assert!(tidy.contains("\nSyria,2024,2024,,M,"), "{tidy}");
    let withheld = GROUPS.replace("x: not available", "x: confidential");
    assert!(answer(&withheld, &["tidy", "t.csv", "--quiet"]).contains("\nSyria,2024,2024,,Q,"));
}

#[test]
fn what_a_file_calls_women_are_women() {
    let table = "Year,Men,Women,Children,Total\n2021,604,371,200,1175\n2022,1320,1204,900,3424\n";
    let chart = answer(table, &["chart", "t.csv", "--kind", "stacked"]);
    assert!(chart.contains("3,424 in 2022, 1,204 of them women (35.2%)"), "{chart}");
    assert!(!chart.contains("girls"), "{chart}");
    let table = "year,male,female,total\n2021,60,40,100\n2022,50,70,120\n";
    let chart = answer(table, &["chart", "t.csv", "--kind", "stacked"]);
    assert!(chart.contains("70 of them women and girls"), "{chart}");
}

#[test]
fn a_part_without_figures_takes_no_year_from_the_others() {
    let mut table = AGENCY.replace("Unknown,2,..,..", "Unknown,2,4,..");
    table = table.replace("\"2,100\"", "\"2,104\"");
    let chart = answer(&table, &["chart", "t.csv", "--kind", "share"]);
    assert!(chart.contains("Women were 44.8% of the total in 2025 (provisional)"), "{chart}");
    assert!(chart.contains(">Unknown 0.2% (2024)<"), "{chart}");
    assert!(chart.contains("No figure (Unknown): 2025."), "{chart}");
    let line = answer(&table, &["chart", "t.csv"]);
    assert!(line.contains(">Unknown 4 (2024)<"), "{line}");
    // Where the total is more than the parts that are told, the rest is among the others.
    let more = table.replace("\"1,789\"", "\"1,800\"");
    let chart = answer(&more, &["chart", "t.csv", "--kind", "stacked"]);
    assert!(chart.contains("A part without a figure is among the others."), "{chart}");
    assert!(chart.contains(">Others 11<"), "{chart}");
}
