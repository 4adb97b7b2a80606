//! Titles of small made series and of the sample, in both languages.

use std::path::Path;

use crate::common::read_table as read;
use arrivals_data::{Dataset, Series, Year};
use arrivals_findings::analysis::AnalysisOptions;
use arrivals_findings::{
    ChartSubject, Finding, Findings, Headline, HeadlineLevel, Language, Selection, analyse, find,
    find_about, find_revisions, releases, title,
};
use arrivals_read::source::{Input, Reading, Table, delimited};
use arrivals_read::tidy::{TidyOptions, tidy};
use arrivals_statistics::{Level, Topic};

/// A table of the sample, with what its package says of it.
fn sample(name: &str) -> Table {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let reading = Reading::default();
    let input = Input::File(folder.join("datapackage.json"));
    let mut table = arrivals_read::source::read(&input, &reading).expect("the sample");
    let text = std::fs::read(folder.join(name)).expect("a file of the sample");
    table.grid = delimited(name, &text, None, None).expect("a grid");
    table
}

fn home() -> Dataset {
    let table = sample("nk-arrivals.csv");
    tidy(vec![table.grid], table.metadata, &TidyOptions::default()).expect("a dataset")
}

fn year(number: i64) -> Year {
    Year::new(number).expect("a year")
}

fn found(dataset: &Dataset, selection: &Selection, about: ChartSubject) -> Findings {
    let series: Vec<&Series> = dataset.series().iter().collect();
    find_about(dataset, selection, &series, about, &AnalysisOptions::default(), None)
        .expect("findings")
}

/// The titles in English and Korean, whose numbers are checked against the JSON.
fn titles(dataset: &Dataset, selection: &Selection, about: ChartSubject) -> [String; 2] {
    let findings = found(dataset, selection, about);
    let drawn: Vec<&Series> = dataset.series().iter().collect();
    let titles = Language::ALL.map(|language| title(&findings, dataset, &drawn, about, language));
    for title in &titles {
        quoted(title, &findings);
        assert!(!title.ends_with(['.', ' ', ',']) && !title.contains("  "), "{title}");
    }
    titles
}

/// Every number of a title stands in the JSON, rounded as the title rounds it.
fn quoted(title: &str, findings: &Findings) {
    let json = serde_json::to_value(findings).expect("JSON");
    let mut numbers = Vec::new();
    collect(&json["findings"], &mut numbers);
    collect(&json["subject"], &mut numbers);
    // What a reader is told of the forecast's range, and 100 of an index, are no results.
    let title = title
        .replace("in 9 of 10 cases", "")
        .replace("is 100", "")
        .replace("=100", "")
        .replace("1위", "");
    for number in title.split(|sign: char| !(sign.is_ascii_digit() || ",.".contains(sign))) {
        let number = number.trim_matches([',', '.']).replace(',', "");
        if number.is_empty() {
            continue;
        }
        let decimals = number.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        let is_there = numbers.iter().any(|found| format!("{:.decimals$}", found.abs()) == number);
        assert!(is_there, "{number} of '{title}' is not in the JSON");
    }
}

fn collect(value: &serde_json::Value, numbers: &mut Vec<f64>) {
    match value {
        serde_json::Value::Number(number) => numbers.extend(number.as_f64()),
        serde_json::Value::Array(values) => {
            values.iter().for_each(|value| collect(value, numbers));
        }
        serde_json::Value::Object(fields) => {
            fields.values().for_each(|value| collect(value, numbers));
        }
        // A period's years stand in its name: "1999–2001". A sentence proves nothing.
        serde_json::Value::String(text) if text.len() < 20 => {
            let digits = text.split(|sign: char| !sign.is_ascii_digit());
            numbers.extend(digits.filter_map(|part| part.parse::<f64>().ok()));
        }
        _ => {}
    }
}

const WORDS: &[(&str, &str)] = &[("measure", "arrivals"), ("unit", "people")];
const PARTS: &str = "sex,2001,2002,2003\ntotal,100,50,40\nfemale,30,35,36\nmale,70,15,4\n";

