//! Scenes as the layout makes them, 80 cells by 24.

use crate::font::Weight;
use crate::scene::{
    Anchor, Circle, Group, Node, Paint, Path, Point, Rect, STEPS, Scene, Style, Text,
};

/// Arrivals in South Korea, 2002 to 2025: all, women, men.
pub const YEARS: std::ops::RangeInclusive<i32> = 2002..=2025;
const ALL: [f64; 24] = [
    1142., 1285., 1898., 1384., 2028., 2554., 2803., 2914., 2402., 2706., 1502., 1514., 1397.,
    1275., 1418., 1127., 1137., 1047., 229., 63., 67., 196., 236., 223.,
];
const MEN: [f64; 24] = [
    510., 474., 626., 424., 515., 573., 608., 662., 591., 795., 404., 369., 305., 251., 302., 188.,
    168., 202., 72., 40., 35., 32., 26., 27.,
];

pub fn at(x: f64, y: f64) -> Point {
    Point { x, y }
}

pub fn text(x: f64, y: f64, anchor: Anchor, content: &str, paint: Paint) -> Node {
    let bold = matches!(paint, Paint::Series(_));
    Node::Text(Text {
        at: at(x, y),
        anchor,
        size: 14.0,
        weight: if bold { Weight::Bold } else { Weight::Regular },
        content: content.into(),
        paint,
        halo: false,
    })
}

/// A value beside a mark.
pub fn value(x: f64, y: f64, anchor: Anchor, content: &str) -> Node {
    Node::Text(Text {
        at: at(x, y),
        anchor,
        size: 14.0,
        weight: Weight::Bold,
        content: content.into(),
        paint: Paint::Ink,
        halo: true,
    })
}

pub fn group(class: &'static str, nodes: Vec<Node>) -> Node {
    Node::Group(Group { class, data: Vec::new(), nodes })
}

/// A line.
pub fn path(pieces: Vec<Vec<Point>>, paint: Paint, dash: Vec<f64>) -> Node {
    let style = Style { stroke: Some(paint), width: 2.0, dash, ..Style::default() };
    Node::Path(Path { pieces, closed: false, style, data: Vec::new() })
}

pub fn area(points: Vec<Point>, paint: Paint, opacity: Option<f64>) -> Node {
    let style = Style { fill: Some(paint), opacity, ..Style::default() };
    Node::Path(Path { pieces: vec![points], closed: true, style, data: Vec::new() })
}

/// A rectangle; a tentative one is hollow.
pub fn rect((x, y): (f64, f64), (width, height): (f64, f64), paint: Paint, hollow: bool) -> Node {
    let style = if hollow {
        let fill = Some(Paint::Background);
        Style { fill, stroke: Some(paint), width: 1.0, ..Style::default() }
    } else {
        Style { fill: Some(paint), ..Style::default() }
    };
    Node::Rect(Rect { x, y, width, height, style, data: Vec::new() })
}

/// A marker.
pub fn circle(center: Point, paint: Paint, hollow: bool) -> Node {
    let style = if hollow {
        Style { fill: Some(Paint::Background), stroke: Some(paint), width: 1.0, ..Style::default() }
    } else {
        Style { fill: Some(paint), ..Style::default() }
    };
    Node::Circle(Circle { center, radius: 3.0, style, data: Vec::new() })
}

/// A scene of 80 by 24 cells.
pub fn scene(kind: &'static str, nodes: Vec<Node>) -> Scene {
    Scene {
        width: 640.0,
        height: 384.0,
        kind,
        unit: "people".into(),
        log: false,
        title: String::new(),
        description: String::new(),
        provenance: Vec::new(),
        language: "en",
        nodes,
        readings: Vec::new(),
    }
}

const LEFT: f64 = 56.0;
const TOP: f64 = 88.0;
const BOTTOM: f64 = 328.0;

/// The height of a count up to 3,000.
pub fn y(count: f64) -> f64 {
    BOTTOM - (BOTTOM - TOP) * count / 3000.0
}

fn head(title: &str, subtitle: &str) -> Node {
    let mut nodes = vec![text(8.0, 12.0, Anchor::Start, title, Paint::Ink)];
    if let Some(Node::Text(title)) = nodes.first_mut() {
        title.weight = Weight::Bold;
    }
    nodes.push(text(8.0, 28.0, Anchor::Start, subtitle, Paint::Muted));
    group("head", nodes)
}

