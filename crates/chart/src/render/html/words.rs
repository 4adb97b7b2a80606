//! The words of the page itself.

use arrivals_data::Status;

/// The words in one language.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// What a reader is in.
    pub chart: &'static str,
    /// Which keys do what.
    pub keys: &'static str,
    /// What opens the table.
    pub table: &'static str,
    /// The head of the column of years.
    pub year: &'static str,
    /// The head of a column without a name.
    pub value: &'static str,
    provisional: &'static str,
    estimated: &'static str,
    suppressed: &'static str,
    missing: &'static str,
    panel: (&'static str, &'static str),
}

const ENGLISH: Words = Words {
    chart: "interactive chart",
    keys: "Left and right arrow: years. Up and down arrow: series. Home and End: first and last year. Escape: close.",
    table: "All values as a table",
    year: "Year",
    value: "Value",
    provisional: "provisional",
    estimated: "estimated",
    suppressed: "withheld",
    missing: "missing",
    panel: ("panel ", ""),
};

const KOREAN: Words = Words {
    chart: "대화형 차트",
    keys: "왼쪽·오른쪽 화살표: 연도. 위·아래 화살표: 계열. Home·End: 처음과 마지막 연도. Esc: 닫기.",
    table: "모든 값을 표로 보기",
    year: "연도",
    value: "값",
    provisional: "잠정",
    estimated: "추정",
    suppressed: "비공개",
    missing: "자료 없음",
    panel: ("", "번째 그림"),
};

impl Words {
    /// The words in a language, as BCP 47 names it; in English where there are none.
    pub fn new(language: &str) -> &'static Self {
        match language {
            "ko" => &KOREAN,
            _ => &ENGLISH,
        }
    }

    /// What is said of a value beside the value; nothing when it is normal.
    pub fn status(&self, status: Status) -> &'static str {
        match status {
            Status::Normal => "",
            Status::Provisional => self.provisional,
            Status::Estimated => self.estimated,
            Status::Suppressed => self.suppressed,
            Status::Missing => self.missing,
        }
    }

    /// A panel by its place, from 0.
    pub fn panel(&self, place: usize) -> String {
        format!("{}{}{}", self.panel.0, place + 1, self.panel.1)
    }
}
