//! A golden SVG as a reader's eye has it: marks, ticks, texts.

use std::collections::BTreeMap;

use arrivals_chart::Bounds;
use arrivals_chart::font::Weight;
use arrivals_chart::scene::{Anchor, Paint, Point, Text};
use roxmltree::{Document, Node};

/// A mark that says what it stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// The panel it stands in.
    pub panel: usize,
    /// The year: the second of a year that is named by two.
    pub year: f64,
    /// The value in the unit of the axis.
    pub value: f64,
    /// The box of the mark.
    pub bounds: Bounds,
    /// Whether it has an extent that means something: a column, a cell.
    pub is_rect: bool,
}

impl Mark {
    /// The middle.
    pub fn center(&self) -> Point {
        let Bounds { left, top, right, bottom } = self.bounds;
        Point { x: f64::midpoint(left, right), y: f64::midpoint(top, bottom) }
    }

    /// Where the value stands: the free end of a column, the middle of a point.
    pub fn end(&self) -> f64 {
        match (self.is_rect, self.value < 0.0) {
            (true, true) => self.bounds.bottom,
            (true, false) => self.bounds.top,
            (false, _) => self.center().y,
        }
    }
}

/// A labelled tick: the number of its label, the pixel of its line.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// The panel it stands in; `None` where it belongs to all.
    pub panel: Option<usize>,
    /// What the label says.
    pub number: f64,
    /// Where the line stands.
    pub pixel: f64,
}

/// The number of an attribute.
fn number(node: &Node, name: &str) -> Result<f64, String> {
    node.attribute(name)
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| format!("no number in '{name}' of <{}>", node.tag_name().name()))
}

/// The panel of a node: the place, among all panels, of the one it stands in.
fn panel(document: &Document, node: &Node) -> Option<usize> {
    let is_panel = |node: &Node| {
        node.attribute("class").is_some_and(|class| class.split(' ').any(|one| one == "panel"))
    };
    let own = node.ancestors().find(|ancestor| is_panel(ancestor))?;
    document.descendants().filter(is_panel).position(|panel| panel == own)
}

/// The year of a label or attribute: `2011`, `2019/20`, `FY2019`.
fn year(text: &str) -> Option<f64> {
    if let Some((first, _)) = text.split_once('/') {
        return first.parse::<f64>().ok().map(|first| first + 1.0);
    }
    text.trim_start_matches("FY").parse().ok()
}

/// A number as a label writes it: `1,000`, `−50`, `+20%`. A word as `1M` is none.
fn plain(text: &str) -> Option<f64> {
    let text = text.replace(',', "").replace('\u{2212}', "-");
    text.trim_end_matches('%').trim_start_matches('+').parse().ok()
}

/// Every mark with a year and a value.
pub fn marks(document: &Document) -> Result<Vec<Mark>, String> {
    let mut marks = Vec::new();
    for node in document.descendants() {
        if let (Some(years), Some(values)) =
            (node.attribute("data-years"), node.attribute("data-values"))
        {
            let panel = panel(document, &node).unwrap_or(0);
            let points = points(&node)?;
            let (years, values): (Vec<&str>, Vec<&str>) =
                (years.split(' ').collect(), values.split(' ').collect());
            if years.len() != points.len() || values.len() != points.len() {
                return Err(format!("{} corners for {} years", points.len(), years.len()));
            }
            for ((named, value), at) in years.into_iter().zip(values).zip(points) {
                marks.push(Mark {
                    panel,
                    year: year(named).ok_or_else(|| format!("'{named}' is no year"))?,
                    value: value.parse().map_err(|_| format!("'{value}' is no value"))?,
                    bounds: Bounds { left: at.x, top: at.y, right: at.x, bottom: at.y },
                    is_rect: false,
                });
            }
            continue;
        }
        let value = node.attribute("data-value").or_else(|| node.attribute("data-count"));
        let (Some(named), Some(value)) = (node.attribute("data-year"), value) else { continue };
        let is_rect = node.has_tag_name("rect");
        let bounds = match node.tag_name().name() {
            "circle" => {
                let (x, y, r) = (number(&node, "cx")?, number(&node, "cy")?, number(&node, "r")?);
                Bounds { left: x - r, top: y - r, right: x + r, bottom: y + r }
            }
            "rect" => {
                let (x, y) = (number(&node, "x")?, number(&node, "y")?);
                let (width, height) = (number(&node, "width")?, number(&node, "height")?);
                Bounds { left: x, top: y, right: x + width, bottom: y + height }
            }
            "path" => around(&points(&node)?)?,
            other => return Err(format!("<{other}> stands for a value")),
        };
        marks.push(Mark {
            panel: panel(document, &node).unwrap_or(0),
            year: year(named).ok_or_else(|| format!("'{named}' is no year"))?,
            value: value.parse().map_err(|_| format!("'{value}' is no value"))?,
            bounds,
            is_rect,
        });
    }
    Ok(marks)
}

