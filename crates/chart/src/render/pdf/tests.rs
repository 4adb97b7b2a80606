//! A page with everything that a scene can hold.

use std::io::Read as _;

use super::*;
use crate::font::Weight;
use crate::scene::{
    Anchor, Circle, Group, Node as Shape, Paint, Path, Point as At, Rect as Box, Style, Text,
};

fn palette() -> Palette {
    Palette::light()
}

fn text(content: &str, x: f64, y: f64, weight: Weight, anchor: Anchor, halo: bool) -> Shape {
    let size = if weight == Weight::Bold { 22.0 } else { 13.0 };
    let (at, paint) = (At { x, y }, if halo { Paint::Series(1) } else { Paint::Ink });
    Shape::Text(Text { at, anchor, size, weight, content: content.to_owned(), paint, halo })
}

fn line(points: &[(f64, f64)], paint: Paint, width: f64, dash: &[f64]) -> Shape {
    Shape::Path(Path {
        pieces: vec![points.iter().map(|(x, y)| At { x: *x, y: *y }).collect()],
        closed: false,
        style: Style { stroke: Some(paint), width, dash: dash.to_vec(), ..Style::default() },
        data: Vec::new(),
    })
}

fn rect(x: f64, y: f64, width: f64, height: f64, style: Style) -> Shape {
    Shape::Rect(Box { x, y, width, height, style, data: Vec::new() })
}

fn scene_of(nodes: Vec<Shape>) -> Scene {
    Scene {
        width: 850.0,
        height: 600.0,
        kind: "line",
        unit: "people".into(),
        log: false,
        title: "Arrivals fell to 196 in 2023".into(),
        description: "A line chart of 북한이탈주민 arrivals (1998–2025), highest in 2009.".into(),
        provenance: Vec::new(),
        language: "en",
        nodes,
        readings: Vec::new(),
    }
}

/// About 300 nodes: title, grid, axes, two series with markers, a hatched column, a band, a heat
/// map, notes.
fn whole() -> Scene {
    let (regular, bold) = (Weight::Regular, Weight::Bold);
    let (start, middle, end) = (Anchor::Start, Anchor::Middle, Anchor::End);
    let mut nodes = vec![
        text("Arrivals fell from 2,706 in 2011 to 196 in 2023", 24.0, 44.0, bold, start, false),
        text(
            "북한이탈주민 입국 인원 · People a year, 1998–2025",
            24.0,
            70.0,
            regular,
            start,
            false,
        ),
    ];
    let filled = |fill| Style { fill: Some(fill), ..Style::default() };
    nodes.push(rect(
        600.0,
        100.0,
        90.0,
        300.0,
        Style { opacity: Some(0.1), ..filled(Paint::Event) },
    ));
    for step in 0..=6 {
        let y = 400.0 - 50.0 * f64::from(step);
        nodes.push(line(&[(60.0, y), (820.0, y)], Paint::Grid, 1.0, &[]));
        let label = if step < 2 { format!("{}", step * 500) } else { format!("{},000", step / 2) };
        nodes.push(text(&label, 54.0, y + 4.5, regular, end, false));
    }
    for (series, height) in [(1_usize, 290.0), (2, 150.0)] {
        let at = |year: i32| {
            let x = 70.0 + 27.0 * f64::from(year);
            let distance = f64::from(year - 11);
            (x, 400.0 - height / (1.0 + distance * distance / 40.0))
        };
        let points: Vec<(f64, f64)> = (0..27).map(at).collect();
        nodes.push(line(&points, Paint::Background, 4.0, &[]));
        nodes.push(line(&points, Paint::Series(series), 2.0, &[]));
        nodes.push(line(&[at(26), at(27)], Paint::Series(series), 2.0, &[4.0, 3.0]));
        for year in 0..28 {
            let (x, y) = at(year);
            let hollow = Style {
                fill: Some(if year == 27 { Paint::Background } else { Paint::Series(series) }),
                stroke: Some(Paint::Series(series)),
                width: 1.5,
                ..Style::default()
            };
            nodes.push(Shape::Circle(Circle {
                center: At { x, y },
                radius: 2.5,
                style: hollow,
                data: Vec::new(),
            }));
        }
        let (x, y) = at(11);
        nodes.push(text("2,914", x, y - 8.0, bold, middle, true));
        nodes.push(text("Women 여성", 760.0, at(24).1 - 12.0, bold, middle, true));
    }
    for year in 0..28 {
        let x = 70.0 + 27.0 * f64::from(year);
        nodes.push(line(&[(x, 400.0), (x, 404.0)], Paint::Axis, 1.0, &[]));
        if year % 3 == 0 {
            nodes.push(text(&(1998 + year).to_string(), x, 418.0, regular, middle, false));
        }
        for row in 0_u8..3 {
            let y = 430.0 + 30.0 * f64::from(row);
            let step = usize::from((row * 5 + u8::try_from(year).unwrap_or_default()) % 7);
            nodes.push(rect(x - 13.0, y, 26.0, 28.0, filled(Paint::Step(step))));
            if year % 2 == 0 {
                nodes.push(text("12", x, y + 18.0, regular, middle, false));
            }
        }
    }
    let outline = Style { stroke: Some(Paint::Series(3)), width: 1.0, ..Style::default() };
    nodes.push(rect(700.0, 300.0, 40.0, 100.0, outline.clone()));
    let hatch = (0..10).map(|place| {
        let y = 310.0 + 10.0 * f64::from(place);
        vec![At { x: 700.0, y }, At { x: 710.0, y: y - 10.0 }]
    });
    let hatch = Path { pieces: hatch.collect(), closed: false, style: outline, data: Vec::new() };
    nodes.push(Shape::Path(hatch));
    let note = "Source: Ministry of Unification (통일부). 2025 is provisional; “–” is not zero.";
    nodes.push(text(note, 24.0, 560.0, regular, start, false));
    nodes.push(text("Estimates are hatched.", 826.0, 580.0, regular, end, false));
    scene_of(vec![Shape::Group(Group { nodes, ..Group::default() })])
}