#[test]
fn titles_of_made_series() {
    let yearly = |counts: &[i64]| {
        let rows: Vec<String> =
            counts.iter().enumerate().map(|(i, count)| format!("{},{count}", 2001 + i)).collect();
        format!("year,count\n{}\n", rows.join("\n"))
    };
    let (fell, rose) = (yearly(&[200, 100, 50]), yearly(&[50, 100, 200]));
    let gap = "year,count\n2001,5\n2003,7\n".to_owned();
    let change = |percent| ChartSubject::Change { percent };
    let two = |from, to| ChartSubject::Slope { from: year(from), to: year(to) };
    let index = |base| ChartSubject::Index { base: year(base) };
    for (text, words, about, english, korean) in [
        // The headline: one year, a peak, no peak, none and one.
        (yearly(&[7]), WORDS, ChartSubject::Line, "7 arrivals in 2001", "2001년 arrivals 7명"),
        (yearly(&[7]), &[], ChartSubject::Line, "7 in 2001", "2001년 7"),
        (
            fell.clone(),
            WORDS,
            ChartSubject::Line,
            "50 arrivals in 2003, down 75.0% from the peak of 200 in 2001",
            "2003년 arrivals 50명, 정점이던 2001년(200명)보다 75.0% 감소",
        ),
        (
            fell.clone(),
            &[],
            ChartSubject::Area,
            "50 in 2003, down 75.0% from the peak of 200 in 2001",
            "2003년 50, 정점이던 2001년(200)보다 75.0% 감소",
        ),
        (
            rose.clone(),
            WORDS,
            ChartSubject::Line,
            "200 arrivals in 2003, the most of any year from 2001 on",
            "2003년 arrivals 200명, 2001년 이후 최다",
        ),
        (
            gap.clone(),
            WORDS,
            ChartSubject::Line,
            "7 arrivals in 2003, the most of any year with a count",
            "2003년 arrivals 7명, 집계된 해 가운데 최다",
        ),
        (
            yearly(&[5, 4, 5]),
            WORDS,
            ChartSubject::Line,
            "5 arrivals in 2003, as many as at the peak in 2001",
            "2003년 arrivals 5명, 정점이던 2001년과 같아",
        ),
        (
            yearly(&[15, 3, 0]),
            WORDS,
            ChartSubject::Line,
            "0 arrivals in 2003, after a peak of 15 in 2001",
            "2003년 arrivals 0명, 정점은 2001년 15명",
        ),
        (
            yearly(&[25, 3, 0]),
            WORDS,
            ChartSubject::Line,
            "0 arrivals in 2003, down 100.0% from the peak of 25 in 2001",
            "2003년 arrivals 0명, 정점이던 2001년(25명)보다 100.0% 감소",
        ),
        (
            yearly(&[15, 3, 1]),
            WORDS,
            ChartSubject::Line,
            "Arrivals in 2003: 1, after a peak of 15 in 2001",
            "2003년 arrivals 1명, 정점은 2001년 15명",
        ),
        // The largest change in a year.
        (
            fell.clone(),
            WORDS,
            ChartSubject::Columns,
            "Arrivals fell most from 2001 to 2002, by 100 (−50.0%)",
            "2002년 arrivals, 전년보다 100명(50.0%) 줄어 최대 감소폭",
        ),
        (
            rose.clone(),
            &[],
            change(false),
            "The count rose most from 2002 to 2003, by 100 (+100.0%)",
            "2003년, 전년보다 100(100.0%) 늘어 최대 증가폭",
        ),
        (
            yearly(&[15, 3, 1]),
            WORDS,
            ChartSubject::Columns,
            "Arrivals fell most from 2001 to 2002, by 12",
            "2002년 arrivals, 전년보다 12명 줄어 최대 감소폭",
        ),
        (
            yearly(&[40, 30, 60]),
            WORDS,
            change(true),
            "Arrivals rose most from 2002 to 2003, by 100.0%, from 30 to 60",
            "2003년 arrivals, 30명에서 60명으로 100.0% 늘어 최대 증가율",
        ),
        (
            yearly(&[5, 5, 5]),
            WORDS,
            ChartSubject::Columns,
            "Arrivals stood at 5 in every year from 2001 to 2003",
            "arrivals, 2001년부터 2003년까지 해마다 5명",
        ),
        (
            yearly(&[30, 30]),
            &[],
            change(true),
            "The count stood at 30 in every year from 2001 to 2002",
            "2001년부터 2002년까지 해마다 30",
        ),
        // Without two years that follow each other there is no step, and the headline is said.
        (
            gap.clone(),
            &[],
            ChartSubject::Columns,
            "7 in 2003, the most of any year with a count",
            "2003년 7, 집계된 해 가운데 최다",
        ),
        // Two years.
        (
            fell.clone(),
            WORDS,
            two(2001, 2003),
            "Arrivals fell from 200 in 2001 to 50 in 2003, −75.0%",
            "arrivals, 2001년 200명에서 2003년 50명으로 75.0% 감소",
        ),
        (
            rose.clone(),
            &[],
            ChartSubject::Slope { from: year(2001), to: year(2002) },
            "The count rose from 50 in 2001 to 100 in 2002, +100.0%",
            "2001년 50에서 2002년 100으로 100.0% 증가",
        ),
        (
            yearly(&[3, 7]),
            &[],
            two(2001, 2002),
            "The count rose from 3 in 2001 to 7 in 2002",
            "2001년 3에서 2002년 7로 증가",
        ),
        (
            yearly(&[30, 7, 30]),
            WORDS,
            two(2001, 2003),
            "30 arrivals in 2003, as in 2001",
            "arrivals, 2001년과 2003년 모두 30명",
        ),
        // A year without a count may have had another one.
        (
            "year,count\n2001,30\n2003,30\n".to_owned(),
            &[],
            two(2001, 2003),
            "30 in 2003, as in 2001",
            "2001년과 2003년 모두 30",
        ),
        (
            "year,count\n2001,30\n2003,30\n".to_owned(),
            &[],
            ChartSubject::Line,
            "30 in every year with a count from 2001 to 2003",
            "2001년부터 2003년까지 집계된 해마다 30",
        ),
        (
            yearly(&[7, 30, 30, 30]),
            &[],
            two(2002, 2004),
            "The count stayed at 30 from 2002 to 2004",
            "2002년과 2004년 모두 30",
        ),
        // An index, and bases that give none.
        (
            fell.clone(),
            WORDS,
            index(2001),
            "Arrivals in 2003 stood at 25.0 where 2001 is 100",
            "2003년 arrivals 지수 25.0(2001년=100)",
        ),
        (
            fell.clone(),
            &[],
            index(2003),
            "The count in 2001 stood at 400.0 where 2003 is 100",
            "2001년 지수 400.0(2003년=100)",
        ),
        (
            yearly(&[0, 5, 8]),
            WORDS,
            index(2001),
            "8 arrivals in 2003, the most of any year from 2001 on",
            "2003년 arrivals 8명, 2001년 이후 최다",
        ),
        // Sums.
        (
            fell.clone(),
            WORDS,
            ChartSubject::Cumulative,
            "350 arrivals in all from 2001 to 2003",
            "2001~2003년 arrivals 누적 350명",
        ),
        (
            "period,count\n..2000,40\n2001,7\n2003,9\n".to_owned(),
            &[("unit", "people")],
            ChartSubject::Cumulative,
            "56 people in all up to 2003, with 40 up to 2000, without 2002",
            "2003년까지 누적 56명(2000년까지 40명 포함, 2002년 제외)",
        ),
        (
            yearly(&[1]),
            WORDS,
            ChartSubject::Cumulative,
            "Arrivals in all in 2001: 1",
            "2001년 arrivals 누적 1명",
        ),
        // Parts.
        (
            PARTS.to_owned(),
            WORDS,
            ChartSubject::Stacked,
            "40 arrivals in 2003, 36 of them women and girls (90.0%)",
            "2003년 arrivals 40명 중 여성 36명(90.0%)",
        ),
        (
            "place,2001,2002\ntotal,12,10\nSyria,5,6\nIraq,7,4\n".to_owned(),
            WORDS,
            ChartSubject::Stacked,
            "10 arrivals in 2002, of which Syria 6",
            "2002년 arrivals 10명 중 Syria 6명",
        ),
        (
            PARTS.to_owned(),
            WORDS,
            ChartSubject::Share,
            "Women and girls were 90.0% of arrivals in 2003, up from 30.0% in 2001",
            "2003년 arrivals의 90.0%가 여성, 2001년(30.0%)보다 높아져",
        ),
        (
            "place,2001,2002\ntotal,100,50\nSyria,80,30\nIraq,20,20\n".to_owned(),
            &[],
            ChartSubject::Share,
            "Syria made up 60.0% of the total in 2002, down from 80.0% in 2001",
            "2002년 전체의 60.0%가 Syria, 2001년(80.0%)보다 낮아져",
        ),
        (
            "sex,2001,2002\ntotal,100,50\nwomen,60,30\nmen,40,20\n".to_owned(),
            WORDS,
            ChartSubject::Share,
            "Women were 60.0% of arrivals in 2002, as in 2001",
            "2002년 arrivals의 60.0%가 여성, 2001년과 같아",
        ),
        // Groups.
        (
            PARTS.to_owned(),
            WORDS,
            ChartSubject::Gap,
            "Women and girls outnumbered men and boys by 32 in 2003, 36 to 4",
            "2003년 arrivals, 여성 36명·남성 4명으로 32명 차이",
        ),
        (
            "place,2001\ntotal,10\nSyria,5\nIraq,5\n".to_owned(),
            &[],
            ChartSubject::Gap,
            "Syria and Iraq stood level in 2001, at 5 each",
            "2001년, Syria·Iraq 각 5",
        ),
        (
            PARTS.to_owned(),
            WORDS,
            ChartSubject::Multiples,
            "Arrivals fell in 1 of 2 groups from 2001 to 2003, and rose in the other",
            "2003년 arrivals, 2개 집단 중 1개에서 2001년보다 감소, 나머지 1개는 증가",
        ),
        (
            "place,2001,2002\ntotal,30,21\nA,10,8\nB,10,7\nC,10,6\n".to_owned(),
            WORDS,
            ChartSubject::Multiples,
            "Arrivals fell in all 3 groups from 2001 to 2002",
            "2002년 arrivals, 3개 집단 모두 2001년보다 감소",
        ),
        (
            "place,2001,2002\ntotal,20,20\nA,9,9\nB,11,11\n".to_owned(),
            WORDS,
            ChartSubject::Multiples,
            "No net change in arrivals in either group from 2001 to 2002",
            "2002년 arrivals, 두 집단 모두 2001년과 같아",
        ),
        (
            PARTS.to_owned(),
            WORDS,
            ChartSubject::Ranking,
            "Women and girls ranked first from 2002 to 2003, with 36 arrivals in 2003",
            "여성이 2002년부터 줄곧 1위, 2003년 arrivals 36명",
        ),
        (
            "place,2001,2002\ntotal,30,30\nA,20,15\nB,10,15\n".to_owned(),
            &[],
            ChartSubject::Ranking,
            "A and B shared first place in 2002, with 15 each",
            "2002년 A·B 공동 1위, 각 15",
        ),
        (
            PARTS.to_owned(),
            WORDS,
            ChartSubject::Heatmap,
            "Most arrivals: 70 male in 2001",
            "arrivals 최다는 2001년 남성 70명",
        ),
        (
            "place,2001,2002\ntotal,30,30\nA,20,10\nB,10,20\n".to_owned(),
            &[],
            ChartSubject::Heatmap,
            "Most: A in 2001, with 20, the first of 2 such cells",
            "최다는 2001년 A 20(같은 값 2곳)",
        ),
        (
            fell,
            WORDS,
            ChartSubject::Heatmap,
            "Most arrivals: 200 in 2001",
            "arrivals 최다는 2001년 200명",
        ),
    ] {
        let dataset = read(&text, words);
        let [first, second] = titles(&dataset, &Selection::default(), about);
        assert_eq!(first, english, "{about:?} of {text}");
        assert_eq!(second, korean, "{about:?} of {text}");
    }
}

