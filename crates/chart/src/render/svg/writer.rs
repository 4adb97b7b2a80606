//! The nodes of a scene as elements.

use std::collections::{BTreeMap, BTreeSet};

use super::classes::{Property, class};
use super::escape::{allowed, push_attribute, push_text};
use super::glyphs::push_shapes;
use crate::font::Weight;
use crate::font::outline::Outlines;
use crate::render::Palette;
use crate::render::number::Number;
use crate::scene::{Anchor, Fact, Node, Paint, Path, Style, Text};

/// How the words of a chart stand in an SVG.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SvgText {
    /// As text, set in the bundled font where it is installed and in the system's own elsewhere:
    /// small, and can be edited.
    Text,
    /// As text, with just the glyphs it uses inside the file.
    #[default]
    Embed,
    /// As shapes: looks the same everywhere, but cannot be selected or searched.
    Paths,
}

/// The elements written so far, and what the head of the file must know of them.
pub struct Writer<'a> {
    /// The elements.
    pub out: String,
    /// The colours in use.
    pub paints: BTreeSet<(Property, Paint)>,
    /// The characters whose glyphs must be in the file.
    pub used: BTreeMap<Weight, BTreeSet<char>>,
    palette: &'a Palette,
    text: SvgText,
    outlines: Outlines,
}

impl<'a> Writer<'a> {
    /// A writer that has written nothing.
    pub fn new(palette: &'a Palette, text: SvgText) -> Self {
        Self {
            out: String::new(),
            paints: BTreeSet::from([(Property::Fill, Paint::Background)]),
            used: BTreeMap::new(),
            palette,
            text,
            outlines: Outlines::default(),
        }
    }

    /// Writes nodes, first at the back.
    pub fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Group(group) => {
                    self.out.push_str("<g class=\"");
                    self.out.push_str(group.class);
                    self.out.push('"');
                    self.data(&group.data);
                    self.out.push_str(">\n");
                    self.nodes(&group.nodes);
                    self.out.push_str("</g>\n");
                }
                Node::Path(path) => self.path(path),
                Node::Rect(rect) => {
                    let numbers = [
                        ("x", rect.x),
                        ("y", rect.y),
                        ("width", rect.width),
                        ("height", rect.height),
                    ];
                    self.shape("rect", &numbers, &rect.style, &rect.data);
                }
                Node::Circle(circle) => {
                    let (at, r) = (circle.center, circle.radius);
                    let numbers = [("cx", at.x), ("cy", at.y), ("r", r)];
                    self.shape("circle", &numbers, &circle.style, &circle.data);
                }
                Node::Text(text) => self.text(text),
            }
        }
    }

    fn shape(&mut self, name: &str, numbers: &[(&str, f64)], style: &Style, data: &[Fact]) {
        self.out.extend(["<", name]);
        for (attribute, number) in numbers {
            self.out.extend([" ", attribute]);
            self.number("=\"", *number);
            self.out.push('"');
        }
        self.style(style);
        self.data(data);
        self.out.push_str("/>\n");
    }

    fn number(&mut self, before: &str, number: f64) {
        self.out.push_str(before);
        Number(number).push(&mut self.out);
    }

    fn path(&mut self, path: &Path) {
        self.out.push_str("<path d=\"");
        for piece in &path.pieces {
            for (place, point) in piece.iter().enumerate() {
                self.number(if place == 0 { "M" } else { "L" }, point.x);
                self.number(" ", point.y);
            }
            if path.closed {
                self.out.push('Z');
            }
        }
        self.out.push('"');
        self.style(&path.style);
        self.data(&path.data);
        self.out.push_str("/>\n");
    }

    fn text(&mut self, text: &Text) {
        let content: String = text.content.chars().map(allowed).collect();
        if self.text == SvgText::Paths {
            self.out.push_str("<path");
        } else {
            self.out.push_str("<text");
        }
        self.out.push_str(" class=\"");
        self.class(Property::Text, text.paint);
        if text.halo {
            self.out.push(' ');
            self.class(Property::Stroke, Paint::Background);
        }
        self.out.push('"');
        if self.text == SvgText::Paths {
            self.out.push_str(" d=\"");
            push_shapes(&mut self.out, text, &content, &mut self.outlines);
            self.out.push('"');
        } else {
            self.place(text);
        }
        self.color(" fill=\"", self.palette.text(text.paint));
        if text.halo {
            self.color(" stroke=\"", self.palette.shape(Paint::Background));
            self.number(" stroke-width=\"", text.size * 0.3);
            self.out.push_str("\" paint-order=\"stroke\"");
        }
        match self.text {
            SvgText::Paths => self.out.push_str("/>\n"),
            SvgText::Embed | SvgText::Text => {
                if self.text == SvgText::Embed {
                    self.used.entry(text.weight).or_default().extend(content.chars());
                }
                self.out.push('>');
                push_text(&mut self.out, &content);
                self.out.push_str("</text>\n");
            }
        }
    }

    /// Where and how a text is set.
    fn place(&mut self, text: &Text) {
        self.number(" x=\"", text.at.x);
        self.number("\" y=\"", text.at.y);
        self.number("\" font-size=\"", text.size);
        self.out.push('"');
        if text.weight == Weight::Bold {
            self.out.push_str(" font-weight=\"700\"");
        }
        match text.anchor {
            Anchor::Start => {}
            Anchor::Middle => self.out.push_str(" text-anchor=\"middle\""),
            Anchor::End => self.out.push_str(" text-anchor=\"end\""),
        }
    }

    /// The root joins and ends lines roundly; dashes end where they end.
    fn style(&mut self, style: &Style) {
        let mut open = false;
        for (property, paint) in [(Property::Fill, style.fill), (Property::Stroke, style.stroke)] {
            if let Some(paint) = paint {
                self.out.push_str(if open { " " } else { " class=\"" });
                open = true;
                self.class(property, paint);
            }
        }
        if open {
            self.out.push('"');
        }
        match style.fill {
            Some(fill) => self.color(" fill=\"", self.palette.shape(fill)),
            None => self.out.push_str(" fill=\"none\""),
        }
        if let Some(stroke) = style.stroke {
            self.color(" stroke=\"", self.palette.shape(stroke));
            self.number(" stroke-width=\"", style.width);
            self.out.push('"');
            if !style.dash.is_empty() {
                for (place, part) in style.dash.iter().enumerate() {
                    let before = if place == 0 { " stroke-dasharray=\"" } else { " " };
                    self.number(before, *part);
                }
                self.out.push_str("\" stroke-linecap=\"butt\"");
            }
        }
        if let Some(opacity) = style.opacity {
            self.number(" opacity=\"", opacity);
            self.out.push('"');
        }
    }

    fn class(&mut self, property: Property, paint: Paint) {
        self.out.push_str(&class(property, paint));
        self.paints.insert((property, paint));
    }

    fn color(&mut self, before: &str, color: &str) {
        self.out.extend([before, color, "\""]);
    }

    fn data(&mut self, data: &[Fact]) {
        for (key, value) in data {
            self.out.extend([" data-", key, "=\""]);
            push_attribute(&mut self.out, value);
            self.out.push('"');
        }
    }
}
