//! Thousands of series: what is shown is bounded, what is not is named, and refusals come at once.

use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// So many series, each of five years; the last ones are the largest.
const SERIES: usize = 900;

fn table() -> String {
    let row = |place: usize| {
        move |year: usize| format!("Municipality {place:04},{year},{}\n", 20 + place + year % 7)
    };
    let rows = (0..SERIES).flat_map(|place| (2019..2024).map(row(place)));
    format!("municipality,year,count\n{}", rows.collect::<String>())
}

fn run(folder: &TempDir, arguments: &[&str]) -> Output {
    std::fs::write(folder.path().join("many.csv"), table()).expect("written");
    Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .args(arguments)
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[test]
fn a_report_shows_the_largest_series_and_names_the_others() {
    let folder = TempDir::new().expect("a folder");
    let output = run(&folder, &["report", "many.csv", "-o", "out"]);
    let (shown, said) = (text(&output.stdout), text(&output.stderr));
    assert!(output.status.success(), "{said}");
    let first = said.lines().next().unwrap_or_default();
    assert!(first.contains("of 900 series the report shows at most 200"), "{said}");
    assert!(first.contains("arrivals screen many.csv"), "{said}");
    assert!(shown.lines().count() < 250, "{} lines", shown.lines().count());
    assert!(shown.contains("The table has the 200 largest of 900."), "{shown}");
    let read =
        |name: &str| std::fs::read_to_string(folder.path().join("out").join(name)).expect("a file");
    // The counts below the charts are those of the largest, too.
    let page = read("report.html");
    assert!(page.contains("892 more series are in the tidy CSV."), "the rest is not named");
    assert!(read("report.md").contains("| Municipality 0899 | Municipality 0898 |"));
    assert!(page.len() < 1_000_000, "{} bytes", page.len());
    // What is written for programs is whole.
    assert_eq!(read("tidy.csv").lines().count(), SERIES * 5 + 1);
    // The latest figure of each series, and the ranking of that year.
    assert_eq!(read("summary.json").matches("\"year\": 2023").count(), SERIES + 1);
}

#[test]
fn a_chart_of_too_many_series_is_refused() {
    let folder = TempDir::new().expect("a folder");
    let output = run(&folder, &["chart", "many.csv"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("shows 1 to 60 series, not 900"));
}

#[test]
fn a_screening_of_many_series_is_a_short_table() {
    let folder = TempDir::new().expect("a folder");
    let shown = text(&run(&folder, &["screen", "many.csv"]).stdout);
    assert!(shown.lines().count() < 40, "{shown}");
    assert!(shown.contains("880 more: --top 900 or --format csv."), "{shown}");
    let shown = text(&run(&folder, &["screen", "many.csv", "--format", "csv"]).stdout);
    assert_eq!(shown.lines().count(), SERIES + 1);
}

/// A total over many groups of which one has no figure names that group.
#[test]
fn a_sum_without_a_figure_names_the_group() {
    let folder = TempDir::new().expect("a folder");
    let csv = table().replace("Municipality 0077,2023,97\n", "");
    assert!(csv.len() < table().len());
    std::fs::write(folder.path().join("hole.csv"), csv).expect("written");
    let said = text(&run(&folder, &["summary", "hole.csv", "--total", "sum"]).stderr);
    assert!(said.contains("there is none of 'Municipality 0077'"), "{said}");
}
