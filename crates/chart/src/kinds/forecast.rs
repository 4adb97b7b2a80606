//! The counts, and the years to come with their ranges.

use crate::ChartError;
use crate::canvas::Canvas;
use crate::cartesian::{Cartesian, cartesian};
use crate::kind::{Drawing, Kind, Request};
use crate::layout::names::End;
use crate::marks::{band::band, line::line, markers};
use crate::model_layer::{computed, left_out, result, stroke};
use crate::scene::{Node, Paint};
use crate::series_data::{Datum, Trace};
use arrivals_data::Year;
use arrivals_findings::analysis::Analysis;
use arrivals_findings::korean::number;
use arrivals_findings::{ChartSubject, Label, Language, format};
use arrivals_statistics::Topic;
use arrivals_statistics::forecast::{Forecast, Kind as Method, Predicted};

/// A forecast.
pub const KIND: Kind = Kind {
    name: "forecast",
    summary: "the counts and the years to come, with their ranges",
    topic: Some(Topic::Forecast),
    ..Kind::new(draw, |_, _| ChartSubject::Forecast)
};

/// The colour of what is to come.
const PAINT: Paint = Paint::Series(1);

/// A range of each year to come: the places of its limits among the levels, and the part of all
/// cases that it holds.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Range {
    low: usize,
    high: usize,
    held: f64,
}

impl Range {
    /// The ranges, the widest first.
    fn all(levels: &[f64]) -> Vec<Self> {
        (0..levels.len() / 2)
            .filter_map(|low| {
                let high = levels.len() - 1 - low;
                let held = levels.get(high)? - levels.get(low)?;
                (held > 0.0).then_some(Self { low, high, held })
            })
            .collect()
    }

    /// How many cases it holds: `9 of 10`.
    fn cases(&self, language: Language) -> String {
        let tenths = self.held * 10.0;
        match language {
            Language::English if (tenths - tenths.round()).abs() < 1e-9 => {
                format!("{tenths:.0} of 10")
            }
            _ => format!("{}%", format::decimal(100.0 * self.held, 0)),
        }
    }

    /// What it holds in a year: `9 of 10 in 2028: 0 to 892`.
    fn named(&self, predicted: &Predicted, year: Option<Year>, language: Language) -> String {
        let (cases, limits) = (self.cases(language), self.limits(predicted, language));
        match (year, language) {
            (None, _) => format!("{cases}: {limits}"),
            (Some(year), Language::English) => format!("{cases} in {year}: {limits}"),
            (Some(year), Language::Korean) => format!("{} {cases}: {limits}", number::year(year)),
        }
    }

    /// Its limits in a year: `0 to 892`.
    fn limits(&self, year: &Predicted, language: Language) -> String {
        let limit = |place: usize| format::decimal(quantile(year, place), 0);
        match language {
            Language::English => format!("{} to {}", limit(self.low), limit(self.high)),
            Language::Korean => format!("{}~{}", limit(self.low), limit(self.high)),
        }
    }
}

fn quantile(year: &Predicted, place: usize) -> f64 {
    year.quantiles.get(place).map_or(0.0, |count| *count as f64)
}

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let (found, _) = result(request, "forecast", |analysis| match analysis {
        Analysis::Forecast(found) => Some(found),
        _ => None,
    })?;
    let trace = request.traces().into_iter().next().ok_or(ChartError::NoYear)?;
    let (least, most) = trace.range().ok_or(ChartError::NoYear)?;
    let none = || ChartError::NoResult { what: "forecast", why: "it reaches no year".into() };
    let (Some(first), Some(final_year)) = (trace.points.first(), found.years.last()) else {
        return Err(none());
    };
    let language = request.options.language;
    let ranges = Range::all(&found.levels);
    let expected = expected(found, ranges.first(), request);
    let limits = || found.years.iter().flat_map(|year| &year.quantiles).map(|count| *count as f64);
    if request.options.log {
        above_zero(found)?;
    }
    let ends = ends(&expected, &ranges, final_year, language);
    let origin = trace.points.iter().rev().find(|at| at.year.number() == found.fitted.1);
    let origin = origin.map(|at| (at.x(), at.value));
    let marks = |canvas: &mut Canvas| {
        for range in &ranges {
            let start = origin.map(|(year, value)| (year, value, value));
            let values: Vec<(f64, f64, f64)> = start
                .into_iter()
                .chain(found.years.iter().map(|year| {
                    (f64::from(year.year), quantile(year, range.low), quantile(year, range.high))
                }))
                .collect();
            band(canvas, &values, PAINT, 0.16);
        }
        let mut course: Vec<(f64, f64)> = origin.into_iter().collect();
        course.extend(expected.points.iter().map(|at| (at.x(), at.value)));
        let width = canvas.stroke();
        stroke(canvas, &course, PAINT, width, vec![width * 2.0, width * 1.5]);
        // The last count stands on the first dash.
        line(canvas, &trace);
        let width = canvas.stroke();
        let points = markers(canvas, &expected, width * 1.5, width * 0.8, true);
        canvas.nodes.push(Node::Group(points));
    };
    let values = (limits().fold(least, f64::min), limits().fold(most, f64::max));
    let years = (first.year.number(), final_year.year);
    let of = Cartesian {
        margin: 0.4,
        extremes: Some((&trace, false)),
        notes: vec![note(found, &ranges, language)],
        ..Cartesian::new(request.measure(), request.unit(), values, years)
    };
    // The median is always named; ranges are while there is room.
    let attempt = |ends: &[End]| {
        let of = Cartesian { ends: ends.to_vec(), ..of.clone() };
        cartesian(request, &of, marks)
    };
    let mut kept = ends.len();
    loop {
        match attempt(&ends[..kept]) {
            Err(ChartError::TooManyNames(_) | ChartError::NoRoom) if kept > 1 => kept -= 1,
            Err(error) => return Err(error),
            Ok(mut drawing) => {
                let left: Vec<String> =
                    ends[kept..].iter().map(|end| format!("'{}'", end.name)).collect();
                drawing.warnings.extend(left_out(&left));
                return Ok(drawing);
            }
        }
    }
}

