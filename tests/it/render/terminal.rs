//! What a terminal shows: the charts of the sample, and scenes made by hand.

use std::process::{Command, Stdio};

use arrivals_chart::KINDS;
use arrivals_chart::render::terminal;
use arrivals_chart::scene::{Anchor, Node, Paint, Path, Scene, Style};
use unicode_width::UnicodeWidthStr;

use crate::common::scenes::{self, dot, filled, group, haloed, hollow, rect, stroke, with};

/// A chart of the sample in 80 columns.
fn chart(kind: &str, color: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .args(["chart", "--sample", "--quiet", "--format", "term"])
        .args(["--kind", kind, "--color", color])
        .env("COLUMNS", "80")
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{kind}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// A scene of 80 by 24 cells.
fn scene(nodes: Vec<Node>) -> Scene {
    Scene { width: 640.0, height: 384.0, ..scenes::scene(nodes) }
}

fn plain(nodes: Vec<Node>) -> Vec<String> {
    terminal(&scene(nodes), false).lines().map(str::to_owned).collect()
}

fn text(x: f64, y: f64, anchor: Anchor, content: &str, paint: Paint) -> Node {
    with(scenes::text(content, x, y, anchor), |text| text.paint = paint)
}

fn axis(y: f64, right: f64) -> Node {
    group("axis-y", vec![stroke(&[(0.0, y), (right, y)], Paint::Axis)])
}

fn column(x: f64, y: f64, height: f64, place: usize) -> Node {
    rect(x, y, 16.0, height, filled(Paint::Series(place)))
}

/// What is left when the escape sequences are taken out.
fn stripped(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let mut left = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        left.push_str(part.split_once('m').expect("an escape sequence of colours").1);
    }
    left
}

fn column_of(line: &str, glyph: &str) -> usize {
    line.split_once(glyph).expect("the sign").0.width()
}

#[test]
fn lines_fit_are_trimmed_and_colour_changes_no_column() {
    for kind in KINDS.iter().map(|kind| kind.name) {
        let (plain, colored) = (chart(kind, "never"), chart(kind, "always"));
        assert!(plain.ends_with('\n') && !plain.ends_with("\n\n"), "{plain}");
        for line in plain.lines() {
            assert!(line.width() <= 80, "{line}");
            assert_eq!(line, line.trim_end());
            assert!(!line.chars().any(char::is_control));
        }
        // Filled shapes have patterns where there is no colour.
        if ["heatmap", "columns", "stacked", "share", "area", "change"].contains(&kind) {
            assert!(stripped(&colored).lines().all(|line| line.width() <= 80), "{colored}");
        } else {
            assert_eq!(stripped(&colored), plain);
        }
        let ends = |line: &str| !line.contains('\u{1b}') || line.ends_with("\u{1b}[0m");
        assert!(colored.contains('\u{1b}') && colored.lines().all(ends), "{colored}");
    }
}

#[test]
fn series_are_told_apart_without_colour() {
    for (kind, signs) in
        [("line", ["● Total", "▲ Female", "■ Male"]), ("stacked", ["▒ Female", "█ Male", "▒"])]
    {
        let text = chart(kind, "never");
        assert!(signs.iter().all(|sign| text.contains(sign)), "{text}");
    }
}

#[test]
fn a_dot_stands_in_its_cell() {
    for (from, dot) in [((80.0, 160.0), '⠁'), ((87.9, 175.9), '⢀')] {
        let lines = plain(vec![group("series", vec![stroke(&[from; 3], Paint::Series(0))])]);
        assert_eq!(lines.len(), 11);
        assert_eq!(lines[10], format!("{}{dot}", " ".repeat(10)));
    }
}

#[test]
fn columns_read_back_to_an_eighth_of_a_row() {
    for eighths in 1..80_usize {
        let height = eighths as f64 * 2.0;
        let column = column(80.0, 320.0 - height, height, 1);
        let lines = plain(vec![axis(320.0, 640.0), group("series", vec![column])]);
        let read: usize = lines[..20]
            .iter()
            .filter_map(|line| line.chars().nth(10))
            .filter_map(|glyph| "▁▂▃▄▅▆▇█".chars().position(|block| block == glyph))
            .map(|place| place + 1)
            .sum();
        assert_eq!(read, eighths);
        assert_eq!(lines[20], "─".repeat(80));
    }
}

#[test]
fn a_column_stands_on_its_axis_wherever_that_falls_in_a_row() {
    for baseline in [312.0, 319.0, 320.0, 327.0, 335.0] {
        let column = column(80.0, baseline - 32.0, 32.0, 1);
        let lines = plain(vec![axis(baseline, 640.0), group("series", vec![column])]);
        let axis = lines.iter().position(|line| line.starts_with('─')).expect("an axis");
        assert_eq!([1, 2, 3].map(|above| lines[axis - above].trim()), ["██", "██", ""]);
    }
}