fn foot() -> Node {
    let source = "Source: Ministry of Unification. Hollow: provisional.";
    group("foot", vec![text(8.0, 380.0, Anchor::Start, source, Paint::Muted)])
}

fn axes(right: f64, x: impl Fn(i32) -> f64) -> Vec<Node> {
    let mut counts = Vec::new();
    for tick in [0.0, 1000.0, 2000.0, 3000.0] {
        let paint = if tick == 0.0 { Paint::Axis } else { Paint::Grid };
        counts.push(path(vec![vec![at(LEFT, y(tick)), at(right, y(tick))]], paint, Vec::new()));
        let label = match tick as i64 {
            0 => "0",
            1000 => "1,000",
            2000 => "2,000",
            _ => "3,000",
        };
        counts.push(text(LEFT - 8.0, y(tick) + 5.0, Anchor::End, label, Paint::Muted));
    }
    counts.push(text(8.0, 68.0, Anchor::Start, "People", Paint::Muted));
    let mut years = Vec::new();
    for year in [2002, 2005, 2010, 2015, 2020, 2025] {
        let x = x(year);
        years.push(path(vec![vec![at(x, BOTTOM), at(x, BOTTOM + 5.0)]], Paint::Axis, Vec::new()));
        years.push(text(x, BOTTOM + 20.0, Anchor::Middle, &year.to_string(), Paint::Muted));
    }
    vec![group("axis-y", counts), group("axis-x", years)]
}

fn event(x: f64, label: &str) -> Node {
    group(
        "event",
        vec![
            path(vec![vec![at(x, 76.0), at(x, BOTTOM)]], Paint::Event, vec![3.0, 3.0]),
            text(x, 60.0, Anchor::Middle, label, Paint::Muted),
        ],
    )
}

/// Three lines, an event, hollow last points, names at the ends.
pub fn lines() -> Scene {
    several(&[(0, "Total"), (1, "Women"), (2, "Men")])
}

pub fn line() -> Scene {
    several(&[(0, "")])
}

fn several(names: &[(usize, &str)]) -> Scene {
    let right = if names.len() > 1 { 544.0 } else { 624.0 };
    let x = |year: i32| LEFT + 8.0 + (right - LEFT - 12.0) * f64::from(year - 2002) / 23.0;
    let mut nodes = vec![head(
        "Arrivals fell by 92% from their peak of 2,914 in 2009",
        "North Koreans arriving in South Korea a year, 2002–2025, people",
    )];
    nodes.extend(axes(right, x));
    nodes.push(event(x(2020) + 10.0, "Border closed"));
    for (place, name) in names.iter().rev() {
        let points: Vec<Point> = YEARS
            .zip(ALL.iter().zip(MEN))
            .map(|(year, (all, men))| at(x(year), y([*all, all - men, men][*place])))
            .collect();
        let paint = Paint::Series(*place);
        let mut group_nodes = vec![
            path(vec![points.clone()], Paint::Background, Vec::new()),
            path(vec![points[..23].to_vec()], paint, Vec::new()),
            path(vec![points[22..].to_vec()], paint, vec![4.0, 3.0]),
        ];
        for (index, point) in points.iter().enumerate() {
            let hollow = index == 23;
            group_nodes.push(match place {
                0 => circle(*point, paint, hollow),
                _ => {
                    let size = 3.0;
                    let corners = [(-size, -size), (size, -size), (size, size), (-size, size)];
                    let corners =
                        corners.iter().map(|(dx, dy)| at(point.x + dx, point.y + dy)).collect();
                    let style = if hollow {
                        Style {
                            fill: Some(Paint::Background),
                            stroke: Some(paint),
                            ..Style::default()
                        }
                    } else {
                        Style { fill: Some(paint), ..Style::default() }
                    };
                    Node::Path(Path {
                        pieces: vec![corners],
                        closed: true,
                        style,
                        data: Vec::new(),
                    })
                }
            });
        }
        nodes.push(group("series", group_nodes));
        if !name.is_empty() {
            let last = points[23];
            let height = y(223.0) - 32.0 + 16.0 * *place as f64;
            nodes.push(text(right + 20.0, height + 5.0, Anchor::Start, name, paint));
            nodes.push(path(
                vec![vec![
                    at(last.x + 6.0, last.y),
                    at(right + 4.0, height),
                    at(right + 10.0, height),
                ]],
                paint,
                Vec::new(),
            ));
        }
    }
    nodes.push(value(x(2009), y(2914.0) - 8.0, Anchor::Middle, "2,914"));
    if names.len() == 1 {
        nodes.push(value(x(2021), y(63.0) - 8.0, Anchor::Middle, "63"));
        nodes.push(value(x(2025), y(223.0) - 8.0, Anchor::End, "223"));
    }
    nodes.push(foot());
    scene("line", nodes)
}

