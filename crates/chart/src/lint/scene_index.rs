//! A scene taken apart: its texts, and the marks they could touch, in the order of drawing.
//!
//! Invariant: `order` counts primitives from the back; a mark with a greater one hides what is
//! under it.

use crate::Bounds;
use crate::scene::{Circle, Node, Paint, Path, Point, Scene, Style, Text};

#[derive(Debug, Clone, Copy)]
pub struct PlacedText<'a> {
    pub text: &'a Text,
    /// The box of its letters.
    pub bounds: Bounds,
    /// Its place in the order of drawing.
    pub order: usize,
}

/// A shape that a text could touch.
#[derive(Debug, Clone, Copy)]
pub struct Mark<'a> {
    pub form: Form<'a>,
    /// The box around it, with its line's width.
    pub bounds: Bounds,
    /// How it is painted.
    pub style: &'a Style,
    /// Its place in the order of drawing.
    pub order: usize,
}

/// What a mark is.
#[derive(Debug, Clone, Copy)]
pub enum Form<'a> {
    /// An upright rectangle.
    Rect(Bounds),
    /// A closed line.
    Polygon(&'a Path),
    /// One stretch of an open line.
    Stretch(Point, Point),
    Circle(&'a Circle),
}

/// A scene taken apart.
#[derive(Debug)]
pub struct Laid<'a> {
    pub scene: &'a Scene,
    /// The texts, first at the back.
    pub texts: Vec<PlacedText<'a>>,
    /// The open and closed lines, each with the number of the panel's group it stands in.
    pub paths: Vec<(&'a Path, usize)>,
    /// All marks, first at the back.
    pub marks: Vec<Mark<'a>>,
    panels: usize,
    order: usize,
}

impl<'a> Laid<'a> {
    /// Takes a scene apart.
    pub fn from_scene(scene: &'a Scene) -> Self {
        let (texts, paths, marks) = (Vec::new(), Vec::new(), Vec::new());
        let mut laid = Self { scene, texts, paths, marks, panels: 0, order: 0 };
        laid.nodes(&scene.nodes, 0);
        laid
    }

    fn nodes(&mut self, nodes: &'a [Node], panel: usize) {
        for node in nodes {
            self.order += 1;
            match node {
                Node::Group(group) => {
                    let mut inner = panel;
                    if group.class == "panel" {
                        self.panels += 1;
                        inner = self.panels;
                    }
                    self.nodes(&group.nodes, inner);
                }
                Node::Text(text) => {
                    let bounds = Bounds::from_text(text);
                    self.texts.push(PlacedText { text, bounds, order: self.order });
                }
                Node::Rect(rect) => {
                    let bounds = rect.bounds();
                    self.mark(Form::Rect(bounds), bounds, &rect.style);
                }
                Node::Circle(circle) => {
                    let bounds = Bounds::around(circle.center, circle.radius);
                    self.mark(Form::Circle(circle), bounds, &circle.style);
                }
                Node::Path(path) => {
                    self.paths.push((path, panel));
                    if path.closed {
                        if let Some(bounds) = Bounds::enclosing(path.pieces.iter().flatten()) {
                            self.mark(Form::Polygon(path), bounds, &path.style);
                        }
                        continue;
                    }
                    for pair in path.pieces.iter().flat_map(|piece| piece.windows(2)) {
                        if let Some(bounds) = Bounds::enclosing(pair) {
                            self.mark(Form::Stretch(pair[0], pair[1]), bounds, &path.style);
                        }
                    }
                }
            }
        }
    }

    fn mark(&mut self, form: Form<'a>, bounds: Bounds, style: &'a Style) {
        let bounds = bounds.grown(reach(style));
        self.marks.push(Mark { form, bounds, style, order: self.order });
    }

    /// The marks that touch a box, first at the back.
    pub fn touching(&self, bounds: &Bounds) -> Vec<&Mark<'a>> {
        self.marks.iter().filter(|mark| mark.touches(bounds)).collect()
    }

    /// The rectangle or area that a text stands in: the topmost opaque one under its middle.
    pub fn cell(&self, text: &PlacedText<'_>) -> Option<&Mark<'a>> {
        let middle = text.bounds.middle();
        self.touching(&Bounds::around(middle, 0.01))
            .into_iter()
            .rev()
            .find(|mark| mark.order < text.order && mark.is_solid() && mark.covers(middle))
    }
}

impl Mark<'_> {
    /// Whether nothing is seen through it: it is filled, and opaque.
    pub fn is_solid(&self) -> bool {
        self.style.fill.is_some() && self.style.opacity.is_none_or(|opacity| opacity >= 1.0)
    }

    /// Whether its colour can be seen as a mark's: neither grid nor a pale band.
    pub fn is_drawn(&self) -> bool {
        let seen = |paint: Paint| !matches!(paint, Paint::Background | Paint::Grid);
        let style = self.style;
        let painted = style.fill.is_some_and(seen) || style.stroke.is_some_and(seen);
        painted && style.opacity.is_none_or(|opacity| opacity >= 0.5)
    }

    /// Whether it and a box share a point.
    pub fn touches(&self, other: &Bounds) -> bool {
        if !self.bounds.touches(other) {
            return false;
        }
        match self.form {
            Form::Rect(_) => true,
            Form::Stretch(from, to) => other.grown(self.style.width / 2.0).is_crossed(from, to),
            Form::Circle(circle) => {
                let at = circle.center;
                let dx = at.x - at.x.clamp(other.left, other.right);
                let dy = at.y - at.y.clamp(other.top, other.bottom);
                let reach = circle.radius + reach(self.style);
                dx * dx + dy * dy < reach * reach
            }
            Form::Polygon(path) => {
                edges(path).any(|(from, to)| other.is_crossed(from, to))
                    || self.covers(other.middle())
            }
        }
    }

    /// Whether a box lies inside of it.
    pub fn holds(&self, other: &Bounds) -> bool {
        match self.form {
            Form::Rect(bounds) => bounds.grown(0.01).holds(other),
            Form::Stretch(..) => false,
            // A number in its dot may reach the rim with the corners of its box, which are empty.
            Form::Circle(circle) => {
                let at = other.middle();
                let (dx, dy) = (at.x - circle.center.x, at.y - circle.center.y);
                dx * dx + dy * dy < circle.radius * circle.radius / 4.0
                    && other.right - other.left <= circle.radius * 2.0
                    && other.bottom - other.top <= circle.radius * 2.0
            }
            Form::Polygon(path) => {
                self.covers(other.middle())
                    && !edges(path).any(|(from, to)| other.is_crossed(from, to))
            }
        }
    }

    /// Whether a point lies inside of it.
    pub fn covers(&self, point: Point) -> bool {
        match self.form {
            Form::Rect(bounds) => bounds.covers(point),
            Form::Stretch(..) => false,
            Form::Circle(circle) => {
                let (dx, dy) = (point.x - circle.center.x, point.y - circle.center.y);
                dx * dx + dy * dy <= circle.radius * circle.radius
            }
            // A ray to the right leaves the area once more than it enters it.
            Form::Polygon(path) => {
                edges(path)
                    .filter(|(from, to)| (from.y > point.y) != (to.y > point.y))
                    .filter(|(from, to)| {
                        let part = (point.y - from.y) / (to.y - from.y);
                        point.x < from.x + part * (to.x - from.x)
                    })
                    .count()
                    % 2
                    == 1
            }
        }
    }
}

/// How far the line of a mark reaches beyond it.
fn reach(style: &Style) -> f64 {
    if style.stroke.is_some() { style.width / 2.0 } else { 0.0 }
}

/// The sides of a closed line's pieces.
fn edges(path: &Path) -> impl Iterator<Item = (Point, Point)> {
    path.pieces.iter().flat_map(|piece| {
        let back = piece.last().copied().zip(piece.first().copied());
        piece.windows(2).map(|pair| (pair[0], pair[1])).chain(back)
    })
}
