//! Titles of what methods found, in both languages.

use super::{Headline, Level, english, korean};
use crate::names::Names;
use crate::{Language, Selection, find};
use arrivals_data::{
    Count, Dataset, Group, Location, Metadata, Observation, Origin, Period, Role, Row, Status,
    Translation, Word, Year,
};
use arrivals_statistics::Level as Confidence;

/// Arrivals of people in one year, with their Korean name.
fn dataset() -> Dataset {
    let mut words = Translation::default();
    words.add(Word::Measure, "arrivals", "입국자".to_owned());
    let metadata = Metadata {
        measure: Some("arrivals".to_owned()),
        unit: Some("people".to_owned()),
        translations: [("ko".to_owned(), words)].into_iter().collect(),
        ..Metadata::default()
    };
    let observation = Observation {
        period: Period::Year(Year::new(2025).expect("a year")),
        count: Some(Count::new(223).expect("a count")),
        status: Status::Normal,
        break_before: false,
        note: None,
        location: Location { table: 0, row: 2, column: 2 },
        summed: None,
    };
    let origin = Origin { name: "t.csv".to_owned(), sheet: None, sha256: String::new() };
    let group = Group { key: Vec::new(), role: Role::Single };
    let row = Row { group: 0, observation };
    Dataset::new(metadata, vec![origin], Vec::new(), vec![group], vec![row], Vec::new())
        .expect("a dataset")
}

#[test]
fn what_is_not_established_is_not_said() {
    let year = |number| Year::new(number).expect("a year");
    let dataset = dataset();
    let subject = find(&dataset, &Selection::default(), Confidence::P95).expect("findings").subject;
    let level = |first, last, mean| Level { first: year(first), last: year(last), mean };
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
        let names = |language| Names::from_subject(&subject, &dataset, language);
        assert_eq!(english::title(&claim, &names(Language::English)), said);
        assert_eq!(korean::title(&claim, &names(Language::Korean)), korean_said);
    }
}
