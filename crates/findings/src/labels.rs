//! The fixed words of a chart, in every language.

use super::korean::number;
use super::{Language, format};
use arrivals_data::Year;

/// Fixed words that a chart needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Label {
    /// What stands before the publishers.
    Source,
    /// What a rate is of.
    Rate,
    /// The scale is logarithmic.
    LogScale,
    /// Each panel has an axis of counts of its own.
    FreeY,
    /// So many other series are drawn in grey.
    Grey(usize),
    /// Only the series with the largest counts of a year are drawn.
    Few {
        /// How many are drawn.
        shown: usize,
        of: usize,
        year: Year,
    },
    /// The years to come.
    Forecast,
    /// The line of a fitted model.
    Fit,
    /// The mean of the years between two changes of level.
    Levels,
    /// The year that stands for 100.
    Index(Year),
    /// The change on the year before, in counts.
    ChangeOnTheYear,
    /// The same in percent.
    PercentOnTheYear,
    /// Shares of the total.
    ShareOfTotal,
    /// Sums from the first year on.
    Cumulative,
    /// The place among the groups.
    Rank,
    /// The groups that are not shown one by one.
    Others,
    /// What stands where nothing was counted.
    NoFigure,
    /// The events that have a rule without a label.
    Rules,
    /// The events that have no rule.
    NotMarked,
    /// The steps of a scale of colours are not equally wide.
    UnequalSteps,
}

impl Label {
    /// What is counted, per 100,000: `arrivals per 100,000`, `인구 10만 명당 입국자`; in English
    /// nothing for nothing.
    pub fn behind(self, what: Option<String>, language: Language) -> Option<String> {
        let text = self.text(language);
        match (what, language) {
            (Some(what), Language::English) => Some(format!("{what} {text}")),
            (Some(what), Language::Korean) => Some(format!("{text} {what}")),
            (None, Language::English) => None,
            (None, Language::Korean) => Some(text),
        }
    }

    /// The words in that language.
    pub fn text(self, language: Language) -> String {
        let fixed = |english: &str, korean: &str| match language {
            Language::English => english.to_owned(),
            Language::Korean => korean.to_owned(),
        };
        let whole = |number: usize| format::whole(i64::try_from(number).unwrap_or(i64::MAX));
        match self {
            Self::Source => fixed("Source:", "출처:"),
            Self::Rate => fixed("per 100,000", "인구 10만 명당"),
            Self::LogScale => fixed("log scale", "로그 눈금"),
            Self::FreeY => fixed("each panel has a scale of its own", "그림마다 세로 눈금이 다름"),
            Self::Grey(1) => fixed("grey: 1 other", "회색: 그 밖의 1개"),
            Self::Grey(others) => fixed(
                &format!("grey: {} others", whole(others)),
                &format!("회색: 그 밖의 {}개", whole(others)),
            ),
            Self::Few { shown, of, year } => fixed(
                &format!(
                    "Drawn are the {shown} of {} series with the largest counts of {year}.",
                    whole(of)
                ),
                &format!(
                    "{}개 계열 가운데 {} 값이 가장 큰 {shown}개만 그림.",
                    whole(of),
                    number::year(year)
                ),
            ),
            Self::Forecast => fixed("forecast", "전망"),
            Self::Fit => fixed("fit", "추정선"),
            Self::Levels => fixed("level", "평균 수준"),
            Self::Index(base) => fixed(
                &format!("index, {base} = 100"),
                &format!("지수, {} = 100", number::year(base)),
            ),
            Self::ChangeOnTheYear => fixed("change on the year", "전년 대비 증감"),
            Self::PercentOnTheYear => fixed("change on the year, %", "전년 대비 증감률, %"),
            Self::ShareOfTotal => fixed("share of total, %", "전체 대비 비율, %"),
            Self::Cumulative => fixed("cumulative", "누적"),
            Self::Rank => fixed("rank", "순위"),
            Self::Others => fixed("others", "기타"),
            Self::NoFigure => fixed("no figure", "자료 없음"),
            Self::Rules => fixed("vertical lines", "세로선"),
            Self::NotMarked => fixed("not marked", "표시하지 않은 일"),
            Self::UnequalSteps => fixed("unequal steps", "단계마다 폭이 다름"),
        }
    }
}
