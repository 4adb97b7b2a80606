//! The words of the page itself, in every language.

use serde::Serialize;

use arrivals_findings::Language;

/// The words in one language.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Words {
    pub key_figures: &'static str,
    pub changed: &'static str,
    pub methods_say: &'static str,
    pub counts: &'static str,
    pub period: &'static str,
    pub more_series: &'static str,
    pub not_said: &'static str,
    pub notes: &'static str,
    pub reading: &'static str,
    pub events: &'static str,
    pub methods: &'static str,
    pub beside: &'static str,
    pub earlier: &'static str,
    pub tables_left_out: &'static str,
    pub formulas: &'static str,
    pub rows: &'static str,
    pub how: &'static str,
    pub method: &'static str,
    pub cells: &'static str,
    pub source: &'static str,
    pub retrieved: &'static str,
    pub licence: &'static str,
}

impl Words {
    pub fn from_language(language: Language) -> Self {
        match language {
            Language::English => Self {
                key_figures: "Key figures",
                changed: "What the figures say",
                methods_say: "What the methods say",
                counts: "Counts",
                period: "Period",
                more_series: "{} more series are in the tidy CSV.",
                not_said: "What they do not say",
                notes: "Notes",
                reading: "How the file was read",
                events: "Events",
                methods: "Methods",
                beside: "Beside this",
                earlier: "{} earlier periods are in the tidy CSV.",
                tables_left_out: "The tables of the methods are left out for their length.",
                formulas: "Formulas and sources of {} methods",
                rows: "Table of {} rows",
                how: "Formula and cells",
                method: "Method",
                cells: "Cells",
                source: "Source",
                retrieved: "retrieved",
                licence: "Licence",
            },
            Language::Korean => Self {
                key_figures: "주요 수치",
                changed: "수치로 본 변화",
                methods_say: "추세와 전망",
                counts: "연도별 수치",
                period: "기간",
                more_series: "그 밖의 {}개 계열은 CSV 파일에 있음.",
                not_said: "말할 수 없는 것",
                notes: "참고",
                reading: "파일을 읽은 방법",
                events: "주요 사건",
                methods: "계산 방법",
                beside: "함께 있는 파일",
                earlier: "그 이전 {}개 기간은 CSV 파일에 있음.",
                tables_left_out: "방법별 표는 길이 때문에 뺌.",
                formulas: "{}개 방법의 산식과 출처",
                rows: "표 {}행",
                how: "산식과 원자료 위치",
                method: "방법",
                cells: "셀",
                source: "출처",
                retrieved: "확인일",
                licence: "이용 조건",
            },
        }
    }
}
