//! How large a chart and its texts may be, and the lines that texts are broken into.

use arrivals_chart::font::Weight;
use arrivals_chart::{Size, SizeError, Sizes, Typography};

#[test]
fn a_size_is_a_preset_or_two_numbers() {
    for (text, expected) in [
        ("report", Ok(Size::REPORT)),
        ("850x600", Ok(Size::REPORT)),
        ("850", Err(SizeError::Form)),
        ("-1x600", Err(SizeError::Form)),
        ("100x600", Err(SizeError::Range)),
        ("99999x600", Err(SizeError::Range)),
    ] {
        assert_eq!(text.parse(), expected, "{text}");
    }
}

#[test]
fn sizes_stay_within_their_ranges() {
    let usual = Sizes::default();
    assert_eq!(usual.checked(), Ok(usual));
    for (sizes, key) in [
        (Sizes { base: 7.9, ..usual }, "base"),
        (Sizes { base: 41.0, ..usual }, "base"),
        (Sizes { note: 0.4, ..usual }, "note"),
        (Sizes { title: 4.1, ..usual }, "title"),
        (Sizes { tick: f64::NAN, ..usual }, "tick"),
    ] {
        assert_eq!(sizes.checked().map_err(|error| error.key), Err(key));
    }
}

#[test]
fn no_line_is_wider_than_asked_and_no_word_is_lost() {
    let text = "Arrivals fell from 2,706 in 2011 to 196 in 2023 북한이탈주민이아주긴낱말로나타난다";
    for typography in
        [Typography::from_size(Size::REPORT, &Sizes::default()), Typography::of_cells()]
    {
        let lines = typography.wrap(text, Weight::Regular, 14.0, 120.0);
        let width = |line: &String| typography.width(line, Weight::Regular, 14.0);
        assert!(lines.iter().all(|line| width(line) <= 120.0), "{lines:?}");
        assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
    }
}

/// Every character of a terminal is a cell of eight pixels wide, a Hangul syllable two.
#[test]
fn lines_break_between_words_and_a_word_wider_than_a_line_is_cut() {
    let wrapped = |text: &str, cells: f64| {
        Typography::of_cells().wrap(text, Weight::Regular, 14.0, cells * 8.0)
    };
    for (text, cells, expected) in [
        ("fell from  2,706\nto 196", 9.0, &["fell from", "2,706 to", "196"][..]),
        (" \n", 9.0, &[]),
        ("in abcdefgh now", 5.0, &["in", "abcde", "fgh", "now"]),
        ("abcdefg is", 5.0, &["abcde", "fg is"]),
        ("탈북민", 0.5, &["탈", "북", "민"]),
    ] {
        assert_eq!(wrapped(text, cells), expected, "{text}");
    }
}
