//! The words and signs that agencies use, all in one place.

use crate::dataset::Status;

/// Names of a column whose cells are periods.
pub const PERIOD: [&str; 16] = [
    "period",
    "time_period",
    "year",
    "years",
    "date",
    "time",
    "ref_date",
    "calendar year",
    "연도",
    "년도",
    "시점",
    "기간",
    "jahr",
    "année",
    "año",
    "年",
];

/// Names of a column whose cells are counts.
pub const COUNT: [&str; 9] =
    ["count", "counts", "value", "obs_value", "number", "n", "인원", "명수", "anzahl"];

/// Names of the column of statuses.
pub const STATUS: [&str; 4] = ["status", "obs_status", "obs_flag", "flag"];

/// Names of the column of remarks.
pub const NOTE: [&str; 4] = ["note", "notes", "remark", "비고"];

/// Names of the column that says where a series breaks.
pub const BREAK: [&str; 2] = ["break", "series_break"];

/// Names of a series that is the sum of the others, and of a row of sums.
pub const TOTAL: [&str; 15] = [
    "total",
    "totals",
    "all",
    "sum",
    "both sexes",
    "grand total",
    "합계",
    "총계",
    "계",
    "전체",
    "소계",
    "insgesamt",
    "gesamt",
    "ensemble",
    "総数",
];

/// Signs of a cell without a published value, and what they say.
pub const MARKERS: [(&str, Status); 20] = [
    ("", Status::Missing),
    ("-", Status::Missing),
    ("–", Status::Missing),
    ("—", Status::Missing),
    (".", Status::Missing),
    ("..", Status::Missing),
    ("...", Status::Missing),
    ("…", Status::Missing),
    (":", Status::Missing),
    ("na", Status::Missing),
    ("n/a", Status::Missing),
    ("n.a.", Status::Missing),
    ("nan", Status::Missing),
    ("null", Status::Missing),
    ("none", Status::Missing),
    ("*", Status::Suppressed),
    ("x", Status::Suppressed),
    ("c", Status::Suppressed),
    ("(d)", Status::Suppressed),
    ("s", Status::Suppressed),
];

/// Signs after a number, and what they say of it.
pub const SUFFIXES: [(&str, Status); 6] = [
    ("(p)", Status::Provisional),
    ("(e)", Status::Estimated),
    ("p)", Status::Provisional),
    ("e)", Status::Estimated),
    ("p", Status::Provisional),
    ("e", Status::Estimated),
];

/// Whether the text is one of the words, in any case.
pub fn is_one_of(text: &str, words: &[&str]) -> bool {
    let text = text.trim().to_lowercase();
    words.contains(&text.as_str())
}

/// What a sign without a number says; nothing for other texts. `<5` is a withheld count.
pub fn marker(text: &str) -> Option<Status> {
    let text = text.trim().to_lowercase();
    let withheld = text.strip_prefix('<').is_some_and(|rest| {
        !rest.trim().is_empty() && rest.trim().bytes().all(|byte| byte.is_ascii_digit())
    });
    if withheld {
        return Some(Status::Suppressed);
    }
    MARKERS.iter().find(|(sign, _)| *sign == text).map(|(_, status)| *status)
}
