//! Counts as lines: broken at missing years and breaks, dashed into tentative years.

use super::obstacles::{Bounds, Obstacles};
use super::plot::Plot;
use super::scene::{Circle, Group, Node, Paint, Path, Point, Style};
use crate::dataset::{Series, Status, YearCount};

/// The most points of a series that are all marked.
const MOST_MARKERS: usize = 60;

/// The line of a series.
pub fn line(
    plot: &Plot,
    series: &Series,
    paint: Paint,
    base: f64,
    obstacles: &mut Obstacles,
) -> Node {
    let years = series.years();
    let stroke = base / 7.0;
    let mut whole: Vec<Vec<Point>> = Vec::new();
    let mut dashed: Vec<Vec<Point>> = Vec::new();
    for piece in pieces(&years) {
        let drawn = plot.line(piece);
        obstacles.add_line(&drawn);
        let mut run: Vec<Point> = Vec::new();
        for (place, (at, point)) in piece.iter().zip(&drawn).enumerate() {
            if place > 0 && at.status.is_tentative() {
                dashed.push(vec![drawn[place - 1], *point]);
                if run.len() > 1 {
                    whole.push(std::mem::take(&mut run));
                }
                run = vec![*point];
            } else {
                run.push(*point);
            }
        }
        if run.len() > 1 {
            whole.push(run);
        }
    }
    let mut group =
        Group { class: "series", data: vec![("series", series.name())], nodes: Vec::new() };
    let path = |pieces: Vec<Vec<Point>>, paint: Paint, width: f64, dash: Vec<f64>| {
        Node::Path(Path {
            pieces,
            closed: false,
            style: Style { stroke: Some(paint), width, dash, ..Style::default() },
            data: Vec::new(),
        })
    };
    let all: Vec<Vec<Point>> = whole.iter().chain(&dashed).cloned().collect();
    if !all.is_empty() {
        group.nodes.push(path(all, Paint::Background, stroke * 2.2, Vec::new()));
    }
    if !whole.is_empty() {
        group.nodes.push(path(whole, paint, stroke, Vec::new()));
    }
    if !dashed.is_empty() {
        group.nodes.push(path(dashed, paint, stroke, vec![stroke * 2.0, stroke * 1.5]));
    }
    for (place, at) in years.iter().enumerate() {
        let alone = is_alone(&years, place);
        if years.len() > MOST_MARKERS && !alone && !at.status.is_tentative() {
            continue;
        }
        let radius = if alone || at.status.is_tentative() { stroke * 1.6 } else { stroke * 1.15 };
        group.nodes.push(marker(plot.point(at), at, paint, radius, stroke, obstacles));
    }
    for observation in series.observations().iter().filter(|o| o.status == Status::Suppressed) {
        if let Some(year) = observation.period.whole_year() {
            group.nodes.push(cross(
                Point { x: plot.x(f64::from(year.number())), y: plot.bottom },
                paint,
                base,
            ));
        }
    }
    for at in years.iter().filter(|at| at.break_before) {
        let x = plot.x(f64::from(at.year.number()) - 0.5);
        let ends = vec![Point { x, y: plot.bottom - base * 0.7 }, Point { x, y: plot.bottom }];
        group.nodes.push(path(vec![ends], Paint::Axis, 1.0, Vec::new()));
    }
    Node::Group(group)
}

/// The runs of years that follow each other without a break.
fn pieces(years: &[YearCount]) -> impl Iterator<Item = &[YearCount]> {
    years.chunk_by(|one, other| one.year.plus(1) == Some(other.year) && !other.break_before)
}

fn is_alone(years: &[YearCount], place: usize) -> bool {
    pieces(years).any(|piece| piece.len() == 1 && piece[0] == years[place])
}

fn marker(
    center: Point,
    at: &YearCount,
    paint: Paint,
    radius: f64,
    stroke: f64,
    obstacles: &mut Obstacles,
) -> Node {
    obstacles.add_box(Bounds {
        left: center.x - radius,
        top: center.y - radius,
        right: center.x + radius,
        bottom: center.y + radius,
    });
    let style = if at.status.is_tentative() {
        Style {
            fill: Some(Paint::Background),
            stroke: Some(paint),
            width: stroke * 0.8,
            ..Style::default()
        }
    } else {
        Style { fill: Some(paint), ..Style::default() }
    };
    Node::Circle(Circle {
        center,
        radius,
        style,
        data: vec![("year", at.year.to_string()), ("count", at.count.to_string())],
    })
}

/// The sign of a withheld count, on the base line.
pub fn cross(at: Point, paint: Paint, base: f64) -> Node {
    let arm = base * 0.3;
    let y = at.y - arm * 1.4;
    let corner = |dx: f64, dy: f64| Point { x: at.x + dx * arm, y: y + dy * arm };
    Node::Path(Path {
        pieces: vec![
            vec![corner(-1.0, -1.0), corner(1.0, 1.0)],
            vec![corner(-1.0, 1.0), corner(1.0, -1.0)],
        ],
        closed: false,
        style: Style { stroke: Some(paint), width: base / 9.0, ..Style::default() },
        data: Vec::new(),
    })
}
