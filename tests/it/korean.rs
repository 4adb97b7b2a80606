//! Korean: particles, numbers and years, and plain findings as sentences.

use crate::common::read_table as read;
use arrivals_data::{Count, Month, Period, Year, YearKind};
use arrivals_findings::korean::number::{percent, period, with_unit, year, years};
use arrivals_findings::korean::sentences::sentence;
use arrivals_findings::korean::{Particle, josa};
use arrivals_findings::{Selection, find};
use arrivals_statistics::Level;

#[test]
fn a_sentence_says_the_numbers_of_the_value() {
    let words = [("measure", "입국자"), ("unit", "명")];
    let text = "sex,2013,2014,2015,2016,2017,2018,2019,2020,2021,2022,2023\n\
                total,1514,1397,1275,1418,1127,1137,1047,229,63,67,196\n\
                여성,1145,1092,1024,1116,939,969,845,157,23,32,164\n\
                남성,369,305,251,302,188,168,202,72,40,35,32\n";
    let dataset = read(text, &words);
    let findings = find(&dataset, &Selection::default(), Level::P95).expect("findings");
    let said: Vec<String> = findings
        .findings
        .iter()
        .filter_map(|finding| sentence(finding, &findings, &dataset))
        .map(|(label, sentence)| format!("{label}: {sentence}"))
        .collect();
    // By hand: 196 − 67 = 129, 129/67 = 192.5%; 1,514 − 196 = 1,318, 1,318/1,514 = 87.1%;
    // (196/1514)^(1/10) − 1 = −18.5%; 164/196 = 83.7%.
    for expected in [
        "가장 최근의 온전한 해: 2023년 입국자 196명.",
        "전년 대비: 2022년 67명에서 2023년 196명으로 129명(192.5%) 증가.",
        "정점: 2013년 입국자 1,514명.",
        "10년 사이: 2013년 1,514명에서 2023년 196명으로 1,318명(87.1%) 감소.",
        "연평균 증감률: 2013년부터 2023년까지 10년 동안 연평균 18.5% 감소. 두 끝의 비교일 뿐, 2021년 63에서 방향이 바뀜.",
        "여성 비율: 2023년 입국자 196명 중 여성 164명(83.7%).",
    ] {
        assert!(said.iter().any(|sentence| sentence == expected), "{expected}\n{said:#?}");
    }
    assert_eq!(said.len(), findings.findings.len());
}

#[test]
fn particles_follow_the_last_sound() {
    use Particle::{Subject, Topic, Towards, With};
    for (word, particle, with) in [
        ("여성", Topic, "여성은"),
        ("남자", Topic, "남자는"),
        ("입국자", Subject, "입국자가"),
        ("사람", Subject, "사람이"),
        ("사람", Topic, "사람은"),
        ("난민", Topic, "난민은"),
        ("시리아", Topic, "시리아는"),
        ("서울", Towards, "서울로"),
        ("부산", Towards, "부산으로"),
        ("제주", Towards, "제주로"),
        ("쌀", Topic, "쌀은"),
        ("서울", With, "서울과"),
        ("대구", With, "대구와"),
        ("3월", Topic, "3월은"),
        ("구", Topic, "구는"),
        ("2009년", With, "2009년과"),
        ("196명", Towards, "196명으로"),
        ("0", Towards, "0으로"),
        ("1", Towards, "1로"),
        ("2", Towards, "2로"),
        ("3", Towards, "3으로"),
        ("6", Towards, "6으로"),
        ("7", Towards, "7로"),
        ("8", Towards, "8로"),
        ("9", Towards, "9로"),
        ("1", Subject, "1이"),
        ("4", Subject, "4가"),
        ("5", Topic, "5는"),
        ("10", Towards, "10으로"),
        ("100", Subject, "100이"),
        ("1,000", Topic, "1,000은"),
        ("2,000", Towards, "2,000으로"),
        ("12,000", Towards, "12,000으로"),
        ("20,000", Topic, "20,000은"),
        ("2,706", Towards, "2,706으로"),
        ("100,000,000", Subject, "100,000,000이"),
        ("1,000,000,000,000", Subject, "1,000,000,000,000가"),
        ("10,000,000,000,000,000", Subject, "10,000,000,000,000,000이"),
        ("92.8", Subject, "92.8이"),
        ("92.0", Towards, "92.0으로"),
        ("1.2", Towards, "1.2로"),
        ("92.8%", Subject, "92.8%가"),
        ("5%", Towards, "5%로"),
        ("50만", Towards, "50만으로"),
        ("1.5억", Subject, "1.5억이"),
        ("UN", Subject, "UN이"),
        ("WHO", Topic, "WHO는"),
        ("HTML", Towards, "HTML로"),
        ("R", Topic, "R은"),
        ("NGO", With, "NGO와"),
        ("male", Towards, "male로"),
        ("total", Subject, "total이"),
        ("women", Topic, "women은"),
        ("arrivals", Subject, "arrivals가"),
        ("people", Towards, "people로"),
        ("internet", Topic, "internet은"),
        ("코로나19", Towards, "코로나19로"),
        ("국경 봉쇄(코로나19)", Subject, "국경 봉쇄(코로나19)가"),
        ("정점(2,914명)", Subject, "정점(2,914명)이"),
        ("(기타)", Topic, "(기타)는"),
        ("‘통일부’", Topic, "‘통일부’는"),
        (
            "\u{1109}\u{1165}\u{110b}\u{116e}\u{11af}",
            Towards,
            "\u{1109}\u{1165}\u{110b}\u{116e}\u{11af}로",
        ),
        ("ㄹ", Towards, "ㄹ로"),
        ("中国", Topic, "中国은(는)"),
        ("Ж", Towards, "Ж(으)로"),
        ("", Topic, "은(는)"),
    ] {
        assert_eq!(josa(word, particle), with);
    }
}

#[test]
fn years_and_periods_are_written_as_newspapers_do() {
    let at = |number: i64| Year::new(number).expect("a year");
    assert_eq!(year(at(2011)), "2011년");
    assert_eq!(years(at(2002), at(2025)), "2002~2025년");
    assert_eq!(years(at(2002), at(2002)), "2002년");
    let split = at(2020).of_kind(YearKind::Split);
    assert_eq!(year(split), "2019/20회계연도");
    let june = YearKind::Ending(Month::new(6).expect("a month"));
    assert_eq!(year(at(2020).of_kind(june)), "2019년 7월~2020년 6월");
    assert_eq!(years(at(2018).of_kind(june), at(2020).of_kind(june)), "2017년 7월~2020년 6월");
    let of = |text: &str| period(Period::parse(text).expect("a period"));
    assert_eq!(of("..1998"), "1998년까지");
    assert_eq!(of("1999..2001"), "1999~2001년");
    assert_eq!(of("2024-01..2024-06"), "2024년 1~6월");
    assert_eq!(of("2024-01..2024-01"), "2024년 1월");
}

#[test]
fn counts_carry_their_unit() {
    let count = |number: i128| Count::signed(number).expect("a count");
    assert_eq!(with_unit(count(2706), Some("명")), "2,706명");
    assert_eq!(with_unit(count(0), Some("명")), "0명");
    assert_eq!(with_unit(count(-13), None), "−13");
    assert_eq!(with_unit(count(5), Some("people")), "5 people");
    assert_eq!(percent(-92.756), "92.8%");
    assert_eq!(percent(0.01), "0.1% 미만");
    assert_eq!(percent(99.99), "99.9% 초과");
}
