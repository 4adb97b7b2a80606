//! [`Scene`] → characters: braille for lines, block elements for columns, text as it is.
//!
//! Invariant: no line is wider than the scene's columns, nothing in the data can steer the
//! terminal or end a Markdown fence, and without colour there is no escape sequence at all.
//!
//! One cell is [`CELL`] pixels. A text takes the columns Unicode gives it, whatever its size: it
//! starts in, is centred on, or ends before column `round(x / 8)`, in row `floor(y / 16)` of its
//! baseline. A text on a halo may stand a column beside it and up to two rows from it, where it would
//! hide a mark.
//! Rules of an axis stand in the row of their label, and columns start in the row above.

mod areas;
mod bars;
mod block_chars;
mod braille;
mod cell;
mod color;
mod grid;
mod labels;
mod marks;
mod rules;
mod scene_analysis;
mod text;

use crate::scene::{Group, Node, Paint, Path, Point, Scene};
use crate::{Bounds, CELL};
use grid::Sheet;
use labels::Labelled;
use scene_analysis::Survey;

/// Writes a scene as lines of characters, each ended by a line feed; with colours and attributes as
/// ANSI escape sequences (ECMA-48 SGR) with the 256 colours of xterm, or without any.
///
/// Lines are trimmed at their right, and none is wider than `scene.width / 8` columns as
/// `unicode-width` counts them.
pub fn terminal(scene: &Scene, color: bool) -> String {
    let survey = scene_analysis::survey(scene);
    let mut picture = Picture {
        sheet: Sheet::from_scene(scene),
        survey: &survey,
        color,
        texts: Vec::new(),
        has_areas: false,
    };
    picture.nodes(&scene.nodes, &Group::default(), false);
    let Picture { mut sheet, texts, has_areas, .. } = picture;
    labels::write(&mut sheet, &texts, &survey, has_areas, color);
    sheet.lines(&survey.textures, color)
}

/// A picture while it is drawn: marks at once, texts when all marks are there.
struct Picture<'a> {
    sheet: Sheet,
    survey: &'a Survey,
    color: bool,
    texts: Vec<Labelled<'a>>,
    has_areas: bool,
}

impl<'a> Picture<'a> {
    fn nodes(&mut self, nodes: &'a [Node], group: &Group, in_series: bool) {
        let mut markers = Vec::new();
        let mut vertices = Vec::new();
        let mut hollow: Option<Bounds> = None;
        for node in nodes {
            match node {
                Node::Group(inner) => {
                    self.nodes(&inner.nodes, inner, in_series || inner.class == "series");
                }
                Node::Text(text) => self.texts.push(Labelled { text, class: group.class }),
                Node::Circle(circle) => markers.extend(marks::marker(circle.center, &circle.style)),
                Node::Rect(rect) => {
                    hollow = (rect.style.fill == Some(Paint::Background)).then(|| rect.bounds());
                    bars::draw(&mut self.sheet, rect, self.survey, in_series);
                }
                Node::Path(path) if scene_analysis::is_marker(path) => {
                    let middle = bounds(path).map(|bounds| bounds.middle());
                    markers.extend(middle.and_then(|middle| marks::marker(middle, &path.style)));
                }
                Node::Path(path) => {
                    let is_hatching = hollow
                        .zip(bounds(path))
                        .is_some_and(|(rect, bounds)| rect.grown(1.0).holds(&bounds));
                    if !is_hatching {
                        vertices.extend(self.path(path, group));
                    }
                }
            }
        }
        marks::draw(&mut self.sheet, &markers, &vertices, self.survey);
    }

    /// Draws a path, and gives back the points its line runs through.
    fn path(&mut self, path: &Path, group: &Group) -> Vec<Point> {
        if path.closed {
            self.has_areas |= path.style.fill.is_some();
            areas::draw(&mut self.sheet, path, &self.survey.textures, self.color);
        }
        let Some(paint) = path.style.stroke.filter(|paint| *paint != Paint::Background) else {
            return Vec::new();
        };
        if !path.closed && path.pieces.len() > 1 && scene_analysis::is_small(&path.pieces) {
            if let Some(bounds) = bounds(path) {
                marks::put(&mut self.sheet, bounds.middle(), marks::WITHHELD, paint);
            }
            return Vec::new();
        }
        let is_level = !path.closed
            && path.style.dash.is_empty()
            && group.class == "series"
            && scene_analysis::runs_across(&path.pieces);
        for piece in &path.pieces {
            if rules::draw(&mut self.sheet, piece, paint, group, self.survey) {
                continue;
            }
            if is_level {
                level(&mut self.sheet, piece, path.style.width, paint);
                continue;
            }
            let mut points = piece.clone();
            if path.closed {
                points.extend(piece.first());
            }
            braille::line(&mut self.sheet, &points, &path.style.dash, paint);
        }
        if is_level { Vec::new() } else { path.pieces.iter().flatten().copied().collect() }
    }
}

fn bounds(path: &Path) -> Option<Bounds> {
    Bounds::enclosing(path.pieces.iter().flatten())
}

/// A horizontal line between two marks.
fn level(sheet: &mut Sheet, piece: &[Point], width: f64, paint: Paint) {
    let [from, to] = piece else { return };
    let glyph = if width >= 2.5 { '━' } else { '─' };
    let row = (from.y / CELL.1).floor() as i64;
    let ends = (from.x.min(to.x), from.x.max(to.x));
    rules::columns(sheet, ends, row, |cell| cell.mark = Some((glyph, paint)));
}
