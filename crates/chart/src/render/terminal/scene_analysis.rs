//! What must be known of the whole scene before its first cell is drawn: where the axes stand,
//! which way rectangles grow, how many cells a column takes, how series are told apart.

use std::collections::{BTreeMap, BTreeSet};

use super::block_chars::Textures;
use crate::Bounds;
use crate::CELL;
use crate::scene::{Circle, Group, Node, Paint, Path, Point, Rect, Scene, Style};

/// Up to this opacity a shape is a shade behind others, not a mark.
pub const HAZE: f64 = 0.3;

/// A line across the picture that values are measured from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    /// Its place in pixels from the top.
    pub at: f64,
    /// Its row.
    pub cell: i64,
    /// Where it starts and ends, in pixels.
    pub span: (f64, f64),
}

/// Hundredths of a pixel beyond any scene.
const FAR: f64 = 1e9;

/// No column is made narrower by more cells than this; it bounds the work of a broken scene.
const MOST_CELLS: i64 = 1000;

/// What is known of a scene.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Survey {
    /// The axes.
    pub axes: Vec<Axis>,
    /// How fills are told apart without colour.
    pub textures: Textures,
    /// The series drawn as lines.
    pub lines: BTreeSet<Paint>,
    /// The series drawn as points.
    pub points: BTreeSet<Paint>,
    /// The first cell and the number of cells of each column, by its edges.
    bands: BTreeMap<(i64, i64), (i64, i64)>,
    /// The filled rectangles.
    filled: Vec<Bounds>,
}

/// How a rectangle or area is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filling {
    /// A mark, in its colour; hollow or hatched when it is tentative.
    Mark(Paint, bool),
    /// A shade behind others.
    Shade(Paint),
}

/// How a style fills a shape; `None` when it paints no more than the background.
pub fn filling(style: &Style) -> Option<Filling> {
    match (style.fill, style.stroke) {
        (Some(Paint::Background), Some(stroke)) if stroke != Paint::Background => {
            Some(Filling::Mark(stroke, true))
        }
        (Some(Paint::Background) | None, _) => None,
        (Some(fill), _) if style.opacity.is_some_and(|opacity| opacity < HAZE) => {
            Some(Filling::Shade(fill))
        }
        (Some(Paint::Event), _) => Some(Filling::Shade(Paint::Event)),
        (Some(fill), _) => Some(Filling::Mark(fill, false)),
    }
}

/// Whether a path is small enough to be a marker.
pub fn is_marker(path: &Path) -> bool {
    path.closed && is_small(&path.pieces)
}

/// Whether pieces take little more room than a cell.
pub fn is_small(pieces: &[Vec<Point>]) -> bool {
    Bounds::enclosing(pieces.iter().flatten()).is_some_and(|bounds| {
        bounds.right - bounds.left <= CELL.0 * 2.0 && bounds.bottom - bounds.top <= CELL.1
    })
}

/// Whether all pieces are two points on one horizontal line.
pub fn runs_across(pieces: &[Vec<Point>]) -> bool {
    pieces.iter().all(|piece| piece.len() == 2 && (piece[0].y - piece[1].y).abs() < 0.5)
}

/// The row of a horizontal rule: that of its label, if it has one in its group.
pub fn row_of(group: &Group, y: f64) -> i64 {
    let labels = group.nodes.iter().filter_map(|node| match node {
        Node::Text(text) => Some(text.at.y),
        _ => None,
    });
    let labelled = labels
        .filter(|baseline| (y - 4.0..=y + 12.0).contains(baseline))
        .min_by(|one, other| (one - y).abs().total_cmp(&(other - y).abs()));
    (labelled.unwrap_or(y) / CELL.1).floor() as i64
}

/// Looks at a scene.
pub fn survey(scene: &Scene) -> Survey {
    let mut survey = Survey::default();
    survey.look(&scene.nodes, &Group::default(), false);
    survey.textures.0.sort_unstable();
    survey.textures.0.dedup();
    let edges: BTreeSet<(i64, i64)> = survey.filled.iter().map(key).collect();
    survey.bands = bands(&edges.into_iter().collect::<Vec<_>>(), CELL.0);
    survey
}

impl Survey {
    fn look(&mut self, nodes: &[Node], group: &Group, in_series: bool) {
        for node in nodes {
            match node {
                Node::Group(inner) => {
                    let series = in_series || inner.class == "series";
                    self.look(&inner.nodes, inner, series);
                }
                Node::Rect(rect) if in_series => {
                    if let Some(Filling::Mark(paint, _)) = filling(&rect.style)
                        && !matches!(paint, Paint::Step(_))
                    {
                        self.textures.0.push(paint);
                        self.filled.push(rect.bounds());
                    }
                }
                Node::Path(path)
                    if path.style.stroke == Some(Paint::Axis) && !path.pieces.is_empty() =>
                {
                    for piece in &path.pieces {
                        self.add_axis(piece, group);
                    }
                }
                Node::Circle(Circle { style, .. }) if in_series => self.add_point(style),
                Node::Path(path) if in_series && is_marker(path) => self.add_point(&path.style),
                Node::Path(path) if in_series && !is_small(&path.pieces) => {
                    if let Some(Filling::Mark(paint, false)) = filling(&path.style) {
                        self.textures.0.push(paint);
                    } else if let Some(stroke @ Paint::Series(_)) = path.style.stroke
                        && !runs_across(&path.pieces)
                    {
                        self.lines.insert(stroke);
                    }
                }
                _ => {}
            }
        }
    }

