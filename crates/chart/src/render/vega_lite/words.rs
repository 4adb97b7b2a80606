//! The few words that Vega shows beside ours, in the scene's language.

/// The words of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// What a series is called in a tooltip.
    pub series: &'static str,
    /// What a year is called in a tooltip.
    pub year: &'static str,
    /// What a value is called in a tooltip.
    pub value: &'static str,
    /// What stands behind the unit of a logarithmic axis.
    pub log: &'static str,
}

/// The words of a language, as BCP 47 names it; English for one that is not known.
pub fn words(language: &str) -> Words {
    if language == "ko" {
        Words { series: "계열", year: "연도", value: "값", log: "로그 척도" }
    } else {
        Words { series: "series", year: "year", value: "value", log: "log scale" }
    }
}
