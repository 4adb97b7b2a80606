//! The text of a recipe, of its record and of its rule for make.

use std::path::Path;

use arrivals::recipe::{Given, Heading, Manifest, Part, normal, read, rule, template};

#[test]
fn sections_stand_in_the_order_of_the_file_with_their_lines() {
    let text = "[[text]]\ncommand = \"summary\"\n\n[input]\nfile = 'a b.csv'\n[[chart]]\n\
                kind = \"line\"\n[[chart]]\nno-title = true\nyears = 2_011\nwhere = { sex = \"female\" }\n";
    let sections = read(text).expect("sections");
    let shown: Vec<(String, usize)> =
        sections.iter().map(|section| (section.to_string(), section.line)).collect();
    let expected = [("[[text]] 1", 1), ("[input]", 4), ("[[chart]] 1", 6), ("[[chart]] 2", 8)];
    assert_eq!(shown, expected.map(|(name, line)| (name.to_owned(), line)));
    let last = &sections[3];
    assert_eq!(last.entry("no_title").map(|entry| entry.line), Some(9));
    let words = |key: &str| last.entry(key).map(|entry| entry.given.clone());
    let one = |word: &str, many| Given::Words { words: vec![word.to_owned()], many };
    assert_eq!(words("years"), Some(one("2011", false)));
    assert_eq!(words("where"), Some(one("sex=female", true)));
}

#[test]
fn what_is_no_recipe_is_an_error_on_its_line() {
    for (text, at, words) in [
        ("[[chart]]\nkind = \n", 2, ""),
        ("\n[[chrat]]\n", 2, "unknown heading 'chrat'"),
        ("[chart]\na = 1\n[[chart]]\n", 3, ""),
        ("chart = 5\n", 1, "'chart' is no heading here"),
        ("[[input]]\nfile = 'a'\n", 1, "'input' is no heading here"),
        ("[[chart]]\nno-title = true\nno_title = true\n", 3, "of line 2 again"),
        ("[[chart]]\nseries = [[1]]\n", 2, "'series'"),
    ] {
        let error = read(text).expect_err(text);
        assert_eq!(error.line, Some(at), "{text}: {error}");
        assert!(error.what.contains(words) && !error.hint.is_empty(), "{error}");
    }
    assert_eq!(read("[[chrat]]").expect_err("an error").hint, "did you mean 'chart'?");
}

#[test]
fn a_template_is_read_again() {
    let texts = ["a\\b.csv", "it's \"so\"", "한국", "line\nfeed", "'", "\"", "\u{7f}\t"];
    let part = Part::new(Heading::Chart, "one\n\ntwo").with("series", &texts).with("log", &[]);
    let text = template("Opening", &[Part::new(Heading::Input, ""), part]);
    let sections = read(&text).expect("a recipe");
    let series = sections[1].entry("series").map(|entry| entry.given.clone());
    let words = texts.map(str::to_owned).to_vec();
    assert_eq!(series, Some(Given::Words { words, many: true }));
    let log = sections[1].entry("log").map(|entry| entry.given.clone());
    assert_eq!(log, Some(Given::Switch(true)));
}

#[test]
fn a_record_is_read_again() {
    let manifest = Manifest::new([Path::new("b.svg"), Path::new("a/page.html")]);
    let text = manifest.text().expect("JSON");
    assert_eq!(Manifest::read(&text), manifest);
    assert!(manifest.has(Path::new("a/page.html")) && !manifest.has(Path::new("c.svg")));
    assert_eq!(Manifest::read("{"), Manifest::default());
    assert_eq!(Manifest::read(&text.replace("/1", "/9")), Manifest::default());
}

#[test]
fn names_that_make_would_cut_are_escaped() {
    let rule = rule(&["a b.svg".into(), "$c.png".into()], &["한국 수.csv".into(), "d#e".into()]);
    assert_eq!(rule, "a\\ b.svg $$c.png: 한국\\ 수.csv d\\#e\n");
}

#[test]
fn one_place_is_one_path() {
    for (path, place) in [
        ("a/./b.svg", "a/b.svg"),
        ("./a.svg", "a.svg"),
        ("x/../a.svg", "a.svg"),
        ("../a.svg", "../a.svg"),
        ("../../a/../b", "../../b"),
        ("/../a", "/a"),
        ("a//b/", "a/b"),
    ] {
        assert_eq!(normal(Path::new(path)), Path::new(place), "{path}");
    }
}
