//! The counts, and the levels between which they moved.

use crate::ChartError;
use crate::canvas::Canvas;
use crate::cartesian::{Cartesian, cartesian};
use crate::kind::{Drawing, Kind, Request};
use crate::layout::axes;
use crate::marks::line::line;
use crate::model_layer::{computed, left_out, result, stroke, values, words_beside, years_bar};
use crate::plot::Scale;
use crate::scene::Paint;
use crate::series_data::Trace;
use arrivals_data::Year;
use arrivals_findings::analysis::Analysis;
use arrivals_findings::korean::number;
use arrivals_findings::{ChartSubject, Label, Language, format};
use arrivals_statistics::Topic;
use arrivals_statistics::changepoints::{Segment, Segmentation};

/// Levels.
pub const KIND: Kind = Kind {
    name: "levels",
    summary: "the counts and where their level changed",
    topic: Some(Topic::Levels),
    ..Kind::new(draw, |_, _| ChartSubject::Levels)
};

/// The colour of what was computed.
const PAINT: Paint = Paint::Series(2);

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let (found, _) = result(request, "model of levels", |analysis| match analysis {
        Analysis::Levels(found) => Some(found),
        _ => None,
    })?;
    let trace = request.traces().into_iter().next().ok_or(ChartError::NoYear)?;
    let language = request.options.language;
    let points = found
        .segments
        .iter()
        .filter(|level| found.is_level(level))
        .flat_map(|level| (level.first..=level.last).map(|year| (year, level.mean)))
        .filter_map(|(year, mean)| {
            let year = Year::new(i64::from(year)).ok()?.of_kind(request.year_kind());
            Some(computed(year, mean, 1))
        })
        .collect();
    let name = format::capitalised(&Label::Levels.text(language));
    let levels = Trace::computed(name, PAINT, points);
    let of = Cartesian {
        margin: 0.5,
        extremes: Some((&trace, false)),
        notes: notes(request, found, language),
        ..Cartesian::from_counts(request, std::slice::from_ref(&trace))?
    };
    let mut left = Vec::new();
    let mut drawing = cartesian(request, &of, |canvas| {
        let width = canvas.stroke() * 1.8;
        for level in found.segments.iter().filter(|level| found.is_level(level)) {
            let (from, to) = ends(level);
            stroke(canvas, &[(from, level.mean), (to, level.mean)], PAINT, width, Vec::new());
        }
        changes(canvas, found);
        values(canvas, &levels, width);
        // What was counted is never under what was computed.
        line(canvas, &trace);
        if canvas.parts.labels {
            left = means(canvas, found, language);
        }
    })?;
    drawing.readings.sort_by_key(|reading| reading.series == levels.name);
    drawing.warnings.extend(left_out(&left));
    Ok(drawing)
}

/// Thin lines from level to level, with the interval of each change: a level ends with its last
/// year, and the change lies between that year and the next. One that is not dated has none.
fn changes(canvas: &mut Canvas, found: &Segmentation) {
    for (change, levels) in found.changes.iter().zip(found.segments.windows(2)) {
        let (before, after) = (levels[0].mean, levels[1].mean);
        let date = |year: i32| f64::from(year) + 0.5;
        let Some(at) = change.year.map(date) else { continue };
        let thin = (canvas.stroke() * 0.6).max(1.0);
        let (from, to) = (canvas.plot.point(at, before), canvas.plot.point(at, after));
        canvas.nodes.push(axes::line(from, to, PAINT, thin));
        canvas.obstacles.add_line(&[from, to]);
        let middle = match canvas.plot.scale {
            Scale::Linear => f64::midpoint(before, after),
            Scale::Log => libm::sqrt(before * after),
        };
        if let Some(interval) = change.interval {
            years_bar(canvas, (date(interval.lower), date(interval.upper)), middle, PAINT);
        }
    }
}

/// Where the line of a level begins and ends.
fn ends(level: &Segment) -> (f64, f64) {
    (f64::from(level.first) - 0.4, f64::from(level.last) + 0.4)
}

/// Writes the mean beside each level, the shortest first, for they have the fewest places. Gives
/// back those that found no room.
fn means(canvas: &mut Canvas, found: &Segmentation, language: Language) -> Vec<String> {
    let mut order: Vec<&Segment> =
        found.segments.iter().filter(|level| found.is_level(level)).collect();
    order.sort_by_key(|level| level.last - level.first);
    let mut left = Vec::new();
    for level in order {
        let mean = format::mean(level.mean);
        let long = match language {
            Language::English => format!("mean {mean}"),
            Language::Korean => format!("평균 {mean}"),
        };
        let (from, to) = ends(level);
        // In the middle of its years, else towards an end.
        let places =
            [0.5, 0.35, 0.65, 0.25, 0.75].map(|part| (from + (to - from) * part, level.mean));
        let forms = [long.clone(), mean];
        if !words_beside(canvas, &forms, &places, Some((from, to)), PAINT) {
            left.push(format!("'{long}' of {}–{}", level.first, level.last));
        }
    }
    left
}

/// What the marks are, and which change is not among them.
fn notes(request: &Request, found: &Segmentation, language: Language) -> Vec<String> {
    let near = found.changes.iter().filter_map(|change| change.near);
    let years = near.filter_map(|near| Year::new(i64::from(near.year)).ok());
    let undated = years.map(|year| year.of_kind(request.year_kind())).map(|year| match language {
        Language::English => format!("A change after {year} or so is not dated, and not drawn."),
        Language::Korean => {
            format!("{} 무렵 이후의 변화는 시점이 불확실해 그리지 않음.", number::year(year))
        }
    });
    std::iter::once(note(found, language)).chain(undated).collect()
}

fn note(found: &Segmentation, language: Language) -> String {
    let dated = found.changes.iter().any(|change| change.interval.is_some());
    let level = format::level(found.level);
    match (language, dated) {
        (Language::English, true) => format!(
            "Bold: means between changes of level, by optimal partition; bars: {level} intervals of the changes."
        ),
        (Language::English, false) => {
            "Bold: means between changes of level, by optimal partition.".to_owned()
        }
        (Language::Korean, true) => {
            format!(
                "굵은 선: 수준이 바뀌기까지의 연평균(최적 분할). 가로줄: 바뀐 때의 {level} 구간."
            )
        }
        (Language::Korean, false) => "굵은 선: 수준이 바뀌기까지의 연평균(최적 분할).".to_owned(),
    }
}
