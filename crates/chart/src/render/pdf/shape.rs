//! Outlines and paint, as PDF draws them.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Rect};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash};

use crate::render::theme::{Color, Palette};
use crate::scene::{self, Point, Style};

/// How far the handles of a quarter circle reach, as a part of its radius: 4 (√2 − 1) / 3.
const QUARTER: f64 = 0.552_284_749_830_793_4;

/// A coordinate in hundredths of a pixel, as the SVG has it: what is no number, or beyond any
/// page, is 0.
pub fn pixels(value: f64) -> f32 {
    let hundredths = (value * 100.0).round();
    if hundredths.abs() < 1e9 { (hundredths / 100.0) as f32 } else { 0.0 }
}

/// The pieces of a line; nothing when there are no points.
pub fn path(path: &scene::Path) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for piece in &path.pieces {
        for (place, point) in piece.iter().enumerate() {
            let (x, y) = (pixels(point.x), pixels(point.y));
            if place == 0 { builder.move_to(x, y) } else { builder.line_to(x, y) }
        }
        if path.closed && !piece.is_empty() {
            builder.close();
        }
    }
    builder.finish()
}

/// An upright rectangle; nothing when it has no area.
pub fn rect(x: f64, y: f64, width: f64, height: f64) -> Option<Path> {
    let (width, height) = (pixels(width), pixels(height));
    if width <= 0.0 || height <= 0.0 {
        return None;
    }
    let mut builder = PathBuilder::new();
    builder.push_rect(Rect::from_xywh(pixels(x), pixels(y), width, height)?);
    builder.finish()
}

/// A circle; nothing when it has no radius.
pub fn circle(center: Point, radius: f64) -> Option<Path> {
    if pixels(radius) <= 0.0 {
        return None;
    }
    let handle = radius * QUARTER;
    let x = |offset: f64| pixels(center.x + offset);
    let y = |offset: f64| pixels(center.y + offset);
    let mut builder = PathBuilder::new();
    builder.move_to(x(radius), y(0.0));
    for (one, other, end) in [
        ((radius, handle), (handle, radius), (0.0, radius)),
        ((-handle, radius), (-radius, handle), (-radius, 0.0)),
        ((-radius, -handle), (-handle, -radius), (0.0, -radius)),
        ((handle, -radius), (radius, -handle), (radius, 0.0)),
    ] {
        builder.cubic_to(x(one.0), y(one.1), x(other.0), y(other.1), x(end.0), y(end.1));
    }
    builder.close();
    builder.finish()
}

/// How a shape is painted.
pub struct Brush {
    /// The inside.
    pub fill: Option<Fill>,
    /// The line.
    pub stroke: Option<Stroke>,
    /// Of both together, where a stroke would show through on its own fill.
    pub opacity: Option<NormalizedF32>,
}

impl Brush {
    /// The paint of a style.
    pub fn from_style(style: &Style, palette: &Palette) -> Self {
        let opacity = style
            .opacity
            .and_then(|part| NormalizedF32::new(part.clamp(0.0, 1.0) as f32))
            .unwrap_or(NormalizedF32::ONE);
        // PDF draws a line of width 0 as thin as the device can, SVG does not draw it.
        let stroke = style.stroke.filter(|_| pixels(style.width) > 0.0);
        let is_both = style.fill.is_some() && stroke.is_some() && opacity != NormalizedF32::ONE;
        let own = if is_both { NormalizedF32::ONE } else { opacity };
        let fill = style.fill.map(|paint| fill(palette.shape_color(paint)));
        let stroke = stroke.map(|paint| line(palette.shape_color(paint), style));
        Self {
            fill: fill.map(|fill| Fill { opacity: own, ..fill }),
            stroke: stroke.map(|stroke| Stroke { opacity: own, ..stroke }),
            opacity: is_both.then_some(opacity),
        }
    }
}

/// An opaque fill.
pub fn fill(color: &Color) -> Fill {
    let paint = self::color(color).into();
    Fill { paint, opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

/// An opaque line with round joins.
pub fn stroke(color: &Color, width: f64) -> Stroke {
    Stroke {
        paint: self::color(color).into(),
        width: pixels(width),
        miter_limit: 4.0,
        line_cap: LineCap::Butt,
        line_join: LineJoin::Round,
        opacity: NormalizedF32::ONE,
        dash: None,
    }
}

/// The line of a style: round ends, or dashes with flat ones.
fn line(color: &Color, style: &Style) -> Stroke {
    let array: Vec<f32> = style.dash.iter().map(|part| pixels(*part)).collect();
    // Readers reject dashes that are negative or add up to nothing.
    let is_dashed = array.iter().all(|part| *part >= 0.0) && array.iter().any(|part| *part > 0.0);
    Stroke {
        line_cap: if style.dash.is_empty() { LineCap::Round } else { LineCap::Butt },
        dash: is_dashed.then_some(StrokeDash { array, offset: 0.0 }),
        ..stroke(color, style.width)
    }
}

fn color(color: &Color) -> rgb::Color {
    let [red, green, blue] = color.rgb();
    rgb::Color::new(red, green, blue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Paint;

    #[test]
    fn coordinates_are_finite_hundredths() {
        for (number, expected) in
            [(1.234_56, 1.23), (-0.001, 0.0), (f64::NAN, 0.0), (f64::INFINITY, 0.0), (1e300, 0.0)]
        {
            assert_eq!(pixels(number), expected);
        }
    }

    #[test]
    fn what_has_no_area_is_not_drawn() {
        assert!(rect(1.0, 1.0, 0.0, 5.0).is_none());
        assert!(rect(1.0, 1.0, 5.0, f64::NAN).is_none());
        assert!(rect(1.0, 1.0, 5.0, 5.0).is_some());
        assert!(circle(Point { x: 1.0, y: 1.0 }, 0.0).is_none());
        assert!(circle(Point { x: 1.0, y: 1.0 }, 2.0).is_some());
    }

    #[test]
    fn opacity_is_of_the_whole_shape() {
        let both = Style {
            fill: Some(Paint::Event),
            stroke: Some(Paint::Axis),
            width: 1.0,
            opacity: Some(0.5),
            ..Style::default()
        };
        let of = |style: &Style| Brush::from_style(style, &Palette::light());
        let brush = of(&both);
        assert!(brush.opacity.is_some_and(|part| part.get() == 0.5));
        assert!(brush.fill.is_some_and(|fill| fill.opacity == NormalizedF32::ONE));
        let brush = of(&Style { stroke: None, ..both });
        assert!(brush.opacity.is_none());
        assert!(brush.fill.is_some_and(|fill| fill.opacity.get() == 0.5));
    }

    #[test]
    fn a_line_without_width_or_dashes_without_length_do_not_break_the_page() {
        let style = Style { stroke: Some(Paint::Axis), ..Style::default() };
        let of = |style: &Style| Brush::from_style(style, &Palette::light()).stroke;
        assert!(of(&style).is_none());
        for (dash, is_dashed) in [(vec![], false), (vec![0.0, 0.0], false), (vec![4.0, 3.0], true)]
        {
            let stroke = of(&Style { width: 2.0, dash, ..style.clone() }).expect("a stroke");
            assert_eq!(stroke.dash.is_some(), is_dashed);
        }
    }
}
