//! plotters draws series here: a backend that keeps shapes on a grid of 1/100 pixel.

use std::cell::RefCell;
use std::convert::Infallible;
use std::ops::Range;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::{Cartesian2d, DrawingArea, IntoDrawingArea};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind,
};

use super::scene::{Bounds, Point};

/// Steps of the grid in a pixel.
const GRID: f64 = 100.0;

/// A shape that plotters drew, in pixels.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A line through points.
    Line(Vec<Point>),
    Rect(Bounds),
    /// A circle's centre.
    Dot(Point),
}

type Shapes = Rc<RefCell<Vec<Shape>>>;

/// The area of years and counts on which plotters draws.
pub type Area = DrawingArea<GridBackend, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// A plotters backend that keeps the shapes instead of painting them.
pub struct GridBackend {
    size: (u32, u32),
    shapes: Shapes,
}

/// What plotters draws on an area of years and counts: `x` and `y` are the ranges of pixels that
/// the ranges of years and counts take.
pub fn trace(
    (years, x): (Range<f64>, Range<f64>),
    (counts, y): (Range<f64>, Range<f64>),
    draw: impl FnOnce(&Area),
) -> Vec<Shape> {
    let shapes = Shapes::default();
    let size = (to_grid(x.end).unsigned_abs(), to_grid(y.start.max(y.end)).unsigned_abs());
    let backend = GridBackend { size, shapes: Rc::clone(&shapes) };
    let root: DrawingArea<GridBackend, Shift> = backend.into_drawing_area();
    let pixels = (to_grid(x.start)..to_grid(x.end), to_grid(y.start)..to_grid(y.end));
    draw(&root.apply_coord_spec(Cartesian2d::new(years, counts, pixels)));
    shapes.take()
}

fn to_grid(pixels: f64) -> i32 {
    (pixels * GRID).round() as i32
}

fn to_pixels((x, y): BackendCoord) -> Point {
    Point { x: f64::from(x) / GRID, y: f64::from(y) / GRID }
}

type DrawResult = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for GridBackend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> DrawResult {
        Ok(())
    }

    fn present(&mut self) -> DrawResult {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, _: BackendColor) -> DrawResult {
        self.shapes.borrow_mut().push(Shape::Dot(to_pixels(point)));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        one: BackendCoord,
        other: BackendCoord,
        _: &S,
        _: bool,
    ) -> DrawResult {
        let corners = [to_pixels(one), to_pixels(other)];
        self.shapes.borrow_mut().extend(Bounds::enclosing(&corners).map(Shape::Rect));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        _: &S,
    ) -> DrawResult {
        self.shapes.borrow_mut().push(Shape::Line(path.into_iter().map(to_pixels).collect()));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        _: u32,
        _: &S,
        _: bool,
    ) -> DrawResult {
        self.shapes.borrow_mut().push(Shape::Dot(to_pixels(center)));
        Ok(())
    }
}
