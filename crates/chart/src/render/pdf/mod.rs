//! A scene as one page of PDF: vector shapes and real text, tagged as PDF/UA-1 (ISO 14289-1) asks.
//!
//! Invariant: the same scene gives the same bytes. There is no date and nothing random, and the
//! identifier of the file is made from its content.

mod error;
mod page;
mod shape;
mod text;

use krilla::Document;
use krilla::SerializeSettings;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{BBox, Node, Placement, Tag, TagGroup, TagTree};

pub use self::error::PdfError;
use self::page::{POINTS, Page};
use super::theme::Palette;
use crate::scene::Scene;

/// The longest side of a page in points (ISO 32000-1, annex C.2).
const LONGEST: f64 = 14_400.0;

/// The scene as a PDF 1.7 file of one page, a CSS pixel as 3/4 point.
///
/// Text can be selected and searched, also where the font lacks a character and its box is
/// drawn. The fonts inside are cut to the characters in use. The page is one figure; its alternate
/// text is the scene's title and description.
///
/// # Errors
/// When a side of the page is not between 0 and 19,200 pixels.
pub fn pdf(scene: &Scene, palette: &Palette) -> Result<Vec<u8>, PdfError> {
    let (width, height) = (scene.width * POINTS, scene.height * POINTS);
    let size = PdfError::Size { width: scene.width, height: scene.height };
    if !(width <= LONGEST && height <= LONGEST) {
        return Err(size);
    }
    let (width, height) = (width as f32, height as f32);
    let (Some(settings), Some(bounds)) =
        (PageSettings::from_wh(width, height), Rect::from_xywh(0.0, 0.0, width, height))
    else {
        return Err(size);
    };
    let words = Words::from_scene(scene);
    let mut document = Document::new_with(settings_of_file());
    document.set_metadata(metadata(&words, scene.language));
    // PDF/UA asks for bookmarks, even of one page.
    let mut outline = Outline::new();
    let top = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
    outline.push_child(OutlineNode::new(words.title.clone(), top));
    document.set_outline(outline);

    let mut sheet = document.start_page_with(settings);
    let leaves = Page::new(sheet.surface(), palette)?.draw(scene, bounds);
    sheet.finish();

    let figure = Tag::Figure(Some(words.alternative()))
        .with_placement(Some(Placement::Block))
        .with_bbox(Some(BBox::new(0, bounds)));
    let children = leaves.into_iter().map(Node::from).collect();
    let mut tree = TagTree::new().with_lang(Some(scene.language.to_owned()));
    tree.push(TagGroup::with_children(figure, children));
    document.set_tag_tree(tree);
    Ok(document.finish()?)
}

/// PDF/UA-1 on PDF 1.7; what it forbids makes writing fail rather than a file that claims it.
fn settings_of_file() -> SerializeSettings {
    let configuration =
        ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    // One standard alone cannot contradict another.
    SerializeSettings {
        configuration: configuration.unwrap_or_default(),
        ..SerializeSettings::default()
    }
}

fn metadata(words: &Words, language: &str) -> Metadata {
    Metadata::new()
        .title(words.title.clone())
        .description(words.description.clone())
        .language(language.to_owned())
        .creator(concat!("arrivals ", env!("CARGO_PKG_VERSION")).to_owned())
}

/// The title and the text alternative, neither of them empty: PDF/UA asks for both.
struct Words {
    title: String,
    description: String,
}

impl Words {
    fn from_scene(scene: &Scene) -> Self {
        let first = |texts: [&str; 3]| {
            let text = texts.into_iter().find(|text| !text.trim().is_empty());
            text::plain(text.unwrap_or("chart"))
        };
        Self {
            title: first([&scene.title, &scene.description, scene.kind]),
            description: first([&scene.description, &scene.title, scene.kind]),
        }
    }

    /// What stands for the whole page: a figure in PDF has no title of its own.
    fn alternative(&self) -> String {
        if self.description.contains(&self.title) {
            self.description.clone()
        } else {
            format!("{}\n{}", self.title, self.description)
        }
    }
}
