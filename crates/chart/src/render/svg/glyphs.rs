//! Words as shapes.

use crate::Bounds;
use crate::font::outline::{Outlines, Segment, UNITS};
use crate::render::number::{Number, push_hundredths};
use crate::scene::Text;

/// Writes the shapes of a text's letters as data of a path.
///
/// Points are rounded to hundredths of a pixel first and only then written as distances from one
/// to the next, so that rounding does not add up.
pub fn push_shapes(out: &mut String, text: &Text, content: &str, outlines: &mut Outlines) {
    let scale = text.size / UNITS;
    let mut left = Bounds::from_text(text).left;
    let mut pen = Pen { out, x: 0, y: 0, last: ' ' };
    for character in content.chars() {
        let glyph = outlines.glyph(text.weight, character);
        let place = |point: [f32; 2]| {
            let x = Number(left + f64::from(point[0]) * scale).hundredths();
            let y = Number(text.at.y - f64::from(point[1]) * scale).hundredths();
            (x, y)
        };
        for segment in &glyph.segments {
            match *segment {
                Segment::Move(to) => pen.begin(place(to)),
                Segment::Line(to) => pen.line(place(to)),
                Segment::Quad(one, to) => pen.curve('q', &[place(one), place(to)]),
                Segment::Cubic(one, two, to) => {
                    pen.curve('c', &[place(one), place(two), place(to)]);
                }
                Segment::Close => pen.close(),
            }
        }
        left += f64::from(glyph.advance) * scale;
    }
}

/// Writes path data as SVG 1.1, 8.3 allows it at its shortest.
struct Pen<'a> {
    out: &'a mut String,
    x: i64,
    y: i64,
    last: char,
}

impl Pen<'_> {
    /// A command that is the same as the last one is not written again.
    fn command(&mut self, command: char) {
        if command != self.last {
            self.out.push(command);
            self.last = command;
        } else {
            self.out.push(' ');
        }
    }

    fn pair(&mut self, (dx, dy): (i64, i64)) {
        push_hundredths(self.out, dx);
        if dy >= 0 {
            self.out.push(' ');
        }
        push_hundredths(self.out, dy);
    }

    fn begin(&mut self, (x, y): (i64, i64)) {
        self.out.push('M');
        self.last = 'M';
        self.pair((x, y));
        (self.x, self.y) = (x, y);
    }

    fn line(&mut self, (x, y): (i64, i64)) {
        match (x - self.x, y - self.y) {
            (0, 0) => return,
            (dx, 0) => {
                self.command('h');
                push_hundredths(self.out, dx);
            }
            (0, dy) => {
                self.command('v');
                push_hundredths(self.out, dy);
            }
            both => {
                self.command('l');
                self.pair(both);
            }
        }
        (self.x, self.y) = (x, y);
    }

    fn curve(&mut self, command: char, points: &[(i64, i64)]) {
        self.command(command);
        for (place, (x, y)) in points.iter().enumerate() {
            if place > 0 {
                self.out.push(' ');
            }
            self.pair((x - self.x, y - self.y));
        }
        if let Some(last) = points.last() {
            (self.x, self.y) = *last;
        }
    }

    fn close(&mut self) {
        self.out.push('z');
        self.last = 'z';
    }
}
