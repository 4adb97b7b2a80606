//! The counts, and the lines between which their direction changes.

use crate::ChartError;
use crate::canvas::Canvas;
use crate::cartesian::{Cartesian, cartesian};
use crate::kind::{Drawing, Kind, Request};
use crate::marker::Shape;
use crate::model_layer::{
    computed, dots, left_out, result, stroke, values, words_beside, years_bar,
};
use crate::scene::{Bounds, Paint};
use crate::series_data::Trace;
use arrivals_data::{PER, Year, YearKind};
use arrivals_findings::analysis::Analysis;
use arrivals_findings::{ChartSubject, Label, Language, format};
use arrivals_statistics::joinpoint::{Joinpoint, Model, Segment};
use arrivals_statistics::{Level, Topic};

/// Joinpoints.
pub const KIND: Kind = Kind {
    name: "joinpoint",
    summary: "the counts and where their direction changed, by joinpoint regression",
    topic: Some(Topic::Joinpoint),
    ..Kind::new(draw, |_, _| ChartSubject::Joinpoint)
};

/// Points of the fitted curve in a year: on an axis of counts it is bent.
const FINE: i32 = 8;

/// The colour of what was computed.
const PAINT: Paint = Paint::Series(2);

/// A part of the fitted curve, without a jump: pairs of a year and a count.
struct Piece<'a> {
    segment: &'a Segment,
    points: Vec<(f64, f64)>,
}

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let (found, finding) = result(request, "joinpoint", |analysis| match analysis {
        Analysis::Joinpoint(found) => Some(found),
        _ => None,
    })?;
    let missing =
        || ChartError::NoResult { what: "joinpoint model", why: "no model was fitted".into() };
    let model = found.models.get(found.selected).ok_or_else(missing)?;
    let trace = request.traces().into_iter().next().ok_or(ChartError::NoYear)?;
    let trace = Trace { shape: Shape::Circle, paint: Paint::Series(0), ..trace };
    let mut curve =
        curve(model, finding.checked.as_ref().map_or(&[][..], |checked| &checked.breaks));
    // Of rates, a model fits those of one person.
    let per = if request.dataset.has_rates() { PER } else { 1.0 };
    curve.iter_mut().flat_map(|piece| &mut piece.points).for_each(|point| point.1 *= per);
    let heights = || curve.iter().flat_map(|piece| &piece.points).map(|point| point.1);
    let language = request.options.language;
    let mut fit = fit(&curve, request.year_kind(), format::capitalised(&Label::Fit.text(language)));
    fit.points.iter_mut().for_each(|at| at.text = request.measure().text(at.value));
    let doubtful = found.is_doubtful();
    let counts = Cartesian::from_counts(request, std::slice::from_ref(&trace))?;
    let (least, most) = counts.values;
    let of = Cartesian {
        values: (heights().fold(least, f64::min), heights().fold(most, f64::max)),
        margin: 0.5,
        extremes: Some((&trace, false)),
        notes: notes(found, doubtful, language),
        ..counts
    };
    let mut left = Vec::new();
    let mut drawing = cartesian(request, &of, |canvas| {
        let width = canvas.stroke() * 1.25;
        let dash = if doubtful { vec![width * 2.2, width * 1.8] } else { Vec::new() };
        for piece in &curve {
            stroke(canvas, &piece.points, PAINT, width, dash.clone());
        }
        // Between dashes a dot would be seen.
        values(canvas, &fit, if doubtful { width * 0.3 } else { width });
        for piece in curve.iter().filter(|piece| model.joinpoints.contains(&piece.points[0].0)) {
            let (year, value) = piece.points[0];
            let interval = found.year_intervals.iter().find(|interval| interval.year == year);
            if let Some(interval) = interval {
                years_bar(canvas, (interval.lower, interval.upper), value, PAINT);
            }
            let (at, radius) = (canvas.plot.point(year, value), canvas.stroke() * 2.0);
            canvas.obstacles.add_box(Bounds::around(at, radius * 1.3));
            canvas.nodes.push(Shape::Diamond.draw(at, radius, PAINT, Some(width), Vec::new()));
        }
        // What was counted is never under what was computed.
        dots(canvas, &trace);
        if canvas.parts.labels {
            left = rates(canvas, found, &curve, language);
        }
    })?;
    drawing.readings.sort_by_key(|reading| reading.series == fit.name);
    drawing.warnings.extend(left_out(&left));
    Ok(drawing)
}

/// Writes the change a year beside each segment, the newest first, because most readers look for it. Gives
/// back those that found no room.
fn rates(
    canvas: &mut Canvas,
    found: &Joinpoint,
    curve: &[Piece],
    language: Language,
) -> Vec<String> {
    // A rate that is not told from 0 is no finding of a series without a change of direction.
    if found.selected == 0 && !found.is_established(0) {
        return Vec::new();
    }
    let mut left = Vec::new();
    for (place, segment) in found.model().segments.iter().enumerate().rev() {
        let star = if found.is_established(place) { "*" } else { "" };
        let rate = format!("{}{star}", format::signed_percent(segment.apc));
        let long = match language {
            Language::English => format!("{rate} a year"),
            Language::Korean => format!("연 {rate}"),
        };
        let points: Vec<(f64, f64)> = curve
            .iter()
            .filter(|piece| piece.segment == segment)
            .flat_map(|piece| piece.points.iter().copied())
            .collect();
        let place = |part: f64| points.get((part * (points.len() as f64 - 1.0)) as usize).copied();
        let places: Vec<(f64, f64)> =
            [0.5, 0.35, 0.65, 0.2, 0.8].into_iter().filter_map(place).collect();
        let (forms, own) = ([long.clone(), rate], Some((segment.start, segment.end)));
        if !words_beside(canvas, &forms, &places, own, PAINT) {
            left.push(format!("'{long}' of {}–{}", segment.start, segment.end));
        }
    }
    left
}

