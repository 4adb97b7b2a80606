//! `arrivals report` on tables that are not like the sample.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::common::run_on;
use tempfile::TempDir;

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn read(folder: &TempDir, file: &str) -> String {
    std::fs::read_to_string(folder.path().join("output").join(file)).expect(file)
}

/// Regions of a country by year, and no total: the last has most in every year.
fn regions(count: usize, years: std::ops::Range<usize>) -> String {
    let names: Vec<String> = (0..count).map(|region| format!("Region {region}")).collect();
    let mut table = format!("Year,{}\n", names.join(","));
    for year in years {
        let counts: Vec<String> =
            (0..count).map(|region| (region * 7 + year % 11).to_string()).collect();
        table.push_str(&format!("{year},{}\n", counts.join(",")));
    }
    table
}

#[test]
fn two_hundred_series_without_a_total_are_a_page() {
    let (folder, output) = run_on(&regions(200, 1996..2026), &["report", "t.csv"]);
    // 199 · 7 + 2025 mod 11 = 1,394.
    let headline = "Region 199 ranked first from 1996 to 2025, with 1,394 in 2025";
    assert!(text(&output.stdout).starts_with(headline), "{}", text(&output.stdout));
    let page = read(&folder, "report.html");
    assert!(page.contains(&format!("<h1>{headline}</h1>")));
    assert!(page.contains("there is no total among the 200 series"), "says what it cannot say");
    assert!(page.contains("Drawn are the 12 of 200 series with the largest counts of 2025."));
    let markdown = read(&folder, "report.md");
    assert!(markdown.contains("| Region 199 | 2025 | 1,394 |"), "{markdown}");
    let written = |name: &str| folder.path().join("output").join(name).exists();
    assert!(written("chart-line.svg") && written("chart-multiples.svg"));
    // Places among a dozen of 200 would be no places.
    assert!(!written("chart-ranking.svg") && !written("chart-heatmap.svg"));
    assert!(!written("chart-columns.svg"));
}

#[test]
fn a_few_series_without_a_total_are_ranked_in_both_languages() {
    let table = "Country,2022,2023,2024,2025\nEritrea,10,20,30,40\nSyria,1,2,3,4\nIran,5,6,7,8\n";
    let (folder, _) = run_on(table, &["report", "t.csv", "--measure", "applications"]);
    assert!(
        read(&folder, "report.html")
            .contains("Eritrea ranked first from 2022 to 2025, with 40 applications in 2025")
    );
    assert!(folder.path().join("output/chart-ranking.svg").exists());
    let (folder, _) = run_on(table, &["report", "t.csv", "--lang", "ko"]);
    let markdown = read(&folder, "report.md");
    assert!(markdown.starts_with("# Eritrea가 2022년부터 줄곧 1위"), "{markdown}");
    assert!(markdown.contains("## 연도별 수치") && markdown.contains("\n출처: t.csv"));
    assert!(!markdown.contains("## Counts") && !markdown.contains("Source:"), "{markdown}");
    let page = read(&folder, "report.html");
    assert!(page.contains("2022년부터 줄곧 1위") && page.contains("계열별 가장 최근 수치"));
}

#[test]
fn a_total_of_199_parts_is_a_page_and_the_note_names_a_dozen() {
    let mut table = regions(199, 2016..2026);
    table = table
        .lines()
        .enumerate()
        .map(|(line, row)| match line {
            0 => format!("{row},Total\n"),
            _ => {
                let sum: u32 = row.split(',').skip(1).filter_map(|n| n.parse::<u32>().ok()).sum();
                format!("{row},{sum}\n")
            }
        })
        .collect();
    let (folder, output) = run_on(&table, &["report", "t.csv", "-v"]);
    let said = text(&output.stderr);
    assert!(said.contains("'Region 10', 'Region 11' and 188 more"), "{said}");
    assert!(!said.contains("'Region 12'"), "{said}");
    let page = read(&folder, "report.html");
    assert!(page.contains("and 188 more") && !page.contains("Region 12&#x27;, &#x27;Region 13"));
    assert!(Path::new(&folder.path().join("output/chart-line.svg")).exists());
}

#[test]
fn the_korean_markdown_says_what_the_korean_page_says() {
    let folder = TempDir::new().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .args(["report", "--sample", "--lang", "ko"])
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let markdown = read(&folder, "report.md");
    for said in [
        "# 2025년 입국자 223명, 정점이던 2009년(2,914명)보다 92.3% 감소",
        "## 수치로 본 변화",
        "- 전년 대비: 2024년 236명에서 2025년 223명으로 13명(5.5%) 감소.",
        "| 기간 | 전체 | 남성 | 여성 |",
        "출처: 통일부",
        "함께 있는 파일: ",
    ] {
        assert!(markdown.contains(said), "{said}\n{markdown}");
    }
    assert!(markdown.len() <= 65_536);
}

#[test]
fn what_is_folded_is_printed_and_tiles_leave_no_orphan() {
    let table = "Year,Men,Women,Total\n2014,412,188,600\n2015,1390,522,1912\n\
                 2016,2204,1011,3215\n2017,1106,640,1746\n2018,902,561,1463\n2019,871,588,1459\n\
                 2020,390,262,652\n2021,604,371,975\n2022,1320,1204,2524\n2023,1588,1102,2690\n\
                 2024,1201,899,2100\n";
    let (folder, _) = run_on(table, &["report", "t.csv", "--measure", "applications"]);
    let page = read(&folder, "report.html");
    assert!(page.contains("<details class=\"printed\"><summary>Formulas and sources of "));
    assert!(page.contains("beforeprint") && page.contains("<dt id=\"method-"));
    assert!(page.contains("<ul class=\"tiles n5\""));
    assert!(page.contains("<span>from 2,690 in 2023\nto 2,100 in 2024</span>"), "{page}");
    // Two groups have no places worth a chart.
    assert!(!folder.path().join("output/chart-ranking.svg").exists());
    // A rate that is not told from 0 heads nothing, and no star is explained where none stands.
    let chart = read(&folder, "chart-joinpoint.svg");
    assert!(
        chart.contains("No change of direction is found in applications, 2014–2024<"),
        "{chart}"
    );
    assert!(!chart.contains("a year<") && !chart.contains("* p"), "{chart}");
    assert!(page.contains(">Mann–Kendall test"), "names keep their capitals");
}