#[test]
fn titles_of_the_sample() {
    let dataset = home();
    let span = Selection { from: Some(year(2011)), to: Some(year(2023)), ..Selection::default() };
    let women = Selection { series: Some("female".to_owned()), ..Selection::default() };
    let all = Selection::default();
    let mut said = String::new();
    for (selection, about) in [
        (&all, ChartSubject::Line),
        (&span, ChartSubject::Line),
        (&women, ChartSubject::Line),
        (&all, ChartSubject::Columns),
        (&all, ChartSubject::Stacked),
        (&all, ChartSubject::Area),
        (&all, ChartSubject::Share),
        (&span, ChartSubject::Share),
        (&women, ChartSubject::Share),
        (&span, ChartSubject::Index { base: year(2011) }),
        (&all, ChartSubject::Change { percent: false }),
        (&all, ChartSubject::Change { percent: true }),
        (&all, ChartSubject::Cumulative),
        (&all, ChartSubject::Slope { from: year(2011), to: year(2023) }),
        (&women, ChartSubject::Slope { from: year(2009), to: year(2025) }),
        (&all, ChartSubject::Gap),
        (&all, ChartSubject::Multiples),
        (&all, ChartSubject::Ranking),
        (&all, ChartSubject::Heatmap),
        (&all, ChartSubject::Joinpoint),
        (&span, ChartSubject::Joinpoint),
        (&all, ChartSubject::Levels),
        (&all, ChartSubject::Forecast),
    ] {
        for title in titles(&dataset, selection, about) {
            assert!(title.chars().count() <= 110, "{title}");
            said.push_str(&format!("{title}\n"));
        }
    }
    assert_eq!(said, HOME);
}

