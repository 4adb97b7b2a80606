//! One scene in every format: what a browser makes of the SVG and poppler of the PDF is the PNG.
//!
//! The three rasterisers smooth edges differently, and a browser sets text on whole pixels, so all
//! draw larger and are reduced; then two pictures are compared twice: as they are, and after each
//! pixel is averaged with its neighbours. A lost or moved mark shows in the worst tile, which the
//! size of the chart does not dilute.

mod difference;
mod hostile;
mod markup;
mod raster;

use std::path::Path;
use std::process::{Command, Stdio};

use difference::Difference;
use raster::Picture;
use tempfile::TempDir;

use crate::common;
use crate::common::named::assert_complete;
use crate::common::nets;
use crate::common::viewers::{self, Browser};

/// How much larger all draw than they are compared.
const SCALE: u32 = 4;

/// What is drawn beside every kind once: sizes and themes.
const MORE: [(&str, &[&str]); 3] = [
    ("dark-social", &["--size", "social", "--theme", "dark"]),
    ("square-columns", &["--size", "square", "--theme", "light", "--kind", "columns"]),
    ("one-series", &["--size", "1600x900", "--theme", "light", "--series", "total"]),
];

/// The most by which a browser's SVG may differ from the PNG, and poppler's PDF. Measured over all
/// kinds: mean 0.6 and 1.3, far off 0.05%, smoothed 0.4 and 0.8, worst tile 10 and 13; a lost label
/// of two digits is a tile of 55, a shift by one pixel one of 41.
const MOST: [(&str, Difference); 2] = [
    ("svg", Difference { mean: 1.2, far: 0.002, smooth_mean: 0.8, smooth_far: 1e-4, tile: 20.0 }),
    ("pdf", Difference { mean: 2.2, far: 0.002, smooth_mean: 1.6, smooth_far: 1e-4, tile: 20.0 }),
];

/// Runs the program where it may write, and expects it to succeed.
fn draw(folder: &Path, arguments: &[&str]) {
    let scale = SCALE.to_string();
    let in_pixels = arguments.iter().any(|argument| argument.ends_with(".png"));
    let scaled: &[&str] = if in_pixels { &["--pixel-ratio", &scale] } else { &[] };
    let output = Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .args(["chart", "--quiet"])
        .args(scaled)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
}

/// The kinds, as the program itself lists them, so that a new one is never forgotten.
fn kinds() -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .args(["chart", "--kind", "?"])
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr);
    let list = said.split_once("[possible values: ").and_then(|(_, rest)| rest.split_once(']'));
    list.expect("the kinds are listed").0.split(", ").map(str::to_owned).collect()
}

/// A picture in CSS pixels.
fn look(png: &Path) -> Picture {
    Picture::read(png, SCALE as usize)
}

/// The SVG alone on a page, as a browser shows it.
fn photograph_svg(browser: &Browser, svg: &Path, size: (u32, u32), png: &Path) {
    let drawing = std::fs::read_to_string(svg).expect("an SVG");
    let page = svg.with_extension("page.html");
    let style = "body{margin:0}svg{display:block}";
    let head = format!("<!doctype html><meta charset=\"utf-8\"><style>{style}</style>");
    std::fs::write(&page, head + &drawing).expect("written");
    browser.photograph(&page, size, SCALE, png);
}

/// Compares what the formats show, and says what differs too much.
fn compare(browser: &Browser, name: &str, arguments: &[&str]) -> Vec<String> {
    let folder = TempDir::new().expect("a folder");
    let at = |file: &str| folder.path().join(file);
    let input: &[&str] =
        if arguments.iter().any(|word| word.ends_with(".csv")) { &[] } else { &["--sample"] };
    draw(
        folder.path(),
        &[input, arguments, &["-o", "a.svg", "-o", "a.png", "-o", "a.pdf"]].concat(),
    );
    let ours = look(&at("a.png"));
    photograph_svg(browser, &at("a.svg"), ours.size(), &at("svg.png"));
    viewers::photograph_pdf(&at("a.pdf"), ours.size(), SCALE, &at("pdf.png"));
    let mut failures = Vec::new();
    for (format, most) in MOST {
        let theirs = look(&at(&format!("{format}.png")));
        assert_eq!(ours.size(), theirs.size(), "{name}: the size of the {format}");
        let found = Difference::between(&ours, &theirs);
        common::say(format_args!("{name}, {format}: {found}"));
        if !found.within(&most) {
            let left = difference::leave(&ours, &theirs, &format!("{name}-{format}"));
            failures.push(format!("{name}, {format}: {found}; see {}", left.display()));
        }
    }
    failures
}

/// Of the kinds, about one in so many is looked at when not all are.
const ONE_IN: u64 = 4;

/// Compares a kind, or one of [`MORE`]; a sample unless all are asked for.
fn check(name: &str) {
    if !nets::is_chosen("pictures", name, ONE_IN) {
        println!("left out of the sample: ARRIVALS_NETS=full runs it");
        return;
    }
    let (Some(browser), Some(())) = (Browser::find(), viewers::poppler()) else { return };
    let kind = ["--kind", name, "--theme", "light"];
    let more = MORE.iter().find(|(more, _)| *more == name);
    let failures = compare(&browser, name, more.map_or(&kind[..], |(_, arguments)| arguments));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_kind_is_a_test() {
    let there: Vec<String> =
        kinds().into_iter().chain(MORE.iter().map(|(name, _)| (*name).to_owned())).collect();
    assert_complete(each::NAMES, &there, "the list of pictures");
}

mod each {
    crate::common::named::named! { super::check:
        "line",
        "columns",
        "stacked",
        "share",
        "area",
        "index",
        "change",
        "cumulative",
        "slope",
        "dumbbell",
        "multiples",
        "ranking",
        "heatmap",
        "joinpoint",
        "levels",
        "forecast",
        "revisions",
        "dark-social",
        "square-columns",
        "one-series",
    }
}

/// The net itself: a chart without one short label, and a chart one pixel lower, are caught.
#[test]
fn a_lost_label_and_a_shift_are_seen() {
    let Some(browser) = Browser::find() else { return };
    let folder = TempDir::new().expect("a folder");
    let at = |file: &str| folder.path().join(file);
    draw(folder.path(), &["--sample", "-o", "a.svg", "-o", "a.png", "--theme", "light"]);
    let ours = look(&at("a.png"));
    let svg = std::fs::read_to_string(at("a.svg")).expect("an SVG");
    let last = svg.rfind("<text").expect("a label");
    let end = svg[last..].find("</text>").expect("its end") + last + "</text>".len();
    let lost = format!("{}{}", &svg[..last], &svg[end..]);
    let shifted = svg.replacen("<g ", "<g transform=\"translate(0 1)\" ", 1);
    for (name, changed) in [("lost", lost), ("shifted", shifted)] {
        std::fs::write(at("b.svg"), changed).expect("written");
        photograph_svg(&browser, &at("b.svg"), ours.size(), &at("b.png"));
        let found = Difference::between(&ours, &look(&at("b.png")));
        common::say(format_args!("{name}: {found}"));
        assert!(MOST.iter().all(|(_, most)| !found.within(most)), "{name} is not seen: {found}");
    }
}
