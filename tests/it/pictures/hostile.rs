//! Names that try to become markup, in a real browser and in a PDF.

use std::fmt::Write as _;
use std::path::Path;

use tempfile::TempDir;

use crate::common;
use crate::common::viewers::{self, Browser};
use crate::pictures::draw;
use crate::pictures::markup::{Element, elements};

const NAMES: [&str; 4] = [
    "</script><script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "\" onload=\"document.title='owned'",
    "]]><!--",
];

/// Writes a chart whose series, and words, have these names.
fn chart(folder: &Path, output: &str) {
    let mut table = "year".to_owned();
    for name in NAMES {
        let _ = write!(table, ",\"{}\"", name.replace('"', "\"\""));
    }
    for year in 2019..2024 {
        let _ = write!(table, "\n{year},120,60,30,15");
    }
    std::fs::write(folder.join("names.csv"), table + "\n").expect("written");
    let [script, image, load, _] = NAMES;
    let words = [format!("--source={image}"), format!("--subtitle={load}")];
    draw(folder, &["names.csv", "--title", script, &words[0], &words[1], "-o", output]);
}

/// What the document has that can only have come from the data.
fn intruders(document: &str) -> Vec<String> {
    let handler = |element: &Element| element.attributes.iter().any(|it| it.starts_with("on"));
    let foreign = |element: &Element| match element.name.as_str() {
        "img" | "image" | "iframe" | "object" | "embed" => true,
        "script" => element.raw.trim_start().starts_with("document.title"),
        "title" => element.raw == "owned",
        _ => false,
    };
    elements(document)
        .into_iter()
        .filter(|element| handler(element) || foreign(element))
        .map(|element| format!("<{} {:?}> {}", element.name, element.attributes, element.raw))
        .collect()
}

#[test]
fn names_stay_text_in_a_browser() {
    let Some(browser) = Browser::find() else { return };
    for file in ["names.svg", "names.html"] {
        let folder = TempDir::new().expect("a folder");
        chart(folder.path(), file);
        let document = browser.document(&folder.path().join(file));
        assert!(document.contains("onload="), "{file}: the names are not in the document");
        let found = intruders(&document);
        assert!(found.is_empty(), "{file}: {found:#?}");
    }
}

/// The net itself: the same names, pasted in as they are, are caught.
#[test]
fn names_that_become_markup_are_seen() {
    let Some(browser) = Browser::find() else { return };
    let folder = TempDir::new().expect("a folder");
    for (place, name) in NAMES.iter().take(3).enumerate() {
        let page = folder.path().join("page.html");
        let body =
            format!("<title>a</title><p title=\"{name}\">{name}</p><script>'{name}'</script>");
        std::fs::write(&page, body).expect("written");
        let found = intruders(&browser.document(&page));
        common::say(format_args!("name {place}: {}", found.join(" ")));
        assert!(!found.is_empty(), "{name}");
    }
}

#[test]
fn names_stay_text_in_a_pdf() {
    let Some(()) = viewers::poppler() else { return };
    let folder = TempDir::new().expect("a folder");
    chart(folder.path(), "names.pdf");
    let path = folder.path().join("names.pdf");
    // A long name may be wrapped.
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let words = bare(&viewers::text_of_pdf(&path));
    for name in NAMES {
        assert!(words.contains(&bare(name)), "'{name}' is not in the text:\n{words}");
    }
    let bytes = std::fs::read(&path).expect("a PDF");
    let objects = outside_streams(&String::from_utf8_lossy(&bytes));
    for action in ["/JavaScript", "/JS", "/OpenAction", "/AA", "/Launch", "/URI", "/ObjStm"] {
        let stands = objects.match_indices(action).any(|(at, _)| {
            !objects[at + action.len()..].starts_with(|next: char| next.is_ascii_alphanumeric())
        });
        assert!(!stands, "the PDF has {action}");
    }
}

/// A PDF without what stands in its streams, which is compressed.
fn outside_streams(pdf: &str) -> String {
    pdf.split("endstream").map(|part| part.split("stream\n").next().unwrap_or(part)).collect()
}