    fn add_point(&mut self, style: &Style) {
        if let Some(Filling::Mark(paint @ Paint::Series(_), _)) = filling(style) {
            self.points.insert(paint);
        }
    }

    fn add_axis(&mut self, piece: &[Point], group: &Group) {
        let [from, to] = piece else { return };
        let (dx, dy) = ((from.x - to.x).abs(), (from.y - to.y).abs());
        if dy < 0.5 && dx >= CELL.0 * 2.0 {
            self.axes.push(Axis {
                at: from.y,
                cell: row_of(group, from.y),
                span: (from.x.min(to.x), from.x.max(to.x)),
            });
        }
    }

    /// The cells of a rectangle across its growth: the first, and how many.
    pub fn band_of(&self, rect: &Rect) -> Option<(i64, i64)> {
        self.bands.get(&key(&rect.bounds())).copied()
    }

    /// How far a rectangle between two edges is moved down, in pixels, so that it starts beside its
    /// axis's row, and whether it lies above the axis; `middle` is its place along the axis.
    pub fn shift(&self, edges: (f64, f64), middle: f64) -> (f64, bool) {
        // The axis it stands on; else, in a stack, the one that it grows from.
        let rank = |axis: &Axis| (distance(axis, edges) >= 1.0, axis.at < edges.1);
        let axis =
            self.axes.iter().filter(|axis| (axis.span.0..=axis.span.1).contains(&middle)).min_by(
                |one, other| {
                    let distances = distance(one, edges).total_cmp(&distance(other, edges));
                    rank(one).cmp(&rank(other)).then(distances)
                },
            );
        let Some(axis) = axis else { return (0.0, true) };
        let before = f64::midpoint(edges.0, edges.1) < axis.at;
        let start = if before { axis.cell } else { axis.cell + 1 };
        (start as f64 * CELL.1 - axis.at, before)
    }

    /// Whether a point lies inside of a filled rectangle.
    pub fn is_filled(&self, at: Point) -> bool {
        self.filled.iter().any(|bounds| bounds.covers(at))
    }
}

fn distance(axis: &Axis, edges: (f64, f64)) -> f64 {
    (edges.0 - axis.at).abs().min((edges.1 - axis.at).abs())
}

/// The left and right edge of a rectangle in hundredths of a pixel.
fn key(bounds: &Bounds) -> (i64, i64) {
    let hundredths = |edge: f64| (edge * 100.0).round().clamp(-FAR, FAR) as i64;
    (hundredths(bounds.left), hundredths(bounds.right))
}

/// Equal cells for equal columns, apart wherever the columns are.
fn bands(edges: &[(i64, i64)], cell: f64) -> BTreeMap<(i64, i64), (i64, i64)> {
    let pixel = |edge: i64| edge as f64 / 100.0;
    let size = |(from, to): (i64, i64), less: i64| {
        ((pixel(to - from) / cell).round() as i64 - less).max(1)
    };
    let placed = |less: i64| -> Vec<(i64, i64)> {
        edges
            .iter()
            .map(|edges| {
                let count = size(*edges, less);
                let middle = f64::midpoint(pixel(edges.0), pixel(edges.1)) / cell;
                ((middle - count as f64 / 2.0).round() as i64, count)
            })
            .collect()
    };
    let collides = |placed: &[(i64, i64)]| {
        placed.windows(2).zip(edges.windows(2)).any(|(cells, edges)| {
            let gap = pixel(edges[1].0 - edges[0].1);
            let room = if gap > cell / 4.0 { 1 } else { 0 };
            gap > -0.5 && cells[0].0 + cells[0].1 + room > cells[1].0
        })
    };
    let widest = edges.iter().map(|edges| size(*edges, 0)).max().unwrap_or(1).min(MOST_CELLS);
    let cells = (0..widest).map(&placed).find(|cells| !collides(cells));
    let cells = cells.unwrap_or_else(|| placed(widest - 1));
    edges.iter().copied().zip(cells).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_equally_wide_and_apart() {
        let edges: Vec<(i64, i64)> =
            (0..24).map(|place| (place * 2000 + 250, place * 2000 + 1750)).collect();
        let cells: Vec<(i64, i64)> = bands(&edges, 8.0).into_values().collect();
        assert!(cells.iter().all(|(_, count)| *count == cells[0].1));
        assert!(cells.windows(2).all(|pair| pair[0].0 + pair[0].1 < pair[1].0));
    }

    #[test]
    fn columns_that_touch_stay_together() {
        let edges = [(0, 1600), (1600, 3200)];
        let cells: Vec<(i64, i64)> = bands(&edges, 8.0).into_values().collect();
        assert_eq!(cells, [(0, 2), (2, 2)]);
    }
}
