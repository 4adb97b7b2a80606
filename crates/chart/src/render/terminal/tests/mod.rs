//! Whole scenes as a terminal shows them.

mod scenes;

use unicode_width::UnicodeWidthStr;

use super::{TerminalOptions, terminal};
use crate::scene::{Anchor, Node, Paint, Scene};
use scenes::{at, circle, group, path, rect, scene, text, value};

const PLAIN: TerminalOptions = TerminalOptions { color: false };
const COLOR: TerminalOptions = TerminalOptions { color: true };

fn plain(nodes: Vec<Node>) -> Vec<String> {
    terminal(&scene("line", nodes), &PLAIN).lines().map(str::to_owned).collect()
}

fn all() -> [Scene; 9] {
    [
        scenes::lines(),
        scenes::line(),
        scenes::columns(),
        scenes::stack(),
        scenes::areas(),
        scenes::interval(),
        scenes::heat(),
        scenes::dumbbell(),
        scenes::bars(),
    ]
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
fn lines_fit_the_scene_and_are_trimmed() {
    for scene in all() {
        let text = terminal(&scene, &PLAIN);
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{text}");
        assert!(text.lines().count() <= 24);
        for line in text.lines() {
            assert!(line.width() <= 80, "{line}");
            assert_eq!(line, line.trim_end());
            assert!(!line.chars().any(char::is_control));
        }
    }
}

#[test]
fn colour_changes_no_column() {
    for scene in all().iter().filter(|scene| !matches!(scene.kind, "heatmap" | "columns" | "area"))
    {
        assert_eq!(stripped(&terminal(scene, &COLOR)), terminal(scene, &PLAIN));
    }
    for scene in all() {
        let text = terminal(&scene, &COLOR);
        assert!(stripped(&text).lines().all(|line| line.width() <= 80));
        assert!(text.lines().all(|line| !line.contains('\u{1b}') || line.ends_with("\u{1b}[0m")));
    }
}

#[test]
fn a_dot_stands_in_its_cell() {
    let line = vec![vec![at(80.0, 160.0), at(80.0, 160.1), at(80.0, 160.2)]];
    let lines = plain(vec![group("series", vec![path(line, Paint::Series(0), Vec::new())])]);
    assert_eq!(lines.len(), 11);
    assert_eq!(lines[10], format!("{}⠁", " ".repeat(10)));
    let line = vec![vec![at(87.9, 175.9), at(87.9, 175.9), at(87.8, 175.8)]];
    let lines = plain(vec![group("series", vec![path(line, Paint::Series(0), Vec::new())])]);
    assert_eq!(lines[10], format!("{}⢀", " ".repeat(10)));
}

#[test]
fn columns_read_back_to_an_eighth_of_a_row() {
    let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
    let axis = path(vec![vec![at(0.0, 320.0), at(640.0, 320.0)]], Paint::Axis, Vec::new());
    for eighths in 1..80_usize {
        let height = eighths as f64 * 2.0;
        let column = rect((80.0, 320.0 - height), (16.0, height), Paint::Series(1), false);
        let lines = plain(vec![group("axis-y", vec![axis.clone()]), group("series", vec![column])]);
        let read: usize = lines[..20]
            .iter()
            .filter_map(|line| line.chars().nth(10))
            .filter_map(|glyph| blocks.iter().position(|block| *block == glyph.to_string()))
            .map(|place| place + 1)
            .sum();
        assert_eq!(read, eighths);
        assert_eq!(lines[20], "─".repeat(80));
    }
}

#[test]
fn a_column_stands_on_its_axis_wherever_that_falls_in_a_row() {
    for baseline in [312.0, 319.0, 320.0, 327.0, 335.0] {
        let axis = path(vec![vec![at(0.0, baseline), at(640.0, baseline)]], Paint::Axis, vec![]);
        let column = rect((80.0, baseline - 32.0), (16.0, 32.0), Paint::Series(1), false);
        let lines = plain(vec![group("axis-y", vec![axis]), group("series", vec![column])]);
        let axis = lines.iter().position(|line| line.starts_with('─')).expect("an axis");
        assert_eq!(lines[axis - 1].trim(), "██");
        assert_eq!(lines[axis - 2].trim(), "██");
        assert_eq!(lines[axis - 3].trim(), "");
    }
}

#[test]
fn panels_one_above_the_other_keep_their_own_axes() {
    let axis = |y| path(vec![vec![at(0.0, y), at(640.0, y)]], Paint::Axis, vec![]);
    let lower = rect((80.0, 280.0), (16.0, 32.0), Paint::Series(1), false);
    let upper = rect((80.0, 184.0), (16.0, 96.0), Paint::Series(2), false);
    let lines = plain(vec![
        group("axis-y", vec![axis(168.0)]),
        group("axis-y", vec![axis(312.0)]),
        group("series", vec![lower, upper]),
    ]);
    let column: String = lines[10..].iter().filter_map(|line| line.chars().nth(10)).collect();
    assert_eq!(column, "─▒▒▒▒▒▒██─");
}

#[test]
fn a_tentative_column_is_hatched_and_a_small_one_is_seen() {
    let column = rect((80.0, 288.0), (16.0, 32.0), Paint::Series(1), true);
    let small = rect((120.0, 319.9), (16.0, 0.1), Paint::Series(1), false);
    let lines = plain(vec![group("series", vec![column, small])]);
    assert_eq!(lines[18].trim(), "▒▒");
    assert_eq!(lines[19].trim(), "▒▒   ▁▁");
}

#[test]
fn series_are_told_apart_without_colour() {
    let text = terminal(&scenes::lines(), &PLAIN);
    for sign in ["● Total", "■ Women", "▲ Men", "○", "△"] {
        assert!(text.contains(sign), "{sign}\n{text}");
    }
    let text = terminal(&scenes::stack(), &PLAIN);
    assert!(text.contains("█ Women") && text.contains("▒ Men"), "{text}");
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
    assert_eq!(column_of(&lines[0], "탈"), 10);
    assert_eq!(column_of(&lines[1], "탈"), 4);
    assert_eq!(column_of(&lines[2], "탈"), 7);
    assert_eq!(column_of(&lines[3], "탈"), 74);
    assert_eq!(lines[4], format!("{}…", "탈".repeat(39)));
    assert_eq!(lines[5], format!("{} ab", " ".repeat(10)));
}

#[test]
fn names_cannot_steer_the_terminal_or_end_a_fence() {
    let hostile = "\u{1b}]0;x\u{7}\u{1b}[2J\u{9b}31m\u{202e}a\r\n\tb\0";
    for options in [PLAIN, COLOR] {
        let nodes = vec![
            text(80.0, 28.0, Anchor::Start, hostile, Paint::Series(1)),
            text(8.0, 44.0, Anchor::Start, "```", Paint::Ink),
            text(0.0, 60.0, Anchor::Start, "~~~ rm", Paint::Ink),
        ];
        let written = terminal(&scene("line", nodes), &options);
        let text = stripped(&written);
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
    let line = path(vec![vec![at(0.0, 168.0), at(320.0, 168.0)]], Paint::Series(0), vec![4.0]);
    let marker = circle(at(160.0, 168.0), Paint::Series(0), true);
    let lines = plain(vec![
        group("series", vec![line, marker]),
        text(16.0, 172.0, Anchor::Start, "Name", Paint::Series(0)),
        value(164.0, 165.0, Anchor::Middle, "12"),
    ]);
    assert_eq!(column_of(&lines[10], "Name"), 2);
    assert!(lines[10].contains('○'));
    assert_eq!(lines[9].trim(), "12");
}

#[test]
fn events_and_ticks_meet_the_axis() {
    let lines = plain(vec![
        group("axis-y", vec![path(vec![vec![at(0.0, 72.0), at(80.0, 72.0)]], Paint::Axis, vec![])]),
        group(
            "axis-x",
            vec![path(vec![vec![at(20.0, 72.0), at(20.0, 77.0)]], Paint::Axis, vec![])],
        ),
        group(
            "event",
            vec![path(vec![vec![at(44.0, 40.0), at(44.0, 72.0)]], Paint::Event, vec![])],
        ),
    ]);
    assert_eq!(lines[2..], ["     ┊", "     ┊", "──┬──┴────"]);
}

#[test]
fn an_empty_or_broken_scene_is_no_trouble() {
    assert_eq!(terminal(&scene("line", Vec::new()), &COLOR), "");
    let mut broken = scene(
        "line",
        vec![
            path(vec![vec![at(f64::NAN, 0.0), at(f64::INFINITY, 1e300)]], Paint::Series(0), vec![]),
            rect((f64::NEG_INFINITY, 0.0), (f64::INFINITY, f64::NAN), Paint::Step(9), false),
            group("series", vec![rect((0.0, -1e12), (1e12, 1e12), Paint::Series(3), false)]),
        ],
    );
    broken.width = f64::NAN;
    assert!(terminal(&broken, &PLAIN).len() < 10);
    broken.width = 640.0;
    terminal(&broken, &PLAIN);
}