#[test]
fn panels_one_above_the_other_keep_their_own_axes() {
    let columns = vec![column(80.0, 280.0, 32.0, 1), column(80.0, 184.0, 96.0, 2)];
    let lines = plain(vec![axis(168.0, 640.0), axis(312.0, 640.0), group("series", columns)]);
    let column: String = lines[10..].iter().filter_map(|line| line.chars().nth(10)).collect();
    assert_eq!(column, "─▒▒▒▒▒▒██─");
}

#[test]
fn a_tentative_column_is_hatched_and_a_small_one_is_seen() {
    let tentative = rect(80.0, 288.0, 16.0, 32.0, hollow(Paint::Series(1)));
    let lines = plain(vec![group("series", vec![tentative, column(120.0, 319.9, 0.1, 1)])]);
    assert_eq!([lines[18].trim(), lines[19].trim()], ["▒▒", "▒▒   ▁▁"]);
}

#[test]
fn wide_characters_take_two_columns_and_are_never_halved() {
    let lines = plain(vec![
        text(80.0, 12.0, Anchor::Start, "탈북민", Paint::Ink),
        text(80.0, 28.0, Anchor::End, "탈북민", Paint::Ink),
        text(80.0, 44.0, Anchor::Middle, "탈북민", Paint::Ink),
        text(632.0, 60.0, Anchor::Start, "탈북민", Paint::Ink),
        text(0.0, 76.0, Anchor::Start, &"탈".repeat(50), Paint::Ink),
        text(80.0, 92.0, Anchor::Start, "탈북", Paint::Ink),
        text(88.0, 92.0, Anchor::Start, "ab", Paint::Ink),
    ]);
    assert_eq!([0, 1, 2, 3].map(|line: usize| column_of(&lines[line], "탈")), [10, 4, 7, 74]);
    assert_eq!(lines[4], format!("{}…", "탈".repeat(39)));
    assert_eq!(lines[5], format!("{} ab", " ".repeat(10)));
}

#[test]
fn letters_keep_their_marks_and_what_steers_a_terminal_is_taken_out() {
    let beside = |content: &str| {
        let nodes = vec![
            text(80.0, 12.0, Anchor::Start, content, Paint::Ink),
            text(104.0, 12.0, Anchor::Start, "x", Paint::Ink),
        ];
        plain(nodes)[0].trim_start().to_owned()
    };
    // Each takes two columns of the three before the x.
    for content in ["ab", "e\u{301}e", "👩\u{200d}👩", "한"] {
        assert_eq!(beside(content), format!("{content} x"));
    }
    let hostile = "a\u{1b}[31mb\u{9b}c\u{202e}d\u{7}\te";
    let lines = plain(vec![text(0.0, 12.0, Anchor::Start, hostile, Paint::Ink)]);
    assert_eq!(lines[0], "a\u{fffd}[31mb\u{fffd}cd\u{fffd} e");
    for (content, line) in [("``` a", "\u{2060}  ``` a"), ("`` a", "  `` a")] {
        assert_eq!(plain(vec![text(16.0, 12.0, Anchor::Start, content, Paint::Ink)]), [line]);
    }
}

#[test]
fn colours_end_with_their_line_and_a_ground_of_colour_is_not_trimmed() {
    let colored = |node: Node| terminal(&scene(vec![node]), true);
    let name = text(0.0, 12.0, Anchor::Start, "ab", Paint::Series(1));
    assert_eq!(colored(name), "\u{1b}[0;38;5;33mab\u{1b}[0m\n");
    let cell = rect(0.0, 0.0, 16.0, 16.0, filled(Paint::Step(3)));
    assert_eq!(colored(cell), "\u{1b}[0;48;5;74m  \u{1b}[0m\n");
}

/// Columns of 3, 5, 1 and 2 eighths of a cell on an axis, and one that hangs from it.
#[test]
fn two_columns_share_a_cell_and_one_hangs_from_its_axis() {
    let both = || vec![column(80.0, 314.0, 6.0, 1), column(80.0, 304.0, 10.0, 2)];
    let low = || vec![column(80.0, 318.0, 2.0, 1), column(80.0, 314.0, 4.0, 2)];
    let hanging = || vec![column(80.0, 320.0, 10.0, 1)];
    let low_in_colour = "\u{1b}[0;38;5;166m▃▃\u{1b}[0m";
    for (columns, row, in_colour, without) in [
        (both(), 19, "\u{1b}[0;38;5;33;48;5;166m▃▃\u{1b}[0m", Some("▒▒")),
        (low(), 19, low_in_colour, None),
        (hanging(), 21, "\u{1b}[0;7;38;5;33m▃▃\u{1b}[0m", Some("▀▀")),
    ] {
        let nodes = || vec![axis(320.0, 640.0), group("series", columns.clone())];
        let colored = terminal(&scene(nodes()), true);
        assert_eq!(colored.lines().nth(row).map(str::trim), Some(in_colour));
        let plain = plain(nodes());
        assert!(without.is_none_or(|without| plain[row].trim() == without), "{}", plain[row]);
    }
}

