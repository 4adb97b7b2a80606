//! A page of PDF with everything that a scene can hold, unpacked.

use std::io::Read as _;

use arrivals_chart::font::Weight;
use arrivals_chart::render::{Palette, PdfError, pdf};
use arrivals_chart::scene::{Anchor, Node, Paint, Scene, Style};

use crate::common::scenes::with;
use crate::common::scenes::{dot, filled, group, haloed, hollow, path, rect, scene, stroke, text};

fn bold(node: Node) -> Node {
    with(node, |text| (text.weight, text.paint) = (Weight::Bold, Paint::Series(1)))
}

/// Texts of both weights, a grid, a line with markers and a dashed end, a hatched column, a band.
fn whole() -> Scene {
    let years = || (0..28).map(|year| (70.0 + 27.0 * f64::from(year), 400.0 - f64::from(year % 9)));
    let dashed =
        Style { dash: vec![4.0, 3.0], stroke: Some(Paint::Ink), width: 2.0, ..Style::default() };
    let title = "Arrivals fell from 2,706 in 2011 to 196 in 2023, −92.8 %";
    let mut nodes = vec![
        bold(text(title, 24.0, 44.0, Anchor::Start)),
        text("북한이탈주민 입국 인원 · People a year, 1998–2025", 24.0, 70.0, Anchor::Start),
        rect(600.0, 100.0, 90.0, 300.0, Style { opacity: Some(0.1), ..filled(Paint::Event) }),
        stroke(&[(60.0, 400.0), (820.0, 400.0)], Paint::Grid),
        stroke(&years().collect::<Vec<_>>(), Paint::Series(1)),
        path(&[(700.0, 380.0), (800.0, 390.0)], false, dashed),
        path(&[(60.0, 300.0), (90.0, 300.0), (90.0, 310.0)], true, filled(Paint::Series(2))),
        rect(700.0, 300.0, 40.0, 100.0, hollow(Paint::Series(3))),
        haloed(bold(text("2,914", 300.0, 90.0, Anchor::Middle))),
        text(
            "Source: Ministry of Unification (통일부); “–” is not zero.",
            826.0,
            560.0,
            Anchor::End,
        ),
    ];
    nodes.extend(years().map(|(x, y)| dot(x, y, 2.5, hollow(Paint::Series(1)))));
    scene(vec![group("series", nodes)])
}

fn bytes(scene: &Scene) -> Vec<u8> {
    pdf(scene, &Palette::light()).expect("a PDF")
}

/// The file with its streams unpacked.
fn unpacked(scene: &Scene) -> String {
    let file = bytes(scene);
    let (mut out, mut rest) = (String::new(), &file[..]);
    let find = |bytes: &[u8], word: &[u8]| bytes.windows(word.len()).position(|part| part == word);
    while let Some(place) = find(rest, b"stream\n") {
        let (before, after) = rest.split_at(place + 7);
        out.push_str(&String::from_utf8_lossy(before));
        let end = find(after, b"\nendstream").expect("an end");
        let mut plain = Vec::new();
        match flate2::read::ZlibDecoder::new(&after[..end]).read_to_end(&mut plain) {
            Ok(_) => out.push_str(&String::from_utf8_lossy(&plain)),
            Err(_) => out.push_str(&String::from_utf8_lossy(&after[..end])),
        }
        rest = &after[end + 10..];
    }
    out + &String::from_utf8_lossy(rest)
}

/// A text as UTF-16 in hexadecimal, as PDF writes what is beyond ASCII.
fn utf16(text: &str) -> String {
    text.encode_utf16().map(|unit| format!("{unit:04X}")).collect()
}

#[test]
fn the_same_scene_gives_the_same_small_file() {
    let file = bytes(&whole());
    assert!(file.starts_with(b"%PDF-1.7") && file.ends_with(b"%%EOF"));
    assert!(file.len() < 60_000, "{} bytes", file.len());
    assert_eq!(file, bytes(&whole()));
}