/// The medians of the years to come, each with its widest range: `211 (0 to 892)`.
fn expected(found: &Forecast, widest: Option<&Range>, request: &Request) -> Trace {
    let language = request.options.language;
    let middle = found.levels.iter().position(|level| (*level - 0.5).abs() < 1e-9);
    let point = |year: &Predicted| -> Option<Datum> {
        let at = Year::new(i64::from(year.year)).ok()?.of_kind(request.year_kind());
        let median = computed(at, quantile(year, middle?), 0);
        let text = match widest {
            Some(range) => format!("{} ({})", median.text, range.limits(year, language)),
            None => median.text.clone(),
        };
        Some(Datum { text, ..median })
    };
    let points = found.years.iter().filter_map(point).collect();
    Trace::computed(format::capitalised(&Label::Forecast.text(language)), PAINT, points)
}

/// The words at the right: the last median, and the ranges beside their upper limits.
fn ends(expected: &Trace, ranges: &[Range], last: &Predicted, language: Language) -> Vec<End> {
    let median = expected.points.last().map(|at| {
        let count = format::decimal(at.value, 0);
        let name = match language {
            Language::English => format!("{} {}: {count}", expected.name, at.year),
            Language::Korean => format!("{} {} {count}", number::year(at.year), expected.name),
        };
        End::new(expected, at, name)
    });
    let range = |range: &Range| End {
        year: f64::from(last.year),
        value: quantile(last, range.high),
        name: range.named(last, expected.points.last().map(|at| at.year), language),
        paint: PAINT,
    };
    median.into_iter().chain(ranges.iter().map(range)).collect()
}

/// Refuses ranges that reach 0 on a logarithmic axis, with their years.
fn above_zero(found: &Forecast) -> Result<(), ChartError> {
    let zero = |year: &&Predicted| year.quantiles.contains(&0);
    let years: Vec<String> =
        found.years.iter().filter(zero).map(|year| year.year.to_string()).collect();
    if years.is_empty() { Ok(()) } else { Err(ChartError::LogOfForecast(years)) }
}

fn note(found: &Forecast, ranges: &[Range], language: Language) -> String {
    let cases: Vec<String> = ranges.iter().map(|range| range.cases(language)).collect();
    let method = method(found.kind, language);
    match language {
        Language::English => {
            format!("Hollow: the median of {method}; bands hold {} cases.", format::list(&cases))
        }
        Language::Korean => {
            format!("빈 점: {method} 전망의 중앙값. 띠는 경우의 {}를 담음.", cases.join(", "))
        }
    }
}

fn method(kind: Method, language: Language) -> &'static str {
    match (language, kind) {
        (Language::English, kind) => kind.name(),
        (_, Method::Naive) => "최근값(임의보행)",
        (_, Method::Mean) => "평균",
        (_, Method::Drift) => "표류 임의보행",
        (_, Method::Theta) => "세타",
        (_, Method::Simple) => "단순 지수평활",
        (_, Method::Holt) => "홀트 지수평활",
        (_, Method::Damped) => "감쇠 홀트 지수평활",
        (_, Method::Exponential) => "지수평활",
        (_, Method::PastChanges) => "과거 증감에 따른",
        (_, Method::Zeros) => "3의 법칙",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_nested_and_say_what_they_hold() {
        let ranges = Range::all(&[0.05, 0.25, 0.5, 0.75, 0.95]);
        let cases = |language| -> Vec<String> {
            ranges.iter().map(|range| range.cases(language)).collect()
        };
        assert_eq!(cases(Language::English), ["9 of 10", "5 of 10"]);
        assert_eq!(cases(Language::Korean), ["90%", "50%"]);
        let year = Predicted { year: 2026, quantiles: vec![0, 66, 211, 436, 1892] };
        assert_eq!(ranges[0].limits(&year, Language::English), "0 to 1,892");
        assert_eq!(ranges[1].limits(&year, Language::Korean), "66~436");
        assert_eq!(
            ranges[0].named(&year, Year::new(2026).ok(), Language::English),
            "9 of 10 in 2026: 0 to 1,892"
        );
        assert_eq!(Range::all(&[0.025, 0.975])[0].cases(Language::English), "95%");
    }
}