const HOME: &str = "\
223 arrivals in 2025, down 92.3% from the peak of 2,914 in 2009
2025년 입국자 223명, 정점이던 2009년(2,914명)보다 92.3% 감소
Arrivals fell from 2,706 in 2011 to 196 in 2023, −92.8%
입국자, 2011년 2,706명에서 2023년 196명으로 92.8% 감소
198 arrivals (female) in 2025, down 91.2% from the peak of 2,252 in 2009
2025년 여성 입국자 198명, 정점이던 2009년(2,252명)보다 91.2% 감소
Arrivals fell most from 2011 to 2012, by 1,204 (−44.5%)
2012년 입국자, 전년보다 1,204명(44.5%) 줄어 최대 감소폭
223 arrivals in 2025, 198 of them women and girls (88.8%)
2025년 입국자 223명 중 여성 198명(88.8%)
223 arrivals in 2025, down 92.3% from the peak of 2,914 in 2009
2025년 입국자 223명, 정점이던 2009년(2,914명)보다 92.3% 감소
Women and girls were 88.8% of arrivals in 2025, up from 55.3% in 2002
2025년 입국자의 88.8%가 여성, 2002년(55.3%)보다 높아져
Women and girls were 83.7% of arrivals in 2023, up from 70.6% in 2011
2023년 입국자의 83.7%가 여성, 2011년(70.6%)보다 높아져
Women and girls were 88.8% of arrivals in 2025, up from 55.3% in 2002
2025년 입국자의 88.8%가 여성, 2002년(55.3%)보다 높아져
Arrivals in 2023 stood at 7.2 where 2011 is 100
2023년 입국자 지수 7.2(2011년=100)
Arrivals fell most from 2011 to 2012, by 1,204 (−44.5%)
2012년 입국자, 전년보다 1,204명(44.5%) 줄어 최대 감소폭
Arrivals rose most from 2022 to 2023, by 192.5%, from 67 to 196
2023년 입국자, 67명에서 196명으로 192.5% 늘어 최대 증가율
34,537 arrivals in all up to 2025, with 947 up to 1998 and 1,043 in 1999–2001
2025년까지 입국자 누적 34,537명(1998년까지 947명·1999~2001년 1,043명 포함)
Arrivals fell from 2,706 in 2011 to 196 in 2023, −92.8%
입국자, 2011년 2,706명에서 2023년 196명으로 92.8% 감소
Arrivals (female) fell from 2,252 in 2009 to 198 in 2025, −91.2%
여성 입국자, 2009년 2,252명에서 2025년 198명으로 91.2% 감소
Women and girls outnumbered men and boys by 173 in 2025, 198 to 25
2025년 입국자, 여성 198명·남성 25명으로 173명 차이
Arrivals fell in both groups from 2002 to 2025
2025년 입국자, 두 집단 모두 2002년보다 감소
Women and girls ranked first from 2023 to 2025, with 198 arrivals in 2025
여성이 2023년부터 줄곧 1위, 2025년 입국자 198명
Most arrivals: 2,252 female in 2009
입국자 최다는 2009년 여성 2,252명
Arrivals bent in 2008, 2018 and 2021: −60.0% a year from 2018, +35.9% a year from 2021
입국자 추세 2008·2018·2021년에 바뀌어, 2018년부터 연 60.0% 감소·2021년부터 연 35.9% 증가
No lasting change of direction is established in arrivals, 2011–2023
2011~2023년 입국자 추세, 지속적인 방향 전환은 확인되지 않아
Arrivals averaged 169 a year from 2020 to 2025, after 1,302 from 2012 to 2019
2020~2025년 입국자 연평균 169명, 2012~2019년엔 1,302명
Forecast for 2026: 211 arrivals, in 9 of 10 cases 0 to 892
2026년 입국자 211명 전망, 열에 아홉은 0~892명
";

