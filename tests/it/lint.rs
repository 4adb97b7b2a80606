//! The rules of `chart --check`, on scenes made by hand: each fault is seen, and nothing else is.

use arrivals_chart::Bounds;
use arrivals_chart::lint::{Fault, lint};
use arrivals_chart::render::Palette;
use arrivals_chart::render::theme::{Color, Colors};
use arrivals_chart::scene::{Anchor, Node, Paint, Reading, Scene, Style};

use crate::common::scenes::{
    self, at, dot, filled, group, haloed, path, rect, scene, stroke, text, with,
};

/// What a rule says of a scene in these colours.
fn told(rule: &str, scene: &Scene, palettes: &[&Palette]) -> Vec<String> {
    let faults = lint(scene, palettes).into_iter().filter(|fault| fault.rule == rule);
    faults.map(|fault| fault.what).collect()
}

/// What a rule says of some nodes on white.
fn faults(rule: &str, nodes: Vec<Node>) -> Vec<String> {
    told(rule, &scene(nodes), &[&Palette::light()])
}

fn both(scene: &Scene) -> Vec<Fault> {
    lint(scene, &[&Palette::light(), &Palette::dark()])
}

/// A value in the middle of (100, 100).
fn label() -> Node {
    text("2,706", 100.0, 100.0, Anchor::Middle)
}

fn box_of(x: f64, y: f64, width: f64, height: f64, paint: Paint) -> Node {
    rect(x, y, width, height, filled(paint))
}

fn pale(paint: Paint, opacity: f64) -> Style {
    Style { opacity: Some(opacity), ..filled(paint) }
}

/// Cases of a rule: the nodes, and what is said of them.
fn check(rule: &str, cases: &[(&[Node], &[&str])]) {
    for (nodes, expected) in cases {
        assert_eq!(faults(rule, nodes.to_vec()), *expected, "{nodes:?}");
    }
}

#[test]
fn a_plain_chart_has_no_fault() {
    let nodes = vec![
        text("Arrivals fell", 21.0, 40.0, Anchor::Start),
        stroke(&[(60.0, 500.0), (800.0, 500.0)], Paint::Axis),
        stroke(&[(60.0, 300.0), (400.0, 100.0), (800.0, 450.0)], Paint::Series(1)),
        dot(400.0, 100.0, 3.0, filled(Paint::Series(1))),
        text("2,706", 400.0, 90.0, Anchor::Middle),
        text("2011", 400.0, 530.0, Anchor::Middle),
    ];
    assert_eq!(both(&scene(nodes)), []);
}

#[test]
fn faults_are_told_in_the_order_of_the_rules() {
    let nodes = vec![
        text("one", 100.0, 100.0, Anchor::Start),
        text("two 𝔘", 105.0, 100.0, Anchor::Start),
        text("outside", 840.0, 300.0, Anchor::Start),
    ];
    let faults = both(&scene(nodes));
    let rules: Vec<&str> = faults.iter().map(|fault| fault.rule).collect();
    assert_eq!(rules, ["overflow", "overlap", "glyph"]);
    let line = "overlap: “one” touches “two 𝔘” (give a larger --size, or shorter texts)";
    assert_eq!(faults[1].to_string(), line);
}

/// Sixty panels of 28 columns, a line of 28 points and 12 texts each.
#[test]
fn sixty_panels_have_no_fault() {
    let mut scene = Scene { width: 1600.0, height: 1500.0, ..scene(Vec::new()) };
    for panel in 0..60_usize {
        let (left, top) = (20.0 + 158.0 * (panel % 10) as f64, 20.0 + 240.0 * (panel / 10) as f64);
        let x = |year: i64| left + 5.0 * year as f64;
        let points: Vec<(f64, f64)> = (0..28).map(|year| (x(year), top + 90.0)).collect();
        let mut nodes = vec![stroke(&points, Paint::Series(0))];
        for (year, point) in (0..28).zip(points) {
            nodes.push(box_of(x(year), top + 150.0, 4.0, 30.0, Paint::Series(1)));
            nodes.push(dot(point.0, point.1, 1.5, filled(Paint::Series(0))));
            scene.readings.push(scenes::reading("", panel, 1998 + year, 5.0, point));
        }
        nodes.extend((0..12_usize).map(|place| {
            let (x, y) = (left + 48.0 * (place % 3) as f64, top + 16.0 * (place / 3) as f64);
            text("2,706", x, y, Anchor::Start)
        }));
        scene.nodes.push(group("panel", nodes));
    }
    assert_eq!(both(&scene), []);
}

