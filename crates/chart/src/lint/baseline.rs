//! Columns and areas that do not start at 0, so that their size is not their value.
//!
//! Source: E. R. Tufte, The Visual Display of Quantitative Information, 1983, 56: what is measured
//! on the graphic is in direct proportion to the numbers. A line fitted through lengths and values
//! says where the drawn zero is.

use std::collections::BTreeMap;

use super::fault::Fault;
use super::laid::{Laid, bounds_of};
use crate::Bounds;
use crate::scene::{Paint, Path, Reading};

/// The rule's name.
pub const NAME: &str = "baseline";

/// The kinds of charts whose marks stand on a base line.
const STANDING: [&str; 4] = ["columns", "stacked", "share", "area"];

/// Pixels by which a height may be off: coordinates are written with two decimals, and a small
/// value may be drawn one pixel high so that it is seen.
const SLACK: f64 = 1.0;

const HINT: &str = "counts are drawn from 0: leave the limits of the axis out, or draw lines";

/// A fault for each panel whose marks are not as high as their values.
pub fn baseline(laid: &Laid<'_>) -> Vec<Fault> {
    let scene = laid.scene;
    if !STANDING.contains(&scene.kind) {
        return Vec::new();
    }
    if scene.log {
        return vec![Fault::new(
            NAME,
            format!("a chart of the kind {} has a logarithmic axis, which has no 0", scene.kind),
            "draw lines, or leave --log out",
        )];
    }
    let heights = heights(laid);
    if heights.is_empty() {
        return areas(laid);
    }
    let several = heights.len() > 1;
    heights
        .iter()
        .filter_map(|(panel, marks)| {
            let what = told(marks).or_else(|| uneven(marks, scene.kind))?;
            let place = if several { format!("panel {}: ", panel + 1) } else { String::new() };
            Some(Fault::new(NAME, format!("{place}{what}"), HINT))
        })
        .collect()
}

/// A mark's value and its box.
type Standing = (f64, Bounds);

/// The marks that have a value and an extent, panel by panel.
fn heights(laid: &Laid<'_>) -> BTreeMap<usize, Vec<Standing>> {
    let read = laid
        .scene
        .readings
        .iter()
        .filter_map(|reading| Some((reading.panel, (reading.value, reading.extent?))));
    let mut heights: BTreeMap<usize, Vec<Standing>> = BTreeMap::new();
    for (panel, standing) in read {
        heights.entry(panel).or_default().push(standing);
    }
    if heights.is_empty() {
        for (rect, panel) in &laid.rects {
            let value = rect.data.iter().find(|(key, _)| matches!(*key, "count" | "value"));
            if let Some(value) = value.and_then(|(_, value)| value.parse::<f64>().ok()) {
                heights.entry(*panel).or_default().push((value, bounds_of(rect)));
            }
        }
    }
    heights
}

/// What is wrong with the heights, in words.
fn told(marks: &[Standing]) -> Option<String> {
    let points: Vec<(f64, f64)> =
        marks.iter().map(|(value, bounds)| (value.abs(), bounds.bottom - bounds.top)).collect();
    let fit = Fit::of(&points)?;
    let scale = points.iter().map(|(value, height)| value * height).sum::<f64>()
        / points.iter().map(|(value, _)| value * value).sum::<f64>();
    let off = |(value, height): &(f64, f64)| (height - scale * value).abs();
    let worst = points.iter().map(off).fold(0.0, f64::max);
    if worst <= SLACK {
        return None;
    }
    Some(match fit.zero() {
        Some(zero) if fit.worst(&points) <= SLACK => {
            format!("the marks start at {}, not at 0", rounded(zero))
        }
        _ => format!("the marks are not as high as their values, by up to {worst:.0} px"),
    })
}

/// Columns that stand at different heights, in words.
fn uneven(marks: &[Standing], kind: &str) -> Option<String> {
    if kind != "columns" {
        return None;
    }
    let feet = || marks.iter().filter(|(value, _)| *value > 0.0).map(|(_, bounds)| bounds.bottom);
    let (lowest, highest) =
        feet().fold((f64::MIN, f64::MAX), |(low, high), foot| (low.max(foot), high.min(foot)));
    (lowest - highest > SLACK)
        .then(|| format!("the columns do not stand on one line: {:.0} px apart", lowest - highest))
}

/// A straight line through points, by least squares.
struct Fit {
    slope: f64,
    start: f64,
}