#[test]
fn a_line_chart_says_the_headline() {
    let dataset = home();
    let span = Selection { from: Some(year(2011)), to: Some(year(2023)), ..Selection::default() };
    let women = Selection { series: Some("female".to_owned()), ..Selection::default() };
    for selection in [Selection::default(), span, women] {
        let findings = found(&dataset, &selection, ChartSubject::Line);
        assert_eq!(
            title(&findings, &dataset, &[], ChartSubject::Line, Language::English),
            findings.headline
        );
    }
    // The headline keeps its words for a count of 1; a title has none that would be wrong.
    let one = read("year,count\n2001,1\n", WORDS);
    let findings = found(&one, &Selection::default(), ChartSubject::Line);
    assert_eq!(findings.headline, "1 arrivals in 2001");
    assert_eq!(
        title(&findings, &one, &[], ChartSubject::Line, Language::English),
        "Arrivals in 2001: 1"
    );
}

#[test]
fn revisions_are_said_shortly() {
    let table = sample("nk-vintages.csv");
    let dataset =
        tidy(vec![table.grid], table.metadata, &TidyOptions::default()).expect("a dataset");
    let releases = releases(&dataset, None).expect("releases");
    let findings = find_revisions(&dataset, &releases, dataset.origins(), 1.0).expect("findings");
    let titles = Language::ALL.map(|language| {
        let title = title(&findings, &dataset, &[], ChartSubject::Revisions, language);
        quoted(&title, &findings);
        title
    });
    assert_eq!(
        titles,
        [
            "First figures of arrivals were revised by −1.1% to +0.3% (10 years)",
            "입국자 첫 발표치, 이후 최대 1.1% 하향·0.3% 상향 수정(10개 연도)"
        ]
    );
}