/// Columns, the last one tentative.
pub fn columns() -> Scene {
    stacked(&[1], "Columns")
}

/// Columns in two parts.
pub fn stack() -> Scene {
    stacked(&[1, 2], "Stacked columns")
}

fn stacked(parts: &[usize], title: &str) -> Scene {
    let right = if parts.len() > 1 { 552.0 } else { 632.0 };
    let band = (right - LEFT) / 24.0;
    let x = |year: i32| LEFT + band * (f64::from(year - 2002) + 0.5);
    let mut nodes = vec![head(title, "North Koreans arriving in South Korea a year, people")];
    nodes.extend(axes(right, x));
    for part in parts {
        let paint = Paint::Series(*part);
        let mut rects = Vec::new();
        for (year, (all, men)) in YEARS.zip(ALL.iter().zip(MEN)) {
            let (low, high) = match (parts.len(), part) {
                (1, _) => (0.0, *all),
                (_, 1) => (0.0, all - men),
                _ => (all - men, *all),
            };
            let corner = (x(year) - band * 0.375, y(high));
            let hollow = year == 2025;
            rects.push(rect(corner, (band * 0.75, y(low) - y(high)), paint, hollow));
            if hollow {
                let lines = vec![vec![at(corner.0, y(low)), at(corner.0 + 3.0, y(low) - 3.0)]];
                rects.push(path(lines, paint, Vec::new()));
            }
        }
        nodes.push(group("series", rects));
        if parts.len() > 1 {
            let name = if *part == 1 { "Women" } else { "Men" };
            let height = y(223.0) - 16.0 * *part as f64;
            nodes.push(text(right + 20.0, height, Anchor::Start, name, paint));
        }
    }
    nodes.push(value(x(2009), y(2914.0) - 3.0, Anchor::Middle, "2,914"));
    nodes.push(value(x(2025), y(223.0) - 3.0, Anchor::Middle, "223"));
    nodes.push(foot());
    scene("columns", nodes)
}

/// Areas in two parts.
pub fn areas() -> Scene {
    let right = 552.0;
    let x = |year: i32| LEFT + 8.0 + (right - LEFT - 12.0) * f64::from(year - 2002) / 23.0;
    let mut nodes = vec![head("Stacked areas", "North Koreans arriving in South Korea a year")];
    nodes.extend(axes(right, x));
    let edge = |of: &dyn Fn(usize) -> f64| -> Vec<Point> {
        YEARS.enumerate().map(|(index, year)| at(x(year), y(of(index)))).collect()
    };
    let zero = edge(&|_| 0.0);
    let women = edge(&|index| ALL[index] - MEN[index]);
    let all = edge(&|index| ALL[index]);
    for (place, lower, upper, name) in [(1, &zero, &women, "Women"), (2, &women, &all, "Men")] {
        let mut points = upper.clone();
        points.extend(lower.iter().rev());
        nodes.push(group("series", vec![area(points, Paint::Series(place), Some(0.85))]));
        let height = y(223.0) - 16.0 * place as f64;
        nodes.push(text(right + 20.0, height, Anchor::Start, name, Paint::Series(place)));
    }
    nodes.push(foot());
    scene("area", nodes)
}

/// A line in its interval.
pub fn interval() -> Scene {
    let right = 624.0;
    let x = |year: i32| LEFT + 8.0 + (right - LEFT - 12.0) * f64::from(year - 2002) / 23.0;
    let mut nodes = vec![head("Trend with its 95% interval", "North Koreans arriving a year")];
    nodes.extend(axes(right, x));
    let trend = |year: i32| 2500.0 - 90.0 * f64::from(year - 2002);
    let spread = |year: i32| 150.0 + 3.0 * f64::from((year - 2013) * (year - 2013));
    let mut band: Vec<Point> =
        YEARS.map(|year| at(x(year), y(trend(year) + spread(year)))).collect();
    band.extend(YEARS.rev().map(|year| at(x(year), y((trend(year) - spread(year)).max(0.0)))));
    let points = YEARS.map(|year| at(x(year), y(trend(year)))).collect();
    nodes.push(group(
        "series",
        vec![
            area(band, Paint::Series(1), Some(0.2)),
            path(vec![points], Paint::Series(1), Vec::new()),
        ],
    ));
    let counts =
        YEARS.zip(ALL).map(|(year, count)| circle(at(x(year), y(count)), Paint::Series(0), false));
    nodes.push(group("series", counts.collect()));
    nodes.push(foot());
    scene("line", nodes)
}