impl Fit {
    /// Nothing when all stand at one place.
    fn of(points: &[(f64, f64)]) -> Option<Self> {
        let count = points.len() as f64;
        let mean = |part: fn(&(f64, f64)) -> f64| points.iter().map(part).sum::<f64>() / count;
        let (x, y) = (mean(|point| point.0), mean(|point| point.1));
        let spread: f64 = points.iter().map(|point| (point.0 - x) * (point.0 - x)).sum();
        let together: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
        let slope = together / spread;
        (slope.is_finite() && slope != 0.0).then_some(Self { slope, start: y - slope * x })
    }

    /// The value at which the height would be 0.
    fn zero(&self) -> Option<f64> {
        let zero = -self.start / self.slope;
        zero.is_finite().then_some(zero)
    }

    fn worst(&self, points: &[(f64, f64)]) -> f64 {
        points.iter().map(|(x, y)| (y - self.start - self.slope * x).abs()).fold(0.0, f64::max)
    }
}

fn rounded(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    if tenths.abs() >= 100.0 { format!("about {tenths:.0}") } else { format!("about {tenths:.1}") }
}

/// The faults of areas, whose values are points on their upper edges: the height at which the
/// value would be 0 is held against the foot of the area below.
fn areas(laid: &Laid<'_>) -> Vec<Fault> {
    let mut panels: BTreeMap<usize, Vec<&Reading>> = BTreeMap::new();
    for reading in &laid.scene.readings {
        panels.entry(reading.panel).or_default().push(reading);
    }
    let several = panels.len() > 1;
    panels
        .iter()
        .filter_map(|(panel, readings)| {
            let what = area(laid, readings)?;
            let place = if several { format!("panel {}: ", panel + 1) } else { String::new() };
            Some(Fault::new(NAME, format!("{place}{what}"), HINT))
        })
        .collect()
}

fn area(laid: &Laid<'_>, readings: &[&Reading]) -> Option<String> {
    if readings.iter().any(|reading| reading.value < 0.0) {
        return None;
    }
    let plain: Vec<(f64, f64)> =
        readings.iter().map(|reading| (reading.value, reading.at.y)).collect();
    let points = [stacked(readings), plain]
        .into_iter()
        .find(|points| Fit::of(points).is_some_and(|fit| fit.worst(points) <= SLACK))?;
    let fit = Fit::of(&points)?;
    let lowest = readings.iter().max_by(|one, other| one.at.y.total_cmp(&other.at.y))?;
    let foot = laid
        .paths
        .iter()
        .map(|(path, _)| *path)
        .filter(|path| path.closed && is_area(path))
        .filter_map(extent)
        .filter(|bounds| {
            let grown = bounds.grown(SLACK * 2.0);
            grown.left <= lowest.at.x
                && lowest.at.x <= grown.right
                && grown.top <= lowest.at.y
                && lowest.at.y <= grown.bottom
        })
        .map(|bounds| bounds.bottom)
        .max_by(f64::total_cmp)?;
    let value = (foot - fit.start) / fit.slope;
    ((foot - fit.start).abs() > SLACK * 1.5)
        .then(|| format!("the areas start at {}, not at 0", rounded(value)))
}

/// Each year's values added up from the bottom, with the height of each sum.
fn stacked(readings: &[&Reading]) -> Vec<(f64, f64)> {
    let mut sorted = readings.to_vec();
    sorted.sort_by(|one, other| one.year.cmp(&other.year).then(other.at.y.total_cmp(&one.at.y)));
    let mut sum = 0.0;
    let mut year = None;
    sorted
        .into_iter()
        .map(|reading| {
            if year != Some(reading.year) {
                (sum, year) = (0.0, Some(reading.year));
            }
            sum += reading.value;
            (sum, reading.at.y)
        })
        .collect()
}

fn is_area(path: &Path) -> bool {
    let opaque = path.style.opacity.is_none_or(|opacity| opacity >= 0.5);
    opaque && matches!(path.style.fill, Some(Paint::Series(_) | Paint::Context | Paint::Step(_)))
}

