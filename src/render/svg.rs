//! A scene as SVG 1.1 that needs no other file: the glyphs it uses are inside.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

use super::RenderError;
use super::number::Number;
use super::theme::{Palette, Theme, name};
use crate::chart::scene::{Anchor, Node, Paint, Path, Scene, Style, Text};
use crate::font::{self, FAMILY, Weight};

/// The scene as SVG.
///
/// Colours stand in presentation attributes; under [`Theme::Auto`] a style sheet replaces them
/// where the reader's system is dark.
///
/// # Errors
/// Never for the bundled font as it is tested.
pub fn svg(scene: &Scene, theme: Theme) -> Result<String, RenderError> {
    let palette = if theme == Theme::Dark { Palette::DARK } else { Palette::LIGHT };
    let mut writer = Writer {
        out: String::new(),
        palette,
        fills: BTreeSet::new(),
        strokes: BTreeSet::new(),
        texts: BTreeSet::new(),
        used: BTreeMap::new(),
    };
    writer.nodes(&scene.nodes);
    let id = id(&writer.out);
    let (width, height) = (Number(scene.width), Number(scene.height));
    let mut out = String::with_capacity(writer.out.len() + 40_000);
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" lang=\"{}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">\n<title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>\n<metadata>{}</metadata>\n<style>\n",
        scene.language,
        escaped(&scene.title),
        escaped(&scene.description),
        escaped(&provenance(scene)),
    );
    for (weight, characters) in &writer.used {
        let glyphs = BASE64.encode(font::subset(*weight, characters)?);
        let _ = writeln!(
            out,
            "@font-face{{font-family:\"{FAMILY}\";font-weight:{};src:url(data:font/ttf;base64,{glyphs})}}",
            weight.css()
        );
    }
    if theme == Theme::Auto {
        out.push_str(&writer.dark());
    }
    let background = palette.shape(Paint::Background);
    let _ = write!(
        out,
        "</style>\n<g id=\"{id}\" font-family=\"'{FAMILY}',sans-serif\">\n<rect class=\"f-bg\" width=\"{width}\" height=\"{height}\" fill=\"{background}\"/>\n{}</g>\n</svg>\n",
        writer.out
    );
    Ok(out)
}

/// An id from the content, so that several charts on a page do not share one.
fn id(content: &str) -> String {
    let hash = Sha256::digest(content.as_bytes());
    hash.iter().take(4).fold("c".to_owned(), |mut id, byte| {
        let _ = write!(id, "{byte:02x}");
        id
    })
}

fn provenance(scene: &Scene) -> String {
    scene
        .provenance
        .iter()
        .map(|(term, value)| format!("{term}: {value}"))
        .collect::<Vec<_>>()
        .join("\n")
}

struct Writer {
    out: String,
    palette: Palette,
    fills: BTreeSet<Paint>,
    strokes: BTreeSet<Paint>,
    texts: BTreeSet<Paint>,
    used: BTreeMap<Weight, BTreeSet<char>>,
}

