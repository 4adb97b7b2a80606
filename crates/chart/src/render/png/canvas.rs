//! The nodes of a scene as pixels, by the rules of SVG 1.1.

use tiny_skia::{
    Color as Pixel, FillRule, LineCap, LineJoin, Paint as Ink, Path as Outline, PathBuilder,
    Pixmap, PixmapPaint, Rect as Box2, Stroke, StrokeDash, Transform,
};

use crate::Bounds;
use crate::font::outline::{Outlines, Segment, UNITS};
use crate::render::Palette;
use crate::render::theme::Color;
use crate::scene::{Node, Paint, Path, Style, Text};

/// A picture that is being drawn.
pub struct Canvas<'a> {
    /// What is drawn so far.
    pub pixmap: Pixmap,
    palette: &'a Palette,
    scale: f64,
    transform: Transform,
    outlines: Outlines,
}

impl<'a> Canvas<'a> {
    /// A canvas on pixels, so many for each of the scene's.
    pub fn new(pixmap: Pixmap, palette: &'a Palette, scale: f64) -> Self {
        let transform = Transform::from_scale(scale as f32, scale as f32);
        Self { pixmap, palette, scale, transform, outlines: Outlines::default() }
    }

    /// Draws nodes, first at the back.
    pub fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Group(group) => self.nodes(&group.nodes),
                Node::Path(path) => self.shape(lines(path), &path.style),
                Node::Rect(rect) => {
                    let (x, y) = (rect.x as f32, rect.y as f32);
                    let outline = Box2::from_xywh(x, y, rect.width as f32, rect.height as f32);
                    self.shape(outline.map(PathBuilder::from_rect), &rect.style);
                }
                Node::Circle(circle) => {
                    let (x, y) = (circle.center.x as f32, circle.center.y as f32);
                    let outline = PathBuilder::from_circle(x, y, circle.radius as f32);
                    self.shape(outline, &circle.style);
                }
                Node::Text(text) => self.text(text),
            }
        }
    }

    /// A shape without extent has no outline, and is not drawn.
    fn shape(&mut self, outline: Option<Outline>, style: &Style) {
        let Some(outline) = outline else { return };
        let opacity = style.opacity.unwrap_or(1.0).clamp(0.0, 1.0) as f32;
        let is_layered = opacity < 1.0 && style.fill.is_some() && style.stroke.is_some();
        if !is_layered {
            return self.painted(&outline, style, opacity);
        }
        // The line covers half of the inside before both turn transparent together.
        let Some(layer) = Pixmap::new(self.pixmap.width(), self.pixmap.height()) else { return };
        let below = std::mem::replace(&mut self.pixmap, layer);
        self.painted(&outline, style, 1.0);
        let layer = std::mem::replace(&mut self.pixmap, below);
        let paint = PixmapPaint { opacity, ..PixmapPaint::default() };
        self.pixmap.draw_pixmap(0, 0, layer.as_ref(), &paint, Transform::identity(), None);
    }

    fn painted(&mut self, outline: &Outline, style: &Style, opacity: f32) {
        if let Some(fill) = style.fill {
            let ink = ink(self.palette.shape_color(fill), opacity);
            self.pixmap.fill_path(outline, &ink, FillRule::Winding, self.transform, None);
        }
        if let Some(stroke) = style.stroke {
            let dash: Vec<f32> = style.dash.iter().map(|part| *part as f32).collect();
            let line_cap = if dash.is_empty() { LineCap::Round } else { LineCap::Butt };
            // An odd number of lengths is read twice (SVG 1.1, 11.4).
            let dash = if dash.len() % 2 == 1 { dash.repeat(2) } else { dash };
            let line = Stroke {
                width: style.width as f32,
                line_cap,
                line_join: LineJoin::Round,
                dash: StrokeDash::new(dash, 0.0),
                ..Stroke::default()
            };
            let ink = ink(self.palette.shape_color(stroke), opacity);
            self.pixmap.stroke_path(outline, &ink, &line, self.transform, None);
        }
    }

    /// Letter by letter: a filler that follows the edges of one letter at a time is much faster
    /// than one that follows a whole line's.
    fn text(&mut self, text: &Text) {
        if text.halo {
            let halo = ink(self.palette.shape_color(Paint::Background), 1.0);
            let line = Stroke {
                width: (text.size * 0.3 * self.scale) as f32,
                line_cap: LineCap::Round,
                line_join: LineJoin::Round,
                ..Stroke::default()
            };
            self.letters(text, |pixmap, letter| {
                pixmap.stroke_path(letter, &halo, &line, Transform::identity(), None);
            });
        }
        let ink = ink(self.palette.text_color(text.paint), 1.0);
        self.letters(text, |pixmap, letter| {
            pixmap.fill_path(letter, &ink, FillRule::Winding, Transform::identity(), None);
        });
    }

    /// Draws each letter of a text, in pixels.
    fn letters(&mut self, text: &Text, mut draw: impl FnMut(&mut Pixmap, &Outline)) {
        let mut builder = PathBuilder::new();
        let size = text.size / UNITS;
        let mut left = Bounds::from_text(text).left;
        for character in text.content.chars() {
            let glyph = self.outlines.glyph(text.weight, character);
            let x = |point: [f32; 2]| ((left + f64::from(point[0]) * size) * self.scale) as f32;
            let y =
                |point: [f32; 2]| ((text.at.y - f64::from(point[1]) * size) * self.scale) as f32;
            for segment in &glyph.segments {
                match *segment {
                    Segment::Move(to) => builder.move_to(x(to), y(to)),
                    Segment::Line(to) => builder.line_to(x(to), y(to)),
                    Segment::Quad(one, to) => builder.quad_to(x(one), y(one), x(to), y(to)),
                    Segment::Cubic(one, two, to) => {
                        builder.cubic_to(x(one), y(one), x(two), y(two), x(to), y(to));
                    }
                    Segment::Close => builder.close(),
                }
            }
            left += f64::from(glyph.advance) * size;
            // A space has no outline.
            builder = match builder.finish() {
                Some(letter) => {
                    draw(&mut self.pixmap, &letter);
                    letter.clear()
                }
                None => PathBuilder::new(),
            };
        }
    }
}

fn lines(path: &Path) -> Option<Outline> {
    let mut builder = PathBuilder::new();
    for piece in &path.pieces {
        for (place, point) in piece.iter().enumerate() {
            let (x, y) = (point.x as f32, point.y as f32);
            if place == 0 { builder.move_to(x, y) } else { builder.line_to(x, y) }
        }
        if path.closed {
            builder.close();
        }
    }
    builder.finish()
}

fn ink(color: &Color, opacity: f32) -> Ink<'static> {
    let mut pixel = pixel(color);
    pixel.apply_opacity(opacity);
    let mut ink = Ink::default();
    ink.set_color(pixel);
    ink
}

/// The colour of a pixel.
pub fn pixel(color: &Color) -> Pixel {
    let [red, green, blue] = color.rgb();
    Pixel::from_rgba8(red, green, blue, u8::MAX)
}