#[test]
fn the_file_says_what_it_is() {
    let file = unpacked(&whole());
    for part in [
        // A pixel is three quarters of a point.
        "/MediaBox[0 0 637.5 450]",
        "/BBox[0 0 637.5 450]",
        "/Title(Arrivals fell to 196 in 2023)",
        concat!("/Creator(arrivals ", env!("CARGO_PKG_VERSION"), ")"),
        "/Lang(en)",
        "<pdfuaid:part>1</pdfuaid:part>",
        "/DisplayDocTitle true",
        "/Marked true",
        "/S/Figure",
        "/Alt<FEFF",
        "북한이탈주민 arrivals (1998–2025)",
    ] {
        assert!(file.contains(part), "{part}");
    }
    for date in ["/CreationDate", "/ModDate", "xmp:CreateDate", "xmp:ModifyDate"] {
        assert!(!file.contains(date), "{date}");
    }
}

#[test]
fn glyphs_say_their_characters() {
    let file = unpacked(&whole());
    for character in ["북", "통", "–", "“", "A", "7"] {
        assert!(file.contains(&format!("<{}>", utf16(character))), "{character}");
    }
    assert_eq!(file.matches("/FontFile2").count(), 2);
}

#[test]
fn a_halo_is_no_second_text() {
    let plain = bold(text("2,914", 100.0, 100.0, Anchor::Middle));
    let [with, without] = [haloed(plain.clone()), plain].map(|node| unpacked(&scene(vec![node])));
    assert_eq!(with.matches("\nET").count(), without.matches("\nET").count());
    assert!(with.matches(" c\n").count() > without.matches(" c\n").count());
}

#[test]
fn hostile_text_keeps_the_file_whole() {
    for hostile in [
        "<script>alert(1)</script> ]]> &amp;",
        "((( \\ ))) \\\\( endstream endobj %%EOF",
        "line\nbreak\ttab\r\0\u{1b}\u{7f}\u{fffe}\u{ffff}\u{feff}",
        "שלום עולם 2,706 مرحبا \u{202e}abc",
        "\u{feff}",
        "\u{e000}\u{10ffff}𝔘",
        " ",
        "\u{a0}\u{202f}\u{2009}",
        "",
    ] {
        let mut scene = Scene { title: hostile.into(), description: hostile.into(), ..whole() };
        for anchor in [Anchor::Start, Anchor::Middle, Anchor::End] {
            scene.nodes.push(haloed(text(hostile, 300.0, 200.0, anchor)));
            scene.nodes.push(bold(text(hostile, 300.0, 250.0, anchor)));
        }
        let file = bytes(&scene);
        assert_eq!(file, bytes(&scene));
        assert!(file.ends_with(b"%%EOF"));
    }
}

#[test]
fn characters_that_the_font_lacks_keep_their_text() {
    let file = unpacked(&scene(vec![text("aשלוםb", 300.0, 200.0, Anchor::Start)]));
    let place = |text: &str| file.find(&format!("/ActualText<FEFF{}>", utf16(text)));
    assert_eq!(file.matches("/ActualText").count(), 4);
    assert!(place("ם").is_some() && place("ם") < place("ש"));
    assert!(file.contains("<0020>") && file.contains("<0061>"));
}

#[test]
fn numbers_that_are_none_keep_the_file_whole() {
    for number in [f64::NAN, f64::INFINITY, -1e300, -1.0, 0.0] {
        let style = Style {
            fill: Some(Paint::Ink),
            stroke: Some(Paint::Axis),
            width: number,
            dash: vec![number, 1.0],
            opacity: Some(number),
        };
        let broken = scene(vec![
            rect(number, number, number, number, style.clone()),
            rect(1.0, 1.0, 5.0, 5.0, style.clone()),
            path(&[(number, number), (1.0, number)], false, style.clone()),
            stroke(&[], Paint::Axis),
            dot(number, number, number, style),
            haloed(bold(text("text", number, number, Anchor::End))),
        ]);
        let file = unpacked(&broken);
        assert!(!file.contains("NaN") && !file.contains(" inf"));
        let refused = pdf(&Scene { width: number, ..broken }, &Palette::light());
        assert!(matches!(refused, Err(PdfError::Size { .. })));
    }
    let tall = Scene { height: 19_201.0, ..scene(Vec::new()) };
    assert!(matches!(pdf(&tall, &Palette::light()), Err(PdfError::Size { .. })));
}

#[test]
fn a_scene_without_words_or_nodes_is_a_page() {
    let empty = Scene { title: String::new(), description: "\n".into(), ..scene(Vec::new()) };
    assert!(unpacked(&empty).contains("/Title(line)"));
}

#[test]
fn errors_can_cross_threads() {
    fn check<T: std::error::Error + Send + Sync + 'static>() {}
    check::<PdfError>();
}