/// U6 of two groups without a total, and of three with one.
#[test]
fn a_title_of_one_of_several_series_names_it() {
    let two = "year,A,B\n2022,10,1\n2023,20,9\n2024,30,3\n";
    let three = "year,Total,A,B\n2020,100,40,60\n2021,120,70,50\n2022,90,60,30\n";
    let ages = "year,15-24,25-64\n2020,100,40\n2021,120,70\n";
    let slope = |from, to| ChartSubject::Slope { from: year(from), to: year(to) };
    let index = |base| ChartSubject::Index { base: year(base) };
    for (text, words, name, about, english, korean) in [
        (
            two,
            &[][..],
            "A",
            slope(2022, 2024),
            "A rose from 10 in 2022 to 30 in 2024",
            "A: 2022년 10에서 2024년 30으로 증가",
        ),
        (
            two,
            &[],
            "B",
            slope(2022, 2024),
            "B rose from 1 in 2022 to 3 in 2024",
            "B: 2022년 1에서 2024년 3으로 증가",
        ),
        (
            two,
            &[],
            "B",
            ChartSubject::Cumulative,
            "B: 13 in all from 2022 to 2024",
            "B: 2022~2024년 누적 13",
        ),
        (
            two,
            &[],
            "B",
            ChartSubject::Columns,
            "B rose most from 2022 to 2023, by 8",
            "B: 2023년, 전년보다 8 늘어 최대 증가폭",
        ),
        (
            two,
            WORDS,
            "A",
            slope(2022, 2024),
            "Arrivals (A) rose from 10 in 2022 to 30 in 2024",
            "A arrivals, 2022년 10명에서 2024년 30명으로 증가",
        ),
        (
            three,
            &[],
            "Total",
            slope(2020, 2022),
            "Total fell from 100 in 2020 to 90 in 2022, −10.0%",
            "전체: 2020년 100에서 2022년 90으로 10.0% 감소",
        ),
        (
            three,
            &[],
            "A",
            index(2020),
            "A in 2022 stood at 150.0 where 2020 is 100",
            "A: 2022년 지수 150.0(2020년=100)",
        ),
        (
            three,
            &[],
            "Total",
            ChartSubject::Line,
            "Total: 90 in 2022, down 25.0% from the peak of 120 in 2021",
            "전체: 2022년 90, 정점이던 2021년(120)보다 25.0% 감소",
        ),
        (
            three,
            WORDS,
            "Total",
            slope(2020, 2022),
            "Arrivals fell from 100 in 2020 to 90 in 2022, −10.0%",
            "arrivals, 2020년 100명에서 2022년 90명으로 10.0% 감소",
        ),
        // A name that begins with a number cannot be read as the subject.
        (
            ages,
            &[],
            "15-24",
            slope(2020, 2021),
            "The count (15-24) rose from 100 in 2020 to 120 in 2021, +20.0%",
            "15-24: 2020년 100에서 2021년 120으로 20.0% 증가",
        ),
    ] {
        let dataset = read(text, words);
        let selection = Selection { series: Some(name.to_owned()), ..Selection::default() };
        let findings = found(&dataset, &selection, about);
        let drawn: Vec<&Series> = dataset.series().iter().collect();
        let said =
            Language::ALL.map(|language| title(&findings, &dataset, &drawn, about, language));
        assert_eq!(said, [english, korean], "{about:?} of {name}");
    }
}

