//! SVG as another parser reads it.

use arrivals_chart::font::Weight;
use arrivals_chart::render::{Scheme, SvgText, Theme, svg};
use arrivals_chart::scene::{Anchor, Circle, Node, Paint, Scene, Style};
use roxmltree::Document;

use crate::common::scenes::{self, at, dot, filled, group, haloed, path, text, with};

fn scene(content: &str) -> Scene {
    let dashed =
        Style { stroke: Some(Paint::Axis), width: 1.0, dash: vec![2.0, 3.0], ..Style::default() };
    let nodes = vec![
        with(haloed(text(content, 10.0, 20.0, Anchor::Middle)), |text| {
            (text.weight, text.paint) = (Weight::Bold, Paint::Series(2));
        }),
        path(&[(0.0, 1.0), (2.5, 3.0)], false, dashed),
        Node::Circle(Circle {
            center: at(5.0, 6.0),
            radius: 2.0,
            style: Style { opacity: Some(0.5), ..filled(Paint::Series(0)) },
            data: vec![("year", "20\"11\n".to_owned())],
        }),
    ];
    let scene = scenes::scene(vec![group("series", nodes)]);
    Scene { title: "A & B".to_owned(), description: "<b>".to_owned(), language: "ko", ..scene }
}

fn written(content: &str, scheme: Scheme, text: SvgText) -> String {
    svg(&scene(content), &Theme::default().colors(scheme), text).expect("an SVG")
}

#[test]
fn every_form_can_be_read_and_has_its_colours() {
    for text in [SvgText::Text, SvgText::Embed, SvgText::Paths] {
        let file = written("한 <1>", Scheme::Auto, text);
        let document = Document::parse(&file).expect("XML");
        let root = document.root_element();
        let id = root.attribute("id").expect("an id");
        assert_eq!(root.attribute("lang"), Some("ko"));
        assert_eq!(root.attribute("data-kind"), Some("line"));
        assert_eq!(root.first_element_child().expect("a child").text(), Some("A & B"));
        assert!(file.contains(&format!("#{id} .t-s3{{fill:")), "{file}");
        assert!(file.contains("data-year=\"20&quot;11&#10;\""));
        assert_eq!(file.contains("@font-face"), text == SvgText::Embed);
        assert_eq!(file.contains("<text"), text != SvgText::Paths);
        assert_eq!(file.contains("font-family"), text != SvgText::Paths);
    }
}

#[test]
fn nothing_leaves_its_place() {
    let file =
        written("\" onload=\"x\"><script>&\u{0}\u{FFFF}\t\r한", Scheme::Light, SvgText::Text);
    let escaped = "&quot; onload=&quot;x&quot;&gt;&lt;script&gt;&amp;\u{FFFD}\u{FFFD}  한</text>";
    assert!(file.contains(escaped), "{file}");
}

#[test]
fn charts_on_one_page_do_not_share_an_id() {
    let id = |content: &str, scheme: Scheme| -> String {
        let file = written(content, scheme, SvgText::Text);
        file.split("id=\"").nth(1).expect("an id")[..9].to_owned()
    };
    let auto = id("a", Scheme::Auto);
    assert_eq!(auto, id("a", Scheme::Auto));
    for (content, scheme) in [("b", Scheme::Auto), ("a", Scheme::Light), ("a", Scheme::Dark)] {
        assert_ne!(auto, id(content, scheme));
    }
}

#[test]
fn one_palette_needs_no_style_sheet() {
    for scheme in [Scheme::Light, Scheme::Dark] {
        assert!(!written("a", scheme, SvgText::Text).contains("<style"));
    }
}

#[test]
fn numbers_are_short_and_plain() {
    for (number, expected) in [
        (0.0, "0"),
        (-0.001, "0"),
        (12.0, "12"),
        (12.5, "12.5"),
        (12.345, "12.35"),
        (12.05, "12.05"),
        (-3.999, "-4"),
        (-0.05, "-0.05"),
        (1234567.891, "1234567.89"),
        (f64::NAN, "0"),
        (1e300, "0"),
    ] {
        let scene = scenes::scene(vec![dot(number, 1.0, 2.0, filled(Paint::Ink))]);
        let colors = Theme::default();
        let file = svg(&scene, &colors.colors(Scheme::Light), SvgText::Text).expect("an SVG");
        assert!(file.contains(&format!("cx=\"{expected}\" cy=\"1\" r=\"2\"")), "{number}");
    }
}
