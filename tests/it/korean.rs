//! Plain findings as Korean sentences.

use crate::common::read_table as read;
use arrivals_findings::korean::sentences::sentence;
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
