//! The text alternative of a chart: its type, the data, the period, the finding.
//!
//! Source of the formula: A. Cesal (2020), "Writing alt text for data visualization".

use super::korean::number;
use super::titles::ChartSubject;
use super::{Label, Language, format};
use arrivals_data::Year;

/// What a text alternative is made of, in the language of the chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alternative<'a> {
    /// What the chart shows.
    pub about: ChartSubject,
    /// The names of the series drawn; none for a single one.
    pub names: &'a [String],
    /// What one count is; may be empty.
    pub unit: &'a str,
    /// The first year drawn.
    pub first: Year,
    /// The last year drawn.
    pub last: Year,
    /// The finding, in one line.
    pub finding: &'a str,
    /// What is shown: measure, place, years.
    pub subtitle: &'a str,
}

/// The text alternative of a chart.
pub fn alt_text(of: &Alternative, language: Language) -> String {
    let scale = scale(of.about, of.unit, language);
    match language {
        Language::English => {
            let names = joined(", ", format::few(of.names));
            // The plain numbers of the years, as a reader of the axis finds them.
            let (first, last) = (of.first.number(), of.last.number());
            format!(
                "{}. {}{names}{}, years {first} to {last}. {}",
                chart_type(of.about, language),
                of.subtitle,
                joined(", ", scale),
                format::sentence(of.finding)
            )
        }
        Language::Korean => format!(
            "{}. {}{}{}. 기간 {}. {}",
            chart_type(of.about, language),
            of.subtitle,
            joined(". 계열 ", number::few(of.names)),
            joined(". ", scale),
            number::years(of.first, of.last),
            format::sentence(of.finding)
        ),
    }
}

/// The text behind what joins it to the text before; nothing for nothing.
fn joined(by: &str, text: String) -> String {
    if text.is_empty() { text } else { format!("{by}{text}") }
}

/// What the axis counts: `people a year`.
fn scale(about: ChartSubject, unit: &str, language: Language) -> String {
    let label = match about {
        ChartSubject::Share => Label::ShareOfTotal,
        ChartSubject::Index { base } => Label::Index(base),
        ChartSubject::Change { percent: true } => Label::PercentOnTheYear,
        ChartSubject::Ranking => Label::Rank,
        _ if unit.is_empty() => return String::new(),
        ChartSubject::Change { percent: false } => {
            return match language {
                Language::English => format!("{unit}, {}", Label::ChangeOnTheYear.text(language)),
                Language::Korean => {
                    format!("{}, 단위 {unit}", Label::ChangeOnTheYear.text(language))
                }
            };
        }
        ChartSubject::Cumulative => {
            return match language {
                Language::English => format!("{unit}, {}", Label::Cumulative.text(language)),
                Language::Korean => format!("{}, 단위 {unit}", Label::Cumulative.text(language)),
            };
        }
        _ => {
            return match language {
                Language::English => format!("{unit} a year"),
                Language::Korean => format!("연간, 단위 {unit}"),
            };
        }
    };
    label.text(language)
}

/// What one calls such a chart.
fn chart_type(about: ChartSubject, language: Language) -> &'static str {
    let (english, korean) = match about {
        ChartSubject::Line => ("Line chart", "꺾은선그래프"),
        ChartSubject::Columns => ("Column chart", "막대그래프"),
        ChartSubject::Stacked => ("Stacked column chart", "누적 막대그래프"),
        ChartSubject::Area => ("Area chart", "영역그래프"),
        ChartSubject::Share => ("Chart of shares", "비율그래프"),
        ChartSubject::Index { .. } => ("Line chart of an index", "지수 꺾은선그래프"),
        ChartSubject::Change { .. } => ("Column chart of changes", "증감 막대그래프"),
        ChartSubject::Cumulative => ("Line chart of running totals", "누계 꺾은선그래프"),
        ChartSubject::Slope { .. } => ("Slope chart", "기울기그래프"),
        ChartSubject::Gap => ("Dumbbell chart", "덤벨그래프"),
        ChartSubject::Multiples => ("Small line charts side by side", "작은 꺾은선그래프 모음"),
        ChartSubject::Ranking => ("Chart of ranks", "순위그래프"),
        ChartSubject::Heatmap => ("Heat map", "히트맵"),
        ChartSubject::Joinpoint => ("Line chart with a fitted trend", "추세선을 더한 꺾은선그래프"),
        ChartSubject::Levels => ("Line chart with fitted levels", "평균 수준을 더한 꺾은선그래프"),
        ChartSubject::Forecast => ("Line chart with a forecast", "전망을 더한 꺾은선그래프"),
        ChartSubject::Revisions => ("Line chart of published figures", "발표 시점별 꺾은선그래프"),
    };
    match language {
        Language::English => english,
        Language::Korean => korean,
    }
}