#[test]
fn text_is_held_against_what_is_under_it() {
    let (light, dark) = (Palette::light(), Palette::dark());
    let cell = |step| box_of(50.0, 50.0, 100.0, 100.0, Paint::Step(step));
    let colored = |paint: Paint| with(label(), |text| text.paint = paint);
    for step in 0..7 {
        let scene = scene(vec![cell(step), colored(Paint::OnStep(step))]);
        assert!(told("contrast", &scene, &[&light, &dark]).is_empty());
    }
    let band = |opacity| rect(50.0, 50.0, 100.0, 100.0, pale(Paint::Ink, opacity));
    check(
        "contrast",
        &[
            (
                &[cell(6), label()],
                &["1 text like “2,706” in #111111 on #08406b with 1.75:1, not 4.5:1"],
            ),
            // On a halo it stands on the background.
            (&[cell(6), haloed(label())], &[]),
            // A band under a text counts as far as it is opaque.
            (&[band(0.1), colored(Paint::Muted)], &[]),
            (
                &[band(0.4), colored(Paint::Muted)],
                &["1 text like “2,706” in #595959 on #a0a0a0 with 2.67:1, not 4.5:1"],
            ),
        ],
    );
}

#[test]
fn marks_stand_out_from_the_background() {
    let pale = Palette::from_colors(Colors {
        series: vec![Color::new([0xf5, 0xa6, 0x23]), Color::new([0, 0, 0])],
        series_text: Vec::new(),
        ..Colors::light()
    });
    let scene = scene(vec![
        stroke(&[(0.0, 0.0), (50.0, 50.0), (90.0, 50.0)], Paint::Series(0)),
        dot(50.0, 50.0, 3.0, filled(Paint::Series(0))),
        stroke(&[(0.0, 9.0), (90.0, 9.0)], Paint::Series(1)),
        stroke(&[(0.0, 5.0), (90.0, 5.0)], Paint::Grid),
        box_of(0.0, 0.0, 9.0, 9.0, Paint::Step(0)),
        with(label(), |text| text.paint = Paint::Series(0)),
    ]);
    assert!(told("contrast", &scene, &[&Palette::light(), &Palette::dark()]).is_empty());
    let expected = ["3 marks in #f5a623 on #ffffff with 2.02:1, not 3:1"];
    assert_eq!(told("contrast", &scene, &[&pale]), expected);
}

#[test]
fn a_character_that_the_font_lacks_is_named_once() {
    let said = |content: &str, y: f64| text(content, 50.0, y, Anchor::Start);
    check(
        "glyph",
        &[
            (&[said("북한이탈주민 −92.8%", 50.0)], &[]),
            (&[said("a 中", 50.0), said("b 中", 90.0)], &["the font lacks U+4E2D '中' in “a 中”"]),
        ],
    );
}

#[test]
fn texts_and_marks_stay_on_the_chart() {
    check(
        "overflow",
        &[
            (&[text("Total 223", 840.0, 300.0, Anchor::End)], &[]),
            (
                &[text("Total 223", 840.0, 300.0, Anchor::Start)],
                &["“Total 223” reaches 51.1 px past the edge of the chart"],
            ),
            (
                &[text("Title", 20.0, 5.0, Anchor::Start)],
                &["“Title” reaches 4.9 px past the edge of the chart"],
            ),
            (&[stroke(&[(1.0, 599.0), (849.0, 1.0)], Paint::Series(0))], &[]),
            (
                &[
                    stroke(&[(1.0, 599.0), (900.0, 1.0)], Paint::Series(0)),
                    box_of(0.0, -30.0, 10.0, 40.0, Paint::Series(1)),
                ],
                &["2 marks past the edge of the chart, by up to 51.0 px"],
            ),
            // A band of an event, and the background, are cut by the edge without harm.
            (&[box_of(-9.0, 0.0, 900.0, 20.0, Paint::Background)], &[]),
        ],
    );
}

#[test]
fn text_stays_in_its_cell() {
    let cell = |paint: Paint| box_of(100.0, 100.0, 40.0, 20.0, paint);
    let number = |content: &str| text(content, 120.0, 115.0, Anchor::Middle);
    let over: &[&str] = &["“2,706,000” runs over the edge of the mark it stands in"];
    check(
        "overflow",
        &[
            (&[cell(Paint::Step(3)), number("196")], &[]),
            (&[cell(Paint::Step(3)), number("2,706,000")], over),
            (&[cell(Paint::Step(3)), haloed(number("2,706,000"))], over),
            (&[cell(Paint::Series(1)), haloed(number("2,706,000"))], &[]),
        ],
    );
}

#[test]
fn texts_do_not_touch_each_other_or_lines() {
    let below = |y: f64| text("in 2011", 100.0, y, Anchor::Middle);
    let line = || stroke(&[(0.0, 0.0), (200.0, 200.0)], Paint::Series(1));
    let level = |y: f64, paint: Paint| stroke(&[(0.0, y), (200.0, y)], paint);
    check(
        "overlap",
        &[
            (&[label(), below(117.0)], &[]),
            (&[below(108.0), label()], &["“in 2011” touches “2,706”"]),
            (&[line(), label()], &["“2,706” is set across a line of series 2"]),
            (&[line(), haloed(label())], &[]),
            (&[haloed(label()), line()], &["“2,706” is covered by a line of series 2"]),
            (&[level(98.0, Paint::Grid), label()], &[]),
            (&[level(120.0, Paint::Series(1)), label()], &[]),
        ],
    );
}

