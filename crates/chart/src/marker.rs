//! The signs at points: one form a series, so that colour is never alone.

use super::scene::{Circle, Facts, Node, Paint, Path, Point, Style};

/// The form of a series' markers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Circle,
    Square,
    /// A triangle that points up.
    Up,
    /// A square on its corner.
    Diamond,
    /// A triangle that points down.
    Down,
    /// A bar that lies.
    Bar,
}

impl Shape {
    const ALL: [Shape; 6] =
        [Self::Circle, Self::Square, Self::Up, Self::Diamond, Self::Down, Self::Bar];

    /// The form of the series in that place: six forms on five colours tell 30 series apart.
    pub fn new(place: usize) -> Self {
        Self::ALL[place % Self::ALL.len()]
    }

    /// The corners for a marker as large as a circle of that radius; the middle of their box is
    /// the point. Nothing for the circle.
    fn corners(self, center: Point, radius: f64) -> Vec<Point> {
        let at = |parts: &[(f64, f64)]| {
            parts
                .iter()
                .map(|(x, y)| Point { x: center.x + x * radius, y: center.y + y * radius })
                .collect()
        };
        match self {
            Self::Circle => Vec::new(),
            Self::Square => at(&[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]),
            Self::Up => at(&[(0.0, -1.15), (1.25, 1.15), (-1.25, 1.15)]),
            Self::Diamond => at(&[(0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)]),
            Self::Down => at(&[(-1.25, -1.15), (1.25, -1.15), (0.0, 1.15)]),
            Self::Bar => at(&[(-1.4, -0.55), (1.4, -0.55), (1.4, 0.55), (-1.4, 0.55)]),
        }
    }

    /// The marker; hollow for a count that will be revised.
    pub fn draw(
        self,
        center: Point,
        radius: f64,
        paint: Paint,
        hollow: Option<f64>,
        data: Facts,
    ) -> Node {
        let style = match hollow {
            Some(width) => Style::hollow(paint, width),
            None => Style::fill(paint),
        };
        match self.corners(center, radius) {
            corners if corners.is_empty() => Node::Circle(Circle { center, radius, style, data }),
            corners => Node::Path(Path { pieces: vec![corners], closed: true, style, data }),
        }
    }
}