#[test]
fn lines_that_cross_are_merged_in_the_colour_of_the_front_one_and_hide_an_axis() {
    let dots = |at: (f64, f64), place| stroke(&[at; 3], Paint::Series(place));
    let crossing = vec![dots((80.0, 160.0), 1), dots((87.9, 175.9), 2)];
    let colored = terminal(&scene(vec![group("series", crossing)]), true);
    let expected = "\u{1b}[0;38;5;166m⢁\u{1b}[0m";
    assert_eq!(colored.lines().nth(10).map(str::trim), Some(expected));
    let line = stroke(&[(0.0, 70.0), (40.0, 74.0), (80.0, 70.0)], Paint::Series(0));
    let lines = plain(vec![axis(72.0, 80.0), group("series", vec![line])]);
    assert!(lines[4].chars().all(|sign| ('\u{2800}'..='\u{28ff}').contains(&sign)), "{lines:?}");
}

#[test]
fn names_cannot_steer_the_terminal_or_end_a_fence() {
    let hostile = "\u{1b}]0;x\u{7}\u{1b}[2J\u{9b}31m\u{202e}a\r\n\tb\0";
    for color in [false, true] {
        let nodes = vec![
            text(80.0, 28.0, Anchor::Start, hostile, Paint::Series(1)),
            text(8.0, 44.0, Anchor::Start, "```", Paint::Ink),
            text(0.0, 60.0, Anchor::Start, "~~~ rm", Paint::Ink),
        ];
        let text = stripped(&terminal(&scene(nodes), color));
        assert!(text.lines().all(|line| !line.chars().any(char::is_control)), "{text:?}");
        assert!(!text.contains('\u{202e}'));
        assert_eq!(text.lines().count(), 4);
        for line in text.lines() {
            let start = line.trim_start_matches(' ');
            assert!(!start.starts_with("```") && !start.starts_with("~~~"), "{line}");
        }
        assert!(text.contains("```") && text.contains("~~~ rm"));
    }
}

#[test]
fn text_hides_lines_and_a_value_moves_off_its_mark() {
    let mut line = stroke(&[(0.0, 168.0), (320.0, 168.0)], Paint::Series(0));
    if let Node::Path(Path { style, .. }) = &mut line {
        style.dash = vec![4.0];
    }
    let lines = plain(vec![
        group("series", vec![line, dot(160.0, 168.0, 3.0, hollow(Paint::Series(0)))]),
        text(16.0, 172.0, Anchor::Start, "Name", Paint::Series(0)),
        haloed(text(164.0, 165.0, Anchor::Middle, "12", Paint::Ink)),
    ]);
    assert_eq!(column_of(&lines[10], "Name"), 2);
    assert!(lines[10].contains('○'));
    assert_eq!(lines[9].trim(), "12");
}

#[test]
fn events_and_ticks_meet_the_axis() {
    let lines = plain(vec![
        axis(72.0, 80.0),
        group("axis-x", vec![stroke(&[(20.0, 72.0), (20.0, 77.0)], Paint::Axis)]),
        group("event", vec![stroke(&[(44.0, 40.0), (44.0, 72.0)], Paint::Event)]),
    ]);
    assert_eq!(lines[2..], ["     ┊", "     ┊", "──┬──┴────"]);
}

#[test]
fn an_empty_or_broken_scene_is_no_trouble() {
    assert_eq!(terminal(&scene(Vec::new()), true), "");
    let endless = Style { fill: Some(Paint::Step(9)), ..Style::default() };
    let mut broken = scene(vec![
        stroke(&[(f64::NAN, 0.0), (f64::INFINITY, 1e300)], Paint::Series(0)),
        rect(f64::NEG_INFINITY, 0.0, f64::INFINITY, f64::NAN, endless),
        group("series", vec![rect(0.0, -1e12, 1e12, 1e12, filled(Paint::Series(3)))]),
    ]);
    broken.width = f64::NAN;
    assert!(terminal(&broken, false).len() < 10);
    broken.width = 640.0;
    terminal(&broken, false);
}
