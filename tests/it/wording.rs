//! How numbers, labels and text alternatives are written, in every language.

use arrivals_data::Year;
use arrivals_findings::format::{decimal, percent, signed_percent, whole};
use arrivals_findings::{Alternative, ChartSubject, Label, Language, alt_text, compact};

#[test]
fn digits_stand_in_groups_of_three() {
    assert_eq!(whole(0), "0");
    assert_eq!(whole(999), "999");
    assert_eq!(whole(34_537), "34,537");
    assert_eq!(whole(-1_204), "−1,204");
    assert_eq!(whole(i64::MIN), "−9,223,372,036,854,775,808");
    assert_eq!(decimal(1194.74, 1), "1,194.7");
    assert_eq!(decimal(-0.04, 1), "0.0");
}

#[test]
fn a_percentage_is_not_rounded_to_none_or_all() {
    assert_eq!(signed_percent(-92.756_836), "−92.8%");
    assert_eq!(signed_percent(5.4), "+5.4%");
    assert_eq!(signed_percent(0.049), "less than +0.1%");
    assert_eq!(signed_percent(-0.049), "less than −0.1%");
    assert_eq!(signed_percent(0.0), "0.0%");
    assert_eq!(signed_percent(1e-14), "0.0%");
    assert_eq!(percent(-0.01), "less than 0.1%");
    assert_eq!(percent(99.99), "more than 99.9%");
    assert_eq!(percent(100.0), "100.0%");
}

#[test]
fn round_numbers_are_short_and_exact() {
    for (value, english, korean) in [
        (0.0, "0", "0"),
        (-0.0, "0", "0"),
        (0.5, "0.5", "0.5"),
        (0.125, "0.125", "0.125"),
        (500.0, "500", "500"),
        (5_000.0, "5,000", "5,000"),
        (9_999.0, "9,999", "9,999"),
        (10_000.0, "10,000", "1만"),
        (15_000.0, "15,000", "1.5만"),
        (12_345.0, "12,345", "12,345"),
        (500_000.0, "500,000", "50만"),
        (1_000_000.0, "1 million", "100만"),
        (1_500_000.0, "1.5 million", "150만"),
        (2_250_000.0, "2.25 million", "225만"),
        (1_234_567.0, "1,234,567", "1,234,567"),
        (12_000_000.0, "12 million", "1,200만"),
        (100_000_000.0, "100 million", "1억"),
        (150_000_000.0, "150 million", "1.5억"),
        (1_000_000_000.0, "1 billion", "10억"),
        (1_234_000_000.0, "1,234,000,000", "12.34억"),
        (2e12, "2 trillion", "2조"),
        (-1_500_000.0, "−1.5 million", "−150만"),
    ] {
        assert_eq!(compact(value, Language::English), english);
        assert_eq!(compact(value, Language::Korean), korean);
    }
}

#[test]
fn labels_are_written_in_both_languages() {
    let base = Year::new(2011).expect("a year");
    for (label, english, korean) in [
        (Label::Source, "Source:", "출처:"),
        (Label::LogScale, "log scale", "로그 눈금"),
        (Label::Grey(1), "grey: 1 other", "회색: 그 밖의 1개"),
        (Label::Grey(1200), "grey: 1,200 others", "회색: 그 밖의 1,200개"),
        (Label::Index(base), "index, 2011 = 100", "지수, 2011년 = 100"),
        (Label::ShareOfTotal, "share of total, %", "전체 대비 비율, %"),
    ] {
        assert_eq!(label.text(Language::English), english);
        assert_eq!(label.text(Language::Korean), korean);
    }
}

#[test]
fn the_formula_is_type_data_period_finding() {
    let year = |number: i64| Year::new(number).expect("a year");
    let names = ["total".to_owned(), "male".to_owned(), "female".to_owned()];
    let english = Alternative {
        about: ChartSubject::Line,
        names: &names,
        unit: "people",
        first: year(2002),
        last: year(2025),
        finding: "223 arrivals in 2025",
        subtitle: "Arrivals, 2002–2025",
    };
    assert_eq!(
        alt_text(&english, Language::English),
        "Line chart. Arrivals, 2002–2025, total, male and female, people a year, years 2002 to \
         2025. 223 arrivals in 2025."
    );
    let bare = Alternative { about: ChartSubject::Columns, names: &[], unit: "", ..english };
    assert_eq!(
        alt_text(&bare, Language::English),
        "Column chart. Arrivals, 2002–2025, years 2002 to 2025. 223 arrivals in 2025."
    );
    let names = ["전체".to_owned(), "여성".to_owned()];
    let korean = Alternative {
        names: &names,
        unit: "명",
        finding: "2025년 입국자 223명",
        subtitle: "북한이탈주민 입국자, 2002~2025년",
        ..english
    };
    assert_eq!(
        alt_text(&korean, Language::Korean),
        "꺾은선그래프. 북한이탈주민 입국자, 2002~2025년. 계열 전체, 여성. 연간, 단위 명. 기간 \
         2002~2025년. 2025년 입국자 223명."
    );
    let index =
        Alternative { about: ChartSubject::Index { base: year(2011) }, names: &[], ..korean };
    assert_eq!(
        alt_text(&index, Language::Korean),
        "지수 꺾은선그래프. 북한이탈주민 입국자, 2002~2025년. 지수, 2011년 = 100. 기간 \
         2002~2025년. 2025년 입국자 223명."
    );
}

#[test]
fn a_dataset_is_translated_into_every_language_but_its_own() {
    let others: Vec<&str> = Language::ALL.into_iter().skip(1).map(Language::code).collect();
    assert_eq!(others, arrivals_data::TRANSLATIONS);
}