/// The fitted curve. Pieces meet at joinpoints, and between them the logarithm is straight; before
/// a known break the curve jumps.
fn curve<'a>(model: &'a Model, breaks: &[i32]) -> Vec<Piece<'a>> {
    let mut log = model.fitted.first().copied().unwrap_or_default();
    let jumps: Vec<(f64, f64)> = breaks
        .iter()
        .zip(&model.extra)
        .map(|(year, (size, _))| (f64::from(*year), *size))
        .filter(|(_, size)| size.is_finite())
        .collect();
    let mut pieces = Vec::new();
    for segment in &model.segments {
        let mut points: Vec<(f64, f64)> = Vec::new();
        let mut done = 0.0;
        let length = segment.end - segment.start;
        for step in 0..=(length * f64::from(FINE)).round() as i32 {
            let past = (f64::from(step) / f64::from(FINE)).min(length);
            let year = segment.start + past;
            // Between the last year of the old definition and the first of the new is no curve.
            if jumps.iter().any(|(jump, _)| year > jump - 1.0 && year < *jump) {
                continue;
            }
            let jumped: f64 =
                jumps.iter().filter(|(jump, _)| *jump <= year).map(|(_, size)| size).sum();
            if jumped != done && !points.is_empty() {
                pieces.push(Piece { segment, points: std::mem::take(&mut points) });
            }
            done = jumped;
            points.push((year, libm::exp(log + segment.slope * past + jumped)));
        }
        log += segment.slope * length;
        if !points.is_empty() {
            pieces.push(Piece { segment, points });
        }
    }
    pieces
}

/// The fitted counts of whole years.
fn fit(curve: &[Piece], kind: YearKind, name: String) -> Trace {
    let mut fit = Trace::computed(name, PAINT, Vec::new());
    for (year, value) in curve.iter().flat_map(|piece| &piece.points) {
        let Ok(whole) = Year::new(*year as i64) else { continue };
        let whole = whole.of_kind(kind);
        // A joinpoint ends one segment and starts the next.
        if year.fract() == 0.0 && fit.at(whole).is_none() {
            fit.points.push(computed(whole, *value, 0));
        }
    }
    fit
}

fn notes(found: &Joinpoint, doubtful: bool, language: Language) -> Vec<String> {
    let starred = (0..found.model().segments.len()).any(|place| found.is_established(place));
    let dated = found.selected > 0 && !found.year_intervals.is_empty();
    // The intervals are those of the analysis that charts ask for.
    let level = format::level(Level::P95);
    let said = [
        (
            starred,
            "Line: joinpoint regression; * p < 0.05, confirmed by the bootstrap.".to_owned(),
            "선: 조인포인트 회귀; * p < 0.05(붓스트랩에서도 확인).".to_owned(),
        ),
        (
            !starred,
            "Line: joinpoint regression; its rate is not told from 0.".to_owned(),
            "선: 조인포인트 회귀(증감률은 0과 구별되지 않음).".to_owned(),
        ),
        (
            dated,
            format!("Diamonds: years of change; bars: their {level} intervals."),
            format!("마름모: 방향이 바뀐 해. 가로줄: 그 해의 {level} 구간."),
        ),
        (
            doubtful,
            "Dashed: not established, for noise alone may bend as much.".to_owned(),
            "점선: 우연한 변동과 구별되지 않음.".to_owned(),
        ),
    ];
    said.into_iter()
        .filter(|(holds, ..)| *holds)
        .map(|(_, english, korean)| match language {
            Language::English => english,
            Language::Korean => korean,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrivals_statistics::joinpoint::{Observations, model};

    #[test]
    fn the_curve_runs_through_the_fitted_values_and_jumps_before_a_break() {
        let years: Vec<f64> = (2000..2024).map(f64::from).collect();
        let noise = |place: usize| if place.is_multiple_of(3) { 0.04 } else { -0.02 };
        let data = Observations {
            ln_y: (0..24)
                .map(|place| {
                    let year = place as f64;
                    let bent = 6.0 + 0.1 * year - 0.18 * (year - 10.0).max(0.0);
                    bent + if place >= 15 { 0.7 } else { 0.0 } + noise(place)
                })
                .collect(),
            weights: vec![1.0; 24],
            extra: vec![(0..24).map(|place| f64::from(u8::from(place >= 15))).collect()],
            x: years,
        };
        let model = model(&data, &[2010.0], Level::P95).expect("a model");
        let curve = curve(&model, &[2015]);
        assert_eq!(curve.len(), 3);
        assert_eq!(curve[1].points.last().map(|point| point.0), Some(2014.0));
        assert_eq!(curve[2].points.first().map(|point| point.0), Some(2015.0));
        let fit = fit(&curve, YearKind::Calendar, "Fit".into());
        assert_eq!(fit.points.len(), 24);
        for (at, log) in fit.points.iter().zip(&model.fitted) {
            assert!((libm::log(at.value) - log).abs() < 1e-9, "{} {log}", at.year);
        }
    }
}
