//! A dataset's own words in the language of a chart.

use super::{Language, format};
use arrivals_data::{Dataset, Word};

/// Names of series that agencies use, in Korean.
const SERIES: [(&[&str], &str); 3] = [
    (&["total", "totals", "all", "both sexes", "both", "all persons"], "전체"),
    (&["male", "males", "men", "m", "men and boys"], "남성"),
    (&["female", "females", "women", "f", "women and girls"], "여성"),
];

/// Units, in Korean.
const UNITS: [(&[&str], &str); 3] = [
    (&["people", "person", "persons", "individuals"], "명"),
    (&["cases", "case"], "건"),
    (&["households", "household"], "가구"),
];

/// The program's own notes on a dataset, in Korean.
const NOTES: [(&[&str], &str); 3] = [
    (&["some years are fiscal years, not calendar years."], "일부 연도는 회계연도 기준임."),
    (&["years are fiscal years, not calendar years."], "회계연도 기준."),
    (
        &["years are twelve months to a month of the year, not calendar years."],
        "역년이 아니라 매년 같은 달까지 12개월을 한 해로 집계.",
    ),
];

/// A word of the dataset in that language: the package's translation, else a well-known one, else
/// the word itself.
pub fn translated(dataset: &Dataset, word: Word, text: &str, language: Language) -> String {
    translation(dataset, word, text, language).unwrap_or_else(|| text.to_owned())
}

/// The series' name in that language; of a name of several values, each value by itself.
pub fn series_name(dataset: &Dataset, name: &str, language: Language) -> String {
    if let Some(whole) = translation(dataset, Word::Series, name, language) {
        return whole;
    }
    let values: Vec<String> =
        name.split(", ").map(|value| translated(dataset, Word::Series, value, language)).collect();
    values.join(", ")
}

/// The series' name in that language, with a capital first where that tells it from all others.
pub fn series_heading(dataset: &Dataset, name: &str, language: Language) -> String {
    let all: Vec<String> = dataset
        .series()
        .iter()
        .map(|series| series_name(dataset, &series.name(), language))
        .collect();
    format::headed(&series_name(dataset, name, language), &all)
}

fn translation(dataset: &Dataset, word: Word, text: &str, language: Language) -> Option<String> {
    if language == Language::English {
        return None;
    }
    let own = dataset.metadata().translations.get(language.code());
    if let Some(found) = own.and_then(|words| words.translate(word, text)) {
        return Some(found.to_owned());
    }
    let known: &[(&[&str], &str)] = match word {
        Word::Series => &SERIES,
        Word::Unit => &UNITS,
        Word::Note => &NOTES,
        Word::Title | Word::Measure | Word::Source | Word::Event => &[],
    };
    if let Some(dimensions) = text.strip_prefix("total over ").filter(|_| word == Word::Series) {
        return Some(format!("{} 합계", dimensions.replace(" and ", "·")));
    }
    let text = text.to_lowercase();
    known
        .iter()
        .find(|(words, _)| words.contains(&text.as_str()))
        .map(|(_, translated)| (*translated).to_owned())
}
