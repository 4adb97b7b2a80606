//! The words of the page itself, in every language.

use serde::Serialize;

use arrivals_findings::Language;

/// Makes the words of one language from those of all: a line a word.
macro_rules! words {
    ($($name:ident: $english:literal, $korean:literal;)*) => {
        /// The words in one language.
        #[derive(Debug, Clone, Copy, Serialize)]
        pub struct Words {
            $(pub $name: &'static str,)*
        }

        impl Words {
            pub fn from_language(language: Language) -> Self {
                match language {
                    Language::English => Self { $($name: $english,)* },
                    Language::Korean => Self { $($name: $korean,)* },
                }
            }
        }
    };
}

words! {
    key_figures: "Key figures", "주요 수치";
    changed: "What the figures say", "수치로 본 변화";
    methods_say: "What the methods say", "추세와 전망";
    counts: "Counts", "연도별 수치";
    period: "Period", "기간";
    more_series: "{} more series are in the tidy CSV.", "그 밖의 {}개 계열은 CSV 파일에 있음.";
    not_said: "What they do not say", "말할 수 없는 것";
    notes: "Notes", "참고";
    reading: "How the file was read", "파일을 읽은 방법";
    events: "Events", "주요 사건";
    methods: "Methods", "계산 방법";
    beside: "Beside this", "함께 있는 파일";
    earlier: "{} earlier periods are in the tidy CSV.", "그 이전 {}개 기간은 CSV 파일에 있음.";
    tables_left_out: "The tables of the methods are left out for their length.", "방법별 표는 길이 때문에 뺌.";
    formulas: "Formulas and sources of {} methods", "{}개 방법의 산식과 출처";
    rows: "Table of {} rows", "표 {}행";
    how: "Formula and cells", "산식과 원자료 위치";
    method: "Method", "방법";
    cells: "Cells", "셀";
    source: "Source", "출처";
    retrieved: "retrieved", "확인일";
    licence: "Licence", "이용 조건";
}