#[test]
fn two_equal_ends_are_no_course() {
    let dataset = read("year,n\n2010,3\n2011,9\n2012,0\n2013,3\n", &[]);
    let all = Selection { from: Some(year(2010)), to: Some(year(2013)), ..Selection::default() };
    let findings = find(&dataset, &all, Level::P95).expect("findings");
    assert_eq!(findings.headline, "3 in 2013, as in 2010");
    let said = |findings: &Findings| -> String {
        let is_change = |finding: &&Finding| finding.id == "span.change";
        findings.findings.iter().find(is_change).map(|found| found.sentence.clone()).expect("it")
    };
    assert_eq!(
        said(&findings),
        "From 2010 to 2013 there was no net change in the count: 3 in both years."
    );
    let dataset = read("year,n\n2010,3\n2011,3\n2012,3\n2013,8\n", &[]);
    let three = Selection { to: Some(year(2012)), ..all };
    let level = Level::P95;
    let findings = find(&dataset, &three, level).expect("findings");
    assert_eq!(said(&findings), "From 2010 to 2012 the count stayed at 3.");
}

/// S1: a fall in the last two years, which segments of three years put a year too early.
#[test]
fn a_change_of_level_near_the_end_is_not_dated() {
    let counts = [100, 103, 98, 101, 99, 104, 97, 100, 102, 99, 101, 98, 103, 100, 99, 40, 42];
    let rows: Vec<String> =
        counts.iter().enumerate().map(|(i, count)| format!("{},{count}", 2005 + i)).collect();
    let dataset = read(&format!("year,count\n{}\n", rows.join("\n")), &[]);
    let [english, korean] = titles(&dataset, &Selection::default(), ChartSubject::Levels);
    assert_eq!(
        english,
        "The count changed level after 2019 or so, with too few years since to date it"
    );
    assert_eq!(korean, "수준 2019년 무렵 이후 바뀌어, 이후 햇수가 적어 시점은 미정");
    let topics = vec![Topic::Levels, Topic::Unusual];
    let options = AnalysisOptions { topics, ..AnalysisOptions::default() };
    let findings = analyse(&dataset, &Selection::default(), &options).expect("findings");
    let of = |id: &str| findings.findings.iter().find(|finding| finding.id == id).expect(id);
    let after = "after 2019 or so, too few years since to call it a level";
    assert!(of("levels").sentence.starts_with(&format!("The level changed {after} (exact")));
    assert!(of("levels.means").sentence.ends_with(&format!("the mean changed {after}.")));
    let json = serde_json::to_value(&of("levels").value).expect("JSON");
    assert_eq!(json["changes"][0]["year"], serde_json::Value::Null);
    assert_eq!(json["changes"][0]["near"]["year"], 2019);
    let unusual = &of("unusual");
    assert!(!unusual.sentence.contains("2019 stands out"), "{}", unusual.sentence);
    assert!(unusual.caveats.iter().any(|caveat| caveat.starts_with("Not judged, beside a change")));
    let json = serde_json::to_value(&unusual.value).expect("JSON");
    for year in json["years"].as_array().expect("years") {
        assert!(year["year"].as_f64() < Some(2018.0) || year["unusual"] != true, "{year}");
    }
}