/// The points of a path of straight lines.
fn points(path: &Node) -> Result<Vec<Point>, String> {
    let d = path.attribute("d").unwrap_or_default();
    let numbers: Vec<f64> = d
        .split(['M', 'L', 'Z', ' ', ','])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().map_err(|_| format!("'{part}' in a path")))
        .collect::<Result<_, _>>()?;
    Ok(numbers.chunks_exact(2).map(|pair| Point { x: pair[0], y: pair[1] }).collect())
}

/// The lowest pixel of the filled areas of the series in each panel.
pub fn area_feet(document: &Document) -> Result<BTreeMap<usize, f64>, String> {
    let mut feet = BTreeMap::new();
    let is_series = |node: &Node| node.attribute("class") == Some("series");
    for node in document.descendants().filter(|node| {
        node.attribute("d").is_some_and(|d| d.ends_with('Z'))
            && node.ancestors().any(|one| is_series(&one))
    }) {
        let bottom = around(&points(&node)?)?.bottom;
        let foot = feet.entry(panel(document, &node).unwrap_or(0)).or_insert(bottom);
        *foot = f64::max(*foot, bottom);
    }
    Ok(feet)
}

fn around(points: &[Point]) -> Result<Bounds, String> {
    let first = points.first().ok_or("a path without points")?;
    let start = Bounds { left: first.x, top: first.y, right: first.x, bottom: first.y };
    Ok(points.iter().fold(start, |bounds, point| Bounds {
        left: bounds.left.min(point.x),
        top: bounds.top.min(point.y),
        right: bounds.right.max(point.x),
        bottom: bounds.bottom.max(point.y),
    }))
}

/// The ticks of an axis that have a line and a number: a label follows its line.
fn ticks(
    document: &Document,
    class: &str,
    read: impl Fn(&str) -> Option<f64>,
    place: impl Fn(&Point) -> f64,
) -> Vec<Tick> {
    let mut ticks = Vec::new();
    for group in document.descendants().filter(|node| node.attribute("class") == Some(class)) {
        let children: Vec<Node> = group.children().filter(Node::is_element).collect();
        for pair in children.windows(2) {
            if !(pair[0].has_tag_name("path") && pair[1].has_tag_name("text")) {
                continue;
            }
            let (Some(number), Ok(line)) = (pair[1].text().and_then(&read), points(&pair[0]))
            else {
                continue;
            };
            // A line along the axis has one place on it.
            if let [from, to] = line[..]
                && place(&from) == place(&to)
            {
                let panel = panel(document, &pair[0]);
                ticks.push(Tick { panel, number, pixel: place(&from) });
            }
        }
    }
    ticks
}

/// The labelled ticks of the values, from bottom to top.
pub fn value_ticks(document: &Document) -> Vec<Tick> {
    ticks(document, "axis-y", plain, |point| point.y)
}

/// The labelled ticks of the years.
pub fn year_ticks(document: &Document) -> Vec<Tick> {
    ticks(document, "axis-x", year, |point| point.x)
}

/// How many series are drawn in a panel at most.
pub fn series(document: &Document) -> usize {
    let groups = document.descendants().filter(|node| node.attribute("class") == Some("series"));
    let mut counts = BTreeMap::new();
    for group in groups {
        *counts.entry(panel(document, &group)).or_insert(0) += 1;
    }
    counts.into_values().max().unwrap_or(0)
}

/// The canvas.
pub fn canvas(document: &Document) -> Result<Bounds, String> {
    let root = document.root_element();
    let (right, bottom) = (number(&root, "width")?, number(&root, "height")?);
    Ok(Bounds { left: 0.0, top: 0.0, right, bottom })
}

/// Every text and its box.
pub fn texts(document: &Document) -> Result<Vec<(String, Bounds)>, String> {
    let mut texts = Vec::new();
    for node in document.descendants().filter(|node| node.has_tag_name("text")) {
        let content = node.text().unwrap_or_default().to_owned();
        let text = Text {
            at: Point { x: number(&node, "x")?, y: number(&node, "y")? },
            anchor: match node.attribute("text-anchor") {
                Some("middle") => Anchor::Middle,
                Some("end") => Anchor::End,
                _ => Anchor::Start,
            },
            size: number(&node, "font-size")?,
            weight: if node.attribute("font-weight").is_some() {
                Weight::Bold
            } else {
                Weight::Regular
            },
            content: content.clone(),
            paint: Paint::Ink,
            halo: false,
        };
        texts.push((content, Bounds::from_text(&text)));
    }
    Ok(texts)
}
