//! The nodes of a scene on the page, each piece of content with its place in the tags.

use krilla::geom::{Path, Rect, Transform};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};

use super::error::PdfError;
use super::shape::{self, Brush};
use super::text::Fonts;
use crate::render::theme::Palette;
use crate::scene::{Node, Paint, Scene, Style};

/// Points of 1/72 inch in a CSS pixel of 1/96 inch.
pub const POINTS: f64 = 0.75;

/// A page while it is drawn on.
pub struct Page<'a> {
    surface: Surface<'a>,
    palette: &'a Palette,
    fonts: Fonts,
    leaves: Vec<Identifier>,
    /// Whether the shape before stands in a piece of content that the next can join.
    is_open: bool,
}

impl<'a> Page<'a> {
    /// An empty page.
    ///
    /// # Errors
    /// Never for the bundled font as it is tested.
    pub fn new(surface: Surface<'a>, palette: &'a Palette) -> Result<Self, PdfError> {
        Ok(Self { surface, palette, fonts: Fonts::new()?, leaves: Vec::new(), is_open: false })
    }

    /// Draws a scene on the page of that extent in points; gives the pieces of its content, runs of
    /// shapes and single texts, in the order of drawing.
    pub fn draw(mut self, scene: &Scene, bounds: Rect) -> Vec<Identifier> {
        let scale = Transform::from_scale(POINTS as f32, POINTS as f32);
        self.surface.push_transform(&scale);
        self.background(scene, bounds);
        self.nodes(&scene.nodes);
        self.close();
        self.surface.pop();
        self.surface.finish();
        self.leaves
    }

    fn background(&mut self, scene: &Scene, bounds: Rect) {
        let artifact = Artifact::new(ArtifactType::Background, Some(bounds));
        self.surface.start_tagged(ContentTag::Artifact(artifact));
        self.is_open = true;
        let whole = shape::rect(0.0, 0.0, scene.width, scene.height);
        self.shape(whole, &Style::fill(Paint::Background));
        self.close();
    }

    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Group(group) => self.nodes(&group.nodes),
                Node::Path(path) => self.tagged_shape(shape::path(path), &path.style),
                Node::Rect(rect) => {
                    let path = shape::rect(rect.x, rect.y, rect.width, rect.height);
                    self.tagged_shape(path, &rect.style);
                }
                Node::Circle(circle) => {
                    let path = shape::circle(circle.center, circle.radius);
                    self.tagged_shape(path, &circle.style);
                }
                Node::Text(text) => {
                    self.close();
                    let tag = ContentTag::Span(SpanTag::empty());
                    self.leaves.push(self.surface.start_tagged(tag));
                    self.is_open = true;
                    self.fonts.draw(&mut self.surface, text, self.palette);
                    self.close();
                }
            }
        }
    }

    fn tagged_shape(&mut self, path: Option<Path>, style: &Style) {
        if !self.is_open {
            self.leaves.push(self.surface.start_tagged(ContentTag::Other));
            self.is_open = true;
        }
        self.shape(path, style)
    }

    fn shape(&mut self, path: Option<Path>, style: &Style) {
        let brush = Brush::from_style(style, self.palette);
        let Some(path) = path.filter(|_| brush.fill.is_some() || brush.stroke.is_some()) else {
            return;
        };
        self.surface.set_fill(brush.fill);
        self.surface.set_stroke(brush.stroke);
        if let Some(opacity) = brush.opacity {
            self.surface.push_opacity(opacity);
        }
        self.surface.draw_path(&path);
        if brush.opacity.is_some() {
            self.surface.pop();
        }
    }

    fn close(&mut self) {
        if self.is_open {
            self.surface.end_tagged();
            self.is_open = false;
        }
    }
}