#[test]
fn what_is_not_established_is_not_said() {
    let dataset = home();
    let findings = find(&dataset, &Selection::default(), Level::P95).expect("findings");
    let level = |first, last, mean| HeadlineLevel { first: year(first), last: year(last), mean };
    let (first, last) = (year(2002), year(2025));
    for (claim, said, korean_said) in [
        (
            Headline::NotEstablished { first, last },
            "No lasting change of direction is established in arrivals, 2002–2025",
            "2002~2025년 입국자 추세, 지속적인 방향 전환은 확인되지 않아",
        ),
        (
            Headline::Straight { first, last, percent: Some(-9.34) },
            "No change of direction is found in arrivals, 2002–2025: −9.3% a year",
            "2002~2025년 입국자 추세에 방향 전환 없어, 연 9.3% 감소",
        ),
        (
            Headline::Straight { first, last, percent: None },
            "No change of direction is found in arrivals, 2002–2025",
            "2002~2025년 입국자 추세에 방향 전환 없어",
        ),
        (
            Headline::Bends { years: vec![year(2008)], percents: vec![Some(16.4), Some(-9.3)] },
            "Arrivals bent in 2008: +16.4% a year before, −9.3% a year after",
            "입국자 추세 2008년에 바뀌어, 이전 연 16.4% 증가·이후 연 9.3% 감소",
        ),
        (
            Headline::Bends {
                years: vec![year(2008), year(2018)],
                percents: vec![Some(16.4), Some(-9.3), Some(200_000.0)],
            },
            "Arrivals bent in 2008 and 2018: +16.4%, −9.3%, then more than +99,999% a year",
            "입국자 추세 2008·2018년에 바뀌어, 연 16.4% 증가→9.3% 감소→99,999% 넘게 증가",
        ),
        (
            Headline::Bends { years: vec![year(2008)], percents: vec![None, Some(-9.3)] },
            "Arrivals bent in 2008: −9.3% a year from 2008",
            "입국자 추세 2008년에 바뀌어, 2008년부터 연 9.3% 감소",
        ),
        (
            Headline::OneLevel(level(2002, 2025, 1302.64)),
            "No change of level is found in arrivals, 2002–2025: 1,303 a year on average",
            "2002~2025년 입국자 수준 변화 없어, 연평균 1,303명",
        ),
        (
            Headline::Levels { now: level(2025, 2025, 223.0), before: level(2020, 2024, 158.2) },
            "Arrivals averaged 223 a year in 2025, after 158 from 2020 to 2024",
            "2025년 입국자 연평균 223명, 2020~2024년엔 158명",
        ),
        (
            Headline::NoRevision,
            "No first figure can be compared with a later one",
            "첫 발표치와 이후 수치를 비교할 수 있는 해 없어",
        ),
    ] {
        // Without a result of the method, the title is the headline.
        let findings = Findings { claim, ..findings.clone() };
        let of = |language| title(&findings, &dataset, &[], ChartSubject::Joinpoint, language);
        assert_eq!(of(Language::English), said);
        assert_eq!(of(Language::Korean), korean_said);
    }
}