#[test]
fn a_text_stands_beside_a_mark_or_inside_of_it() {
    let marker = |y: f64| dot(100.0, y, 3.0, filled(Paint::Context));
    let column = |x, width| box_of(x, 50.0, width, 200.0, Paint::Series(1));
    let across: &[&str] = &["“2,706” is set across a rectangle of series 2"];
    let inside = text("1", 100.0, 105.0, Anchor::Middle);
    check(
        "overlap",
        &[
            (&[marker(102.0), label()], &["“2,706” is set across a grey marker"]),
            (&[marker(110.0), label()], &[]),
            (&[dot(100.0, 100.0, 9.0, filled(Paint::Series(1))), inside], &[]),
            (&[column(60.0, 80.0), label()], &[]),
            (&[column(110.0, 80.0), label()], across),
            (&[column(110.0, 80.0), haloed(label())], &[]),
            // What a cell hides is not under the text.
            (
                &[
                    stroke(&[(0.0, 98.0), (200.0, 98.0)], Paint::Series(1)),
                    column(60.0, 80.0),
                    label(),
                ],
                &[],
            ),
            // Told as an overflow.
            (&[column(95.0, 10.0), label()], &[]),
            // A pale band runs behind any text.
            (&[rect(90.0, 50.0, 20.0, 200.0, pale(Paint::Event, 0.1)), label()], &[]),
        ],
    );
}

#[test]
fn an_area_is_told_by_its_edges() {
    let corners = [(100.0, 100.0), (500.0, 100.0), (100.0, 500.0)];
    let area = || path(&corners, true, filled(Paint::Series(0)));
    for (middle, count) in [(160.0, 0), (400.0, 0), (305.0, 1)] {
        let nodes = vec![area(), text("2,706", middle, middle, Anchor::Middle)];
        assert_eq!(faults("overlap", nodes).len(), count, "{middle}");
    }
}

#[test]
fn text_is_at_least_nine_pixels() {
    for (size, width, count) in [(9.0, 850.0, 0), (8.9, 850.0, 1), (8.9, 400.0, 0), (8.4, 400.0, 1)]
    {
        let small = with(text("2011", 50.0, 50.0, Anchor::Start), |text| text.size = size);
        let scene = Scene { width, ..scene(vec![small]) };
        assert_eq!(told("size", &scene, &[]).len(), count, "{size} on {width}");
    }
}

#[test]
fn five_lines_of_a_panel_can_be_told_apart() {
    let scene_of = |series: usize, panel: fn(usize) -> usize, paint: fn(usize) -> Paint| {
        let nodes = (0..series).map(|place| stroke(&[(9.0, 9.0), (90.0, 90.0)], paint(place)));
        let reading = |place: usize| Reading {
            paint: paint(place),
            ..scenes::reading(&format!("s{place}"), panel(place), 2011, 5.0, (9.0, 9.0))
        };
        Scene { readings: (0..series).map(reading).collect(), ..scene(nodes.collect()) }
    };
    let crowd = |scene: &Scene| told("crowd", scene, &[]);
    let six: &[&str] = &["6 coloured lines, more than the 5 that can be told apart"];
    assert!(crowd(&scene_of(5, |_| 0, Paint::Series)).is_empty());
    assert_eq!(crowd(&scene_of(6, |_| 0, |place| Paint::Series(place % 5))), six);
    // Grey lines and other panels do not count.
    let highlighted = |place| if place == 0 { Paint::Series(0) } else { Paint::Context };
    assert!(crowd(&scene_of(20, |_| 0, highlighted)).is_empty());
    assert!(crowd(&scene_of(20, |place| place, Paint::Series)).is_empty());
    // Without readings the lines are counted.
    let unread = Scene { readings: Vec::new(), ..scene_of(6, |_| 0, Paint::Series) };
    assert_eq!(crowd(&unread), six);
    assert!(crowd(&Scene { kind: "stacked", ..unread }).is_empty());
}

#[test]
fn a_line_through_a_box_is_seen() {
    let bounds = Bounds { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };
    for (from, to, crosses) in [
        ((-5.0, 5.0), (15.0, 5.0), true),
        ((5.0, 5.0), (6.0, 6.0), true),
        ((-5.0, 5.0), (5.0, 25.0), false),
        ((-5.0, -1.0), (15.0, -1.0), false),
    ] {
        assert_eq!(bounds.is_crossed(at(from.0, from.1), at(to.0, to.1)), crosses);
    }
}