fn bytes(scene: &Scene) -> Vec<u8> {
    pdf(scene, &palette()).expect("a PDF")
}

/// The file with its streams unpacked.
fn unpacked(pdf: &[u8]) -> String {
    let mut out = String::new();
    let mut rest = pdf;
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
fn a_pixel_is_three_quarters_of_a_point() {
    assert!(unpacked(&bytes(&whole())).contains("/MediaBox[0 0 637.5 450]"));
}

#[test]
fn the_file_says_what_it_is() {
    let file = unpacked(&bytes(&whole()));
    for part in [
        "/Title(Arrivals fell to 196 in 2023)",
        concat!("/Creator(arrivals ", env!("CARGO_PKG_VERSION"), ")"),
        "/Lang(en)",
        "<pdfuaid:part>1</pdfuaid:part>",
        "/DisplayDocTitle true",
        "/Marked true",
        "/S/Figure",
        "/Alt<FEFF",
        "/BBox[0 0 637.5 450]",
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
    let file = unpacked(&bytes(&whole()));
    for character in ["북", "통", "–", "“", "A", "7"] {
        assert!(file.contains(&format!("<{}>", utf16(character))), "{character}");
    }
    assert_eq!(file.matches("/FontFile2").count(), 2);
}

#[test]
fn a_halo_is_no_second_text() {
    let of = |halo| {
        let node = text("2,914", 100.0, 100.0, Weight::Bold, Anchor::Middle, halo);
        unpacked(&bytes(&scene_of(vec![node])))
    };
    let shown = |file: &str| file.matches("\nET").count();
    assert_eq!(shown(&of(true)), shown(&of(false)));
    assert!(of(true).matches(" c\n").count() > of(false).matches(" c\n").count());
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
        let mut scene = whole();
        scene.title = hostile.into();
        scene.description = hostile.into();
        for anchor in [Anchor::Start, Anchor::Middle, Anchor::End] {
            scene.nodes.push(text(hostile, 300.0, 200.0, Weight::Regular, anchor, true));
            scene.nodes.push(text(hostile, 300.0, 250.0, Weight::Bold, anchor, false));
        }
        let file = bytes(&scene);
        assert_eq!(file, bytes(&scene));
        assert!(file.ends_with(b"%%EOF"));
    }
}

#[test]
fn characters_that_the_font_lacks_keep_their_text() {
    let node = text("aשלוםb", 300.0, 200.0, Weight::Regular, Anchor::Start, false);
    let file = unpacked(&bytes(&scene_of(vec![node])));
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
        let mut scene = scene_of(vec![
            rect(number, number, number, number, style.clone()),
            rect(1.0, 1.0, 5.0, 5.0, style.clone()),
            line(&[(number, number), (1.0, number)], Paint::Axis, number, &[number]),
            line(&[], Paint::Axis, 1.0, &[]),
            Shape::Circle(Circle {
                center: At { x: number, y: number },
                radius: number,
                style,
                data: Vec::new(),
            }),
            text("text", number, number, Weight::Bold, Anchor::End, true),
        ]);
        let file = unpacked(&bytes(&scene));
        assert!(!file.contains("NaN") && !file.contains(" inf"));
        scene.width = number;
        assert!(matches!(pdf(&scene, &palette()), Err(PdfError::Size { .. })));
    }
    let tall = Scene { height: 19_201.0, ..scene_of(Vec::new()) };
    assert!(matches!(pdf(&tall, &palette()), Err(PdfError::Size { .. })));
}

#[test]
fn a_scene_without_words_or_nodes_is_a_page() {
    let empty = Scene { title: String::new(), description: "\n".into(), ..scene_of(Vec::new()) };
    assert!(unpacked(&bytes(&empty)).contains("/Title(line)"));
}

#[test]
fn errors_can_cross_threads() {
    fn check<T: std::error::Error + Send + Sync + 'static>() {}
    check::<PdfError>();
}