fn extent(path: &Path) -> Option<Bounds> {
    let points = || path.pieces.iter().flatten();
    let least = |part: fn(&crate::scene::Point) -> f64| points().map(part).min_by(f64::total_cmp);
    let most = |part: fn(&crate::scene::Point) -> f64| points().map(part).max_by(f64::total_cmp);
    Some(Bounds {
        left: least(|point| point.x)?,
        top: least(|point| point.y)?,
        right: most(|point| point.x)?,
        bottom: most(|point| point.y)?,
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample::{column, point, reading, rect, scene};
    use super::*;
    use crate::scene::{Node, Scene, Style};

    /// 0.1 px for each count, cut off below `from`.
    fn columns(from: f64, panel: usize) -> Vec<Reading> {
        [(2011, 2706.0), (2012, 1502.0), (2019, 1047.0), (2023, 196.0)]
            .into_iter()
            .map(|(year, value)| {
                let top = 500.0 - 0.1 * f64::max(value - from, 0.0);
                column(panel, year, value, top, 500.0)
            })
            .collect()
    }

    fn faults(readings: Vec<Reading>, kind: &'static str) -> Vec<String> {
        let scene = Scene { readings, kind, ..scene(Vec::new()) };
        baseline(&Laid::of(&scene)).into_iter().map(|fault| fault.what).collect()
    }

    #[test]
    fn columns_start_at_zero() {
        assert!(faults(columns(0.0, 0), "columns").is_empty());
        assert_eq!(
            faults(columns(150.0, 0), "columns"),
            ["the marks start at about 150, not at 0"]
        );
        // A line may start anywhere.
        assert!(faults(columns(150.0, 0), "line").is_empty());
    }

    #[test]
    fn a_column_of_another_height_is_seen() {
        let mut readings = columns(0.0, 0);
        if let Some(extent) = &mut readings[1].extent {
            extent.top -= 40.0;
        }
        let found = faults(readings, "columns");
        assert!(found[0].starts_with("the marks are not as high as their values"), "{found:?}");
        let mut readings = columns(0.0, 0);
        if let Some(extent) = &mut readings[1].extent {
            (extent.top, extent.bottom) = (extent.top - 40.0, extent.bottom - 40.0);
        }
        assert_eq!(
            faults(readings.clone(), "columns"),
            ["the columns do not stand on one line: 40 px apart"]
        );
        assert!(faults(readings, "stacked").is_empty());
    }

    #[test]
    fn each_panel_has_a_scale_of_its_own() {
        let mut readings = columns(0.0, 0);
        readings.extend(columns(100.0, 1));
        assert_eq!(
            faults(readings, "columns"),
            ["panel 2: the marks start at about 100, not at 0"]
        );
    }

    #[test]
    fn net_losses_hang_below_the_line() {
        let readings =
            vec![column(0, 2011, 800.0, 100.0, 300.0), column(0, 2012, -400.0, 300.0, 400.0)];
        assert!(faults(readings, "columns").is_empty());
    }

    #[test]
    fn rectangles_with_a_count_are_read_where_there_are_no_readings() {
        let of = |value: f64, top: f64| {
            let mut node = rect(value / 10.0, top, 9.0, 500.0 - top, Paint::Series(1));
            if let Node::Rect(rect) = &mut node {
                rect.data = vec![("year", "2011".into()), ("count", value.to_string())];
            }
            node
        };
        let check = |nodes: Vec<Node>| {
            let scene = Scene { readings: Vec::new(), kind: "columns", ..scene(nodes) };
            baseline(&Laid::of(&scene)).len()
        };
        assert_eq!(check(vec![of(2000.0, 300.0), of(1000.0, 400.0)]), 0);
        assert_eq!(check(vec![of(2000.0, 300.0), of(1000.0, 500.0)]), 1);
    }

    #[test]
    fn a_log_axis_has_no_zero() {
        let mut scene = Scene { kind: "columns", ..scene(Vec::new()) };
        scene.log = true;
        assert_eq!(baseline(&Laid::of(&scene)).len(), 1);
        scene.kind = "line";
        assert_eq!(baseline(&Laid::of(&scene)), []);
    }

    /// Two layers on each other; 0 at 500 px, 0.1 px a count; the lower area's foot is given.
    fn layers(foot: f64) -> Scene {
        let layer = |place: usize, upper: [f64; 2], lower: [f64; 2]| {
            Node::Path(Path {
                pieces: vec![vec![
                    point(100.0, upper[0]),
                    point(700.0, upper[1]),
                    point(700.0, lower[1]),
                    point(100.0, lower[0]),
                ]],
                closed: true,
                style: Style { fill: Some(Paint::Series(place)), ..Style::default() },
                data: Vec::new(),
            })
        };
        let nodes =
            vec![layer(0, [400.0, 450.0], [foot, foot]), layer(1, [200.0, 250.0], [400.0, 450.0])];
        let readings = vec![
            reading("men", 0, 2011, 1000.0, (100.0, 400.0)),
            reading("men", 0, 2023, 500.0, (700.0, 450.0)),
            reading("women", 0, 2011, 2000.0, (100.0, 200.0)),
            reading("women", 0, 2023, 2000.0, (700.0, 250.0)),
        ];
        Scene { readings, kind: "area", ..scene(nodes) }
    }

    #[test]
    fn areas_start_at_zero() {
        assert_eq!(baseline(&Laid::of(&layers(500.0))), []);
        let faults = baseline(&Laid::of(&layers(480.0)));
        assert_eq!(faults[0].what, "the areas start at about 200, not at 0");
    }
}
