//! The words of periods: months, fiscal years, eras, open spans, provisional marks.

use std::sync::LazyLock;

use super::words::section;

words! {
    /// Names of a column whose cells are periods.
    PERIOD,
    /// Names of a column of fiscal years.
    FISCAL_YEAR,
    /// Words before or after a year that make it a fiscal one.
    FISCAL_SIGNS,
    /// Words before a month that make twelve months up to it a year.
    YEAR_ENDING,
    /// Words before a year that make it the last of an open span, itself included.
    UP_TO,
    /// Words after a year that do the same.
    AND_BEFORE,
    /// Words before a year that make the year before it the last of an open span.
    BEFORE,
    /// Signs between the first and the last of several years or months.
    THROUGH,
    /// Words in the name of a column of months or quarters of the year.
    YEAR_PART,
    /// The beginnings of words for months; short ones are whole words.
    MONTH_STEMS,
    /// The first letters of the twelve months, in a row.
    MONTH_INITIALS,
    /// Of these, the words for a quarter.
    QUARTER,
    /// Signs in a period's cell that say that its count may still change.
    PROVISIONAL,
    /// Words of a year that is not over.
    TO_DATE,
    /// Names of a column of the sums of the months beside it.
    ANNUAL,
    /// Words of a remark that says until when the counts of a year run, in lower case.
    AS_OF,
    /// Words of a remark that speaks of something else than until when counts run, in lower case.
    NOT_AS_OF,
    /// Words in the first cell of a row below a table of years that sums the years up otherwise than by
    /// adding: an average, a change.
    SUMMARY,
    /// Words for a day, in the names of columns.
    DATE,
}

/// Eras, with the year before their first one.
pub const ERAS: [(&str, i64); 12] = [
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("大正", 1911),
    ("明治", 1867),
    ("reiwa ", 2018),
    ("heisei ", 1988),
    ("中華民國", 1911),
    ("中华民国", 1911),
    ("民國", 1911),
    ("民国", 1911),
    ("roc ", 1911),
];

/// Whether the text has a word for months.
pub fn says_months(text: &str) -> bool {
    /// Shorter ones are whole words: `mes` is no `message`.
    const STEM: usize = 5;
    let lower = text.to_lowercase();
    let is_word = |word: &str, stem: &str| {
        if stem.is_ascii() && stem.len() < STEM { word == stem } else { word.starts_with(stem) }
    };
    lower
        .split(|c: char| !c.is_alphabetic())
        .any(|word| MONTH_STEMS.iter().any(|stem| is_word(word, stem)))
        || lower.contains(['월', '月'])
}

/// The months by their names and short forms, January first.
pub static MONTHS: LazyLock<Vec<Vec<&'static str>>> =
    LazyLock::new(|| (1..=12).map(|month| section(&format!("MONTH_{month}"))).collect());