/// A heat map of five countries.
pub fn heat() -> Scene {
    let mut nodes = vec![head("Heat map", "Applications a year, thousands")];
    for (row, name) in ["Syria", "Afghanistan", "Türkiye", "대한민국", "Iraq"].iter().enumerate()
    {
        let top = 64.0 + 32.0 * row as f64;
        let mut cells = Vec::new();
        for column in 0..10 {
            let step = (row * 2 + column) % STEPS;
            let left = 120.0 + 48.0 * column as f64;
            cells.push(rect((left, top), (47.0, 31.0), Paint::Step(step), false));
            let count = (step * 140 + row * 17 + column).to_string();
            cells.push(text(left + 24.0, top + 20.0, Anchor::Middle, &count, Paint::OnStep(step)));
        }
        nodes.push(group("series", cells));
        nodes.push(text(112.0, top + 20.0, Anchor::End, name, Paint::Muted));
    }
    for column in 0..10 {
        let year = (2014 + column).to_string();
        let x = 144.0 + 48.0 * f64::from(column);
        nodes.push(text(x, 60.0, Anchor::Middle, &year, Paint::Muted));
    }
    nodes.push(foot());
    scene("heatmap", nodes)
}

/// Two values of each of five countries.
pub fn dumbbell() -> Scene {
    let mut nodes = vec![head("Dumbbell", "Applications in 2015 and 2023, thousands")];
    let counts = [(476.0, 352.0), (140.0, 114.0), (81.0, 101.0), (20.0, 300.0), (60.0, 62.0)];
    let x = |count: f64| 128.0 + count;
    for tick in [0.0, 250.0, 500.0] {
        nodes.push(path(vec![vec![at(x(tick), 64.0), at(x(tick), 224.0)]], Paint::Grid, vec![]));
        nodes.push(text(x(tick), 236.0, Anchor::Middle, &tick.to_string(), Paint::Muted));
    }
    for (row, (name, (one, other))) in
        ["Germany", "Sweden", "France", "대한민국", "Italy"].iter().zip(counts).enumerate()
    {
        let y = 72.0 + 32.0 * row as f64;
        let style = Style { stroke: Some(Paint::Context), width: 3.0, ..Style::default() };
        let rule = Path {
            pieces: vec![vec![at(x(one), y), at(x(other), y)]],
            closed: false,
            style,
            data: Vec::new(),
        };
        nodes.push(group(
            "series",
            vec![
                Node::Path(rule),
                circle(at(x(one), y), Paint::Series(2), false),
                circle(at(x(other), y), Paint::Series(1), false),
            ],
        ));
        nodes.push(text(112.0, y + 4.0, Anchor::End, name, Paint::Ink));
        nodes.push(value(
            x(one.max(other)) + 12.0,
            y + 4.0,
            Anchor::Start,
            &one.max(other).to_string(),
        ));
    }
    nodes.push(foot());
    scene("dumbbell", nodes)
}

/// Bars to the right of an axis that runs down.
pub fn bars() -> Scene {
    let mut nodes = vec![head("Bars", "Applications in 2023, thousands")];
    nodes.push(group(
        "axis-y",
        vec![path(vec![vec![at(132.0, 56.0), at(132.0, 216.0)]], Paint::Axis, Vec::new())],
    ));
    let counts = [
        ("Germany", 352.0),
        ("Sweden", 114.0),
        ("대한민국", 101.0),
        ("Italy", 3.0),
        ("Malta", 0.0),
    ];
    let mut rects = Vec::new();
    for (row, (name, count)) in counts.into_iter().enumerate() {
        let top = 60.0 + 32.0 * row as f64;
        rects.push(rect((132.0, top), (count, 24.0), Paint::Series(1), row == 2));
        nodes.push(text(120.0, top + 17.0, Anchor::End, name, Paint::Ink));
        nodes.push(value(132.0 + count + 6.0, top + 17.0, Anchor::Start, &count.to_string()));
    }
    nodes.push(group("series", rects));
    nodes.push(foot());
    scene("bars", nodes)
}
