//! A scene as SVG that needs no other file.

mod classes;
mod escape;
mod glyphs;
mod identity;
mod writer;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::number::Number;
use super::{Colors, Palette, RenderError};
use crate::font::{self, FAMILY, Weight};
use crate::scene::{Paint, Scene};
pub(super) use classes::name;
use classes::{Property, class};
pub(super) use escape::{allowed, push_attribute, push_text};
pub use writer::SvgText;
use writer::Writer;

/// What stands in for the bundled font where it is not installed, the most alike first.
const FALLBACKS: &str = "Pretendard,Inter,'Helvetica Neue',Arial,'Apple SD Gothic Neo','Malgun Gothic','Noto Sans KR','Noto Sans CJK KR',sans-serif";

/// The scene as SVG.
///
/// Colours stand in presentation attributes; under [`Scheme::Auto`](super::Scheme::Auto) a style
/// sheet replaces them where the reader's system is dark. Its rules hold inside this SVG only and
/// ids come from the content, so that several may stand in one HTML page.
///
/// # Errors
/// Never for the bundled font as it is tested.
pub fn svg(scene: &Scene, colors: &Colors, text: SvgText) -> Result<String, RenderError> {
    let mut writer = Writer::new(colors.base(), text);
    writer.nodes(&scene.nodes);
    let dark = colors.alternative().map(|palette| rules(&writer, palette)).unwrap_or_default();
    let id = identity::id(&[&writer.out, &scene.title, &scene.description, &dark.concat()]);
    let (width, height) = (Number(scene.width), Number(scene.height));
    let mut out = String::with_capacity(writer.out.len() + 4_000);
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"{id}\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" lang=\"{}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" data-kind=\"{}\">\n<title id=\"{id}-title\">",
        scene.language, scene.kind,
    );
    push_text(&mut out, &scene.title);
    let _ = write!(out, "</title>\n<desc id=\"{id}-desc\">");
    push_text(&mut out, &scene.description);
    out.push_str("</desc>\n<metadata>");
    for (place, (term, value)) in scene.provenance.iter().enumerate() {
        out.push_str(if place == 0 { "" } else { "\n" });
        push_text(&mut out, term);
        out.push_str(": ");
        push_text(&mut out, value);
    }
    out.push_str("</metadata>\n");
    push_style(&mut out, &id, &writer, &dark)?;
    let family = if text == SvgText::Text { FALLBACKS } else { "sans-serif" };
    let _ = match text {
        SvgText::Text | SvgText::Embed => {
            write!(out, "<g font-family=\"'{FAMILY}',{family}\"")
        }
        SvgText::Paths => write!(out, "<g aria-hidden=\"true\""),
    };
    let _ = write!(
        out,
        " stroke-linecap=\"round\" stroke-linejoin=\"round\">\n<rect class=\"f-bg\" width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n",
        colors.base().shape(Paint::Background)
    );
    out.push_str(&writer.out);
    out.push_str("</g>\n</svg>\n");
    Ok(out)
}

/// The glyphs that the scenes use, as rules of CSS for a page that shows all of them.
///
/// # Errors
/// Never for the bundled font as it is tested.
pub fn font_faces(scenes: &[&Scene], colors: &Colors) -> Result<String, RenderError> {
    let mut used: BTreeMap<Weight, BTreeSet<char>> = BTreeMap::new();
    for scene in scenes {
        let mut writer = Writer::new(colors.base(), SvgText::Embed);
        writer.nodes(&scene.nodes);
        for (weight, characters) in writer.used {
            used.entry(weight).or_default().extend(characters);
        }
    }
    let mut out = String::new();
    for (weight, characters) in used {
        push_face(&mut out, weight, &characters)?;
    }
    Ok(out)
}

/// The glyphs that are used, and the colours that replace others where the reader's system is
/// dark.
fn push_style(
    out: &mut String,
    id: &str,
    writer: &Writer,
    dark: &[String],
) -> Result<(), RenderError> {
    if writer.used.is_empty() && dark.is_empty() {
        return Ok(());
    }
    out.push_str("<style>\n");
    for (weight, characters) in &writer.used {
        push_face(out, *weight, characters)?;
    }
    if !dark.is_empty() {
        out.push_str("@media (prefers-color-scheme:dark){");
        for rule in dark {
            let _ = write!(out, "#{id} {rule}");
        }
        out.push_str("}\n");
    }
    out.push_str("</style>\n");
    Ok(())
}

fn push_face(
    out: &mut String,
    weight: Weight,
    characters: &BTreeSet<char>,
) -> Result<(), RenderError> {
    let glyphs = BASE64.encode(font::subset(weight, characters)?);
    let _ = writeln!(
        out,
        "@font-face{{font-family:\"{FAMILY}\";font-weight:{};src:url(data:font/ttf;base64,{glyphs})}}",
        weight.css()
    );
    Ok(())
}

/// The rules that give each colour in use the value of a palette.
fn rules(writer: &Writer, palette: &Palette) -> Vec<String> {
    let rule = |property: Property, paint: Paint| {
        let (name, value) = match property {
            Property::Fill => ("fill", palette.shape(paint)),
            Property::Stroke => ("stroke", palette.shape(paint)),
            Property::Text => ("fill", palette.text(paint)),
        };
        format!(".{}{{{name}:{value}}}", class(property, paint))
    };
    writer.paints.iter().map(|(property, paint)| rule(*property, *paint)).collect()
}
