//! Theme files: what is read, what is refused and why, and the schema of all that may stand there.

use std::collections::BTreeSet;

use arrivals_chart::Sizes;
use arrivals_chart::render::theme::{named, read, schema};
use arrivals_chart::render::{Palette, Theme};
use arrivals_chart::scene::Paint;
use serde_json::Value;

/// Line, key, what is wrong, and what to do.
fn error(text: &str) -> (Option<usize>, Option<String>, String, String) {
    let error = read(text).expect_err("an error");
    (error.line, error.key, error.what, error.hint)
}

#[test]
fn the_file_to_start_from_is_the_theme_in_use() {
    let file = include_str!("../../../crates/chart/assets/themes/default.toml");
    assert_eq!(read(file), Ok(Theme::default()));
    assert_eq!(read(""), Ok(Theme { name: "custom".into(), ..Theme::default() }));
}

#[test]
fn an_unknown_theme_is_an_error_that_names_the_nearest() {
    let error = named("newspapers").expect_err("an error");
    assert_eq!(error.to_string(), "there is no built-in theme \"newspapers\"");
    assert_eq!(error.hint, "did you mean newspaper?");
    assert!(named("house.toml").expect_err("an error").hint.contains("default, newspaper"));
}

#[test]
fn what_is_given_replaces_what_is_built_in() {
    let text = "logo = 'NK News'\n[light]\nbackground = '#FFF1E5'\nseries = ['#f5a623', '#000']\n[sizes]\nbase = 16\ntitle = 1.5\n";
    let theme = read(text).expect("a theme");
    assert_eq!(theme.logo.as_deref(), Some("NK News"));
    assert_eq!(theme.sizes, Sizes { base: 16.0, title: 1.5, ..Sizes::default() });
    assert_eq!(theme.light.shape(Paint::Background), "#fff1e5");
    assert_eq!(theme.light.shape(Paint::Series(2)), "#f5a623");
    assert_ne!(theme.light.text(Paint::Series(0)), "#f5a623");
    assert_eq!(theme.light.shape(Paint::Ink), "#111111");
    assert_eq!(theme.dark, Palette::dark());
}

#[test]
fn a_mistyped_key_is_named_with_its_line() {
    for (text, line, key, expected) in [
        ("name = \"x\"\n\n[light]\ngird = \"#eee\"\n", 4, "light.gird", "did you mean grid?"),
        ("[lihgt]\n", 1, "lihgt", "did you mean light?"),
        ("background = '#fff'", 1, "background", "background stands under [light]"),
        ("font = 'x'", 1, "font", "the keys here are name, logo, markers, light, dark, sizes"),
    ] {
        let (at, named, what, hint) = error(text);
        assert_eq!((at, named.as_deref()), (Some(line), Some(key)), "{text}");
        assert_eq!((what.as_str(), hint.as_str()), ("there is no such key", expected));
    }
    let error = read("[light]\ngird = 1").expect_err("an error").in_file("house.toml");
    assert_eq!(error.to_string(), "house.toml, line 2, light.gird: there is no such key");
}

#[test]
fn a_wrong_value_is_named_with_its_line_and_key() {
    let (line, key, what, hint) = error("[dark]\nseries = [\n  \"#fff\",\n  \"red\",\n]\n");
    assert_eq!((line, key.as_deref()), (Some(4), Some("dark.series")));
    assert_eq!(what, "\"red\" is not a colour: write #rgb or #rrggbb, with 0–9 and a–f");
    assert_eq!(hint, "write #rgb or #rrggbb in quotes: \"#0072b2\"");
    for (text, line, key, part) in [
        ("[light]\nseries = '#000'", 2, "light.series", "string"),
        ("[light]\nseries = ['#000',\n 7]", 3, "light.series", "integer"),
        ("[light]\nink = 3", 2, "light.ink", "integer"),
        ("\nlight = '#fff'", 2, "light", "string"),
        ("[sizes]\n\nbase = '14'", 3, "sizes.base", "string"),
        ("[sizes]\nbase = 60", 2, "sizes.base", "60 is out of range"),
        ("[sizes]\ntick = nan", 2, "sizes.tick", "NaN is out of range"),
        ("[light]\nsteps = ['#fff']", 2, "light.steps", "1 colours"),
        ("[light]\nseries = []", 2, "light.series", "0 colours"),
        ("[light]\nseries_text = ['#000']", 2, "light.series_text", "1 colours for 5"),
        ("markers = 1", 1, "markers", "integer"),
    ] {
        let (at, named, what, _) = error(text);
        assert_eq!((at, named.as_deref()), (Some(line), Some(key)), "{text}: {what}");
        assert!(what.contains(part), "{text}: {what}");
    }
}

#[test]
fn what_is_no_toml_is_named_with_its_line() {
    let (line, key, what, _) = error("[light]\nink = #111111\n");
    assert_eq!((line, key), (Some(2), None), "{what}");
    assert!(!what.is_empty() && !what.contains('\n'), "{what}");
    assert_eq!(error("a = 1\na = 2").0, Some(2));
}

/// The keys of the schema are those that the error about an unknown key lists.
#[test]
fn the_schema_has_the_keys_that_are_read_and_nothing_must_be_given() {
    let schema = schema();
    for (heading, pointer) in [("", ""), ("[light]", "/$defs/Palette"), ("[sizes]", "/$defs/Sizes")]
    {
        let object = schema.pointer(pointer).expect(pointer);
        let keys = object["properties"].as_object().expect(pointer).keys();
        let hint = error(&format!("{heading}\nzzzzzzzz = 1")).3;
        let read = hint.strip_prefix("the keys here are ").expect("a list").split(", ");
        let both = (keys.map(String::as_str).collect::<BTreeSet<_>>(), read.collect());
        assert_eq!(both.0, both.1, "{heading}");
        assert_eq!(object["additionalProperties"], Value::Bool(false), "{heading}");
        assert!(object.get("required").is_none(), "{heading}");
    }
    assert!(!schema.to_string().contains("null"));
}