impl Writer {
    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Group(group) => {
                    let _ = write!(self.out, "<g class=\"{}\"", group.class);
                    self.data(&group.data);
                    self.out.push_str(">\n");
                    self.nodes(&group.nodes);
                    self.out.push_str("</g>\n");
                }
                Node::Path(path) => self.path(path),
                Node::Rect(rect) => {
                    let (x, y) = (Number(rect.x), Number(rect.y));
                    let (width, height) = (Number(rect.width), Number(rect.height));
                    let _ = write!(
                        self.out,
                        "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\""
                    );
                    self.style(&rect.style);
                    self.data(&rect.data);
                    self.out.push_str("/>\n");
                }
                Node::Circle(circle) => {
                    let (x, y, r) =
                        (Number(circle.center.x), Number(circle.center.y), Number(circle.radius));
                    let _ = write!(self.out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"");
                    self.style(&circle.style);
                    self.data(&circle.data);
                    self.out.push_str("/>\n");
                }
                Node::Text(text) => self.text(text),
            }
        }
    }

    fn path(&mut self, path: &Path) {
        self.out.push_str("<path d=\"");
        for piece in &path.pieces {
            for (place, point) in piece.iter().enumerate() {
                let command = if place == 0 { 'M' } else { 'L' };
                let _ = write!(self.out, "{command}{} {}", Number(point.x), Number(point.y));
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
        self.used.entry(text.weight).or_default().extend(content.chars());
        self.texts.insert(text.paint);
        let _ = write!(
            self.out,
            "<text class=\"t-{}{}\" x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"",
            name(text.paint),
            if text.halo { " k-bg" } else { "" },
            Number(text.at.x),
            Number(text.at.y),
            Number(text.size),
            self.palette.text(text.paint)
        );
        if text.weight == Weight::Bold {
            self.out.push_str(" font-weight=\"700\"");
        }
        match text.anchor {
            Anchor::Start => {}
            Anchor::Middle => self.out.push_str(" text-anchor=\"middle\""),
            Anchor::End => self.out.push_str(" text-anchor=\"end\""),
        }
        if text.halo {
            self.strokes.insert(Paint::Background);
            let _ = write!(
                self.out,
                " stroke=\"{}\" stroke-width=\"{}\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
                self.palette.shape(Paint::Background),
                Number(text.size * 0.3)
            );
        }
        let _ = writeln!(self.out, ">{}</text>", escaped(&content));
    }

    fn style(&mut self, style: &Style) {
        let mut classes = Vec::new();
        let mut paint = String::new();
        match style.fill {
            Some(fill) => {
                self.fills.insert(fill);
                classes.push(format!("f-{}", name(fill)));
                let _ = write!(paint, " fill=\"{}\"", self.palette.shape(fill));
            }
            None => paint.push_str(" fill=\"none\""),
        }
        if let Some(stroke) = style.stroke {
            self.strokes.insert(stroke);
            classes.push(format!("k-{}", name(stroke)));
            let _ = write!(
                paint,
                " stroke=\"{}\" stroke-width=\"{}\" stroke-linejoin=\"round\"",
                self.palette.shape(stroke),
                Number(style.width)
            );
            if style.dash.is_empty() {
                paint.push_str(" stroke-linecap=\"round\"");
            } else {
                let dash: Vec<String> =
                    style.dash.iter().map(|part| Number(*part).to_string()).collect();
                let _ = write!(paint, " stroke-dasharray=\"{}\"", dash.join(" "));
            }
        }
        if let Some(opacity) = style.opacity {
            let _ = write!(paint, " opacity=\"{}\"", Number(opacity));
        }
        if !classes.is_empty() {
            let _ = write!(self.out, " class=\"{}\"", classes.join(" "));
        }
        self.out.push_str(&paint);
    }

    fn data(&mut self, data: &[(&'static str, String)]) {
        for (key, value) in data {
            let _ = write!(self.out, " data-{key}=\"{}\"", escaped(value));
        }
    }

    /// The rules that replace the colours where the reader's system is dark.
    fn dark(&self) -> String {
        let mut rules = String::from("@media (prefers-color-scheme:dark){.f-bg{fill:");
        rules.push_str(Palette::DARK.shape(Paint::Background));
        rules.push('}');
        for paint in self.fills.iter().filter(|paint| **paint != Paint::Background) {
            let _ = write!(rules, ".f-{}{{fill:{}}}", name(*paint), Palette::DARK.shape(*paint));
        }
        for paint in &self.strokes {
            let _ = write!(rules, ".k-{}{{stroke:{}}}", name(*paint), Palette::DARK.shape(*paint));
        }
        for paint in &self.texts {
            let _ = write!(rules, ".t-{}{{fill:{}}}", name(*paint), Palette::DARK.text(*paint));
        }
        rules.push_str("}\n");
        rules
    }
}

/// XML 1.0 forbids most control characters, even escaped.
fn allowed(character: char) -> char {
    match character {
        '\t' | '\n' | '\r' => ' ',
        '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
        other => other,
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push('\n'),
            other => escaped.push(allowed(other)),
        }
    }
    escaped
}
