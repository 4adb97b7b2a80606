//! Charts, read back: what a reader sees is what the data say.

use std::process::{Command, Stdio};

use arrivals_chart::Bounds;
use arrivals_chart::font::Weight;
use arrivals_chart::scene::{Anchor, Paint, Point, Text};
use roxmltree::{Document, Node};

fn chart(arguments: &[&str], csv: Option<&str>) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_arrivals"));
    command.arg("chart").stdin(Stdio::null()).current_dir(folder.path());
    if let Some(csv) = csv {
        std::fs::write(folder.path().join("t.csv"), csv).expect("written");
    }
    command.arg(csv.map_or("--sample", |_| "t.csv"));
    let output = command.args(arguments).output().expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn number(node: &Node, name: &str) -> f64 {
    node.attribute(name)
        .and_then(|text| text.parse().ok())
        .unwrap_or_else(|| panic!("{name} of {node:?}"))
}

fn group<'a>(document: &'a Document, class: &str) -> Vec<Node<'a, 'a>> {
    document.descendants().filter(|node| node.attribute("class") == Some(class)).collect()
}

fn boxes(document: &Document) -> Vec<(String, Bounds)> {
    document
        .descendants()
        .filter(|node| node.has_tag_name("text"))
        .map(|node| {
            let content = node.text().unwrap_or_default().to_owned();
            let text = Text {
                at: Point { x: number(&node, "x"), y: number(&node, "y") },
                anchor: match node.attribute("text-anchor") {
                    Some("middle") => Anchor::Middle,
                    Some("end") => Anchor::End,
                    _ => Anchor::Start,
                },
                size: number(&node, "font-size"),
                weight: if node.attribute("font-weight").is_some() {
                    Weight::Bold
                } else {
                    Weight::Regular
                },
                content: content.clone(),
                paint: Paint::Ink,
                halo: false,
            };
            (content, Bounds::from_text(&text))
        })
        .collect()
}

#[test]
fn no_two_texts_touch_and_none_leaves_the_chart() {
    let sparse = "year,a,b,c,total\n1990,1,2,3,6\n1991,1,2,3,6\n2010,0,0,0,0\n2011,1,1,1,3\n";
    let large = "year,count\n2001,9223372036854775807\n2002,1\n";
    for size in ["report", "social", "square", "slide", "400x400", "1000x400", "400x1000"] {
        for kind in ["line", "columns"] {
            for csv in [None, Some(sparse), Some(large)] {
                let svg = chart(&["--size", size, "--kind", kind], csv);
                let document = Document::parse(&svg).expect("XML");
                let root = document.root_element();
                let canvas = Bounds {
                    left: 0.0,
                    top: 0.0,
                    right: number(&root, "width"),
                    bottom: number(&root, "height"),
                };
                let boxes = boxes(&document);
                assert!(boxes.len() > 6);
                for (place, (one, bounds)) in boxes.iter().enumerate() {
                    assert!(
                        canvas.holds(bounds),
                        "{size} {kind}: '{one}' leaves the chart: {bounds:?}"
                    );
                    for (other, others) in &boxes[place + 1..] {
                        assert!(
                            !bounds.touches(others),
                            "{size} {kind}: '{one}' touches '{other}'"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn several_years_in_one_figure_are_said_and_not_drawn() {
    let svg = chart(&[], None);
    let document = Document::parse(&svg).expect("XML");
    let drawn = document.descendants().filter_map(|node| node.attribute("data-year"));
    assert!(drawn.clone().all(|year| year.parse::<i32>().expect("a year") >= 2002));
    let said: String = boxes(&document).into_iter().map(|(text, _)| text + " ").collect();
    assert!(said.contains("947 up to 1998") && said.contains("1,043 in 1999–2001"), "{said}");
}

#[test]
fn a_year_without_a_count_breaks_the_line() {
    let csv = "year,count,status\n2001,30,\n2002,40,\n2004,50,\n2005,,Q\n2006,60,\n2007,70,P\n";
    let svg = chart(&[], Some(csv));
    let document = Document::parse(&svg).expect("XML");
    let series = group(&document, "series")[0];
    let paths: Vec<&str> = series.children().filter_map(|node| node.attribute("d")).collect();
    // The halo holds both lines: 2001–2002, and 2006–2007, which is dashed.
    assert_eq!(paths[0].matches('M').count(), 2, "{paths:?}");
    assert_eq!(paths[1].matches('M').count(), 1, "{paths:?}");
    let dots: Vec<&str> =
        series.children().filter_map(|node| node.attribute("data-year")).collect();
    assert_eq!(dots, ["2001", "2002", "2004", "2006", "2007"]);
    let said: String = boxes(&document).into_iter().map(|(text, _)| text + " ").collect();
    for words in
        ["No figure: 2003.", "Withheld by the agency (×): 2005.", "Provisional (hollow): 2007."]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn any_title_is_valid_xml_and_is_there_for_those_who_cannot_see() {
    let svg = chart(&["--title", "<&\"'> \u{1}\u{FFFF} 한국 & more"], None);
    let document = Document::parse(&svg).expect("XML");
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    let first = root.first_element_child().expect("a child");
    assert!(
        first.has_tag_name("title") && first.text().is_some_and(|text| text.starts_with("<&\"'>"))
    );
    let names = root.attribute("aria-labelledby").expect("names");
    for name in names.split(' ') {
        assert!(document.descendants().any(|node| node.attribute("id") == Some(name)), "{name}");
    }
    let description =
        document.descendants().find(|node| node.has_tag_name("desc")).and_then(|node| node.text());
    let description = description.expect("a description");
    for words in ["Line chart", "North Korean defectors", "2002 to 2025", "223 arrivals in 2025"] {
        assert!(description.contains(words), "{description}");
    }
}

#[test]
fn the_chart_of_the_sample_is_small() {
    let svg = chart(&[], None);
    assert!(svg.len() <= 40_000, "{} bytes", svg.len());
    assert!(svg.contains("prefers-color-scheme:dark") && !svg.contains("NaN"));
}

#[test]
fn those_with_the_same_count_share_the_better_place() {
    let csv = "year,a,b,c\n2001,50,50,20\n2002,10,,5\n2003,9,8,7\n";
    let text = chart(&["--kind", "ranking", "--format", "vega-lite"], Some(csv));
    let drawn: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let rows = drawn["data"]["values"].as_array().expect("rows").iter();
    let mut places: Vec<String> = rows
        .filter(|row| row["text"].is_string() && row["year"] != 2003)
        .map(|row| format!("{} {} {}", row["year"], row["series"], row["text"]).replace('"', ""))
        .collect();
    places.sort();
    let expected = [
        "2001 A 1st of 3",
        "2001 B 1st of 3",
        "2001 C 3rd of 3",
        "2002 A 1st of 2",
        "2002 C 2nd of 2",
    ];
    assert_eq!(places, expected);
}
