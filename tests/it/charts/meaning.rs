//! The golden files read back: a mark stands where its value and its year are.

use std::collections::BTreeMap;

use arrivals_chart::Bounds;
use roxmltree::Document;

use crate::charts::cases::{CASES, Case};
use crate::charts::fit::{Line, residual};
use crate::charts::golden::folder;
use crate::charts::reading::{
    Mark, area_feet, canvas, marks, series, texts, value_ticks, year_ticks,
};

/// How far a mark may stand from its place, in pixels: coordinates are written to 0.01.
const NEAR: f64 = 0.02;

/// What is wrong in each golden file that there is, by name.
fn failures(check: impl Fn(&Case, &Document) -> Result<(), String>) -> Vec<String> {
    let mut failures = Vec::new();
    let mut seen = 0;
    for case in CASES {
        // A missing file is the failure of another test.
        let Ok(svg) = std::fs::read_to_string(folder().join(format!("{}.svg", case.name))) else {
            continue;
        };
        seen += 1;
        let result = Document::parse(&svg)
            .map_err(|error| error.to_string())
            .and_then(|document| check(case, &document));
        if let Err(error) = result {
            failures.push(format!("{}: {error}", case.name));
        }
    }
    assert!(seen > 0, "there are no golden files");
    failures
}

fn assert_none(failures: &[String]) {
    assert!(failures.is_empty(), "{} charts:\n{}", failures.len(), failures.join("\n"));
}

/// The marks of each panel.
fn by_panel(document: &Document) -> Result<BTreeMap<usize, Vec<Mark>>, String> {
    let mut panels: BTreeMap<usize, Vec<Mark>> = BTreeMap::new();
    for mark in marks(document)? {
        panels.entry(mark.panel).or_default().push(mark);
    }
    Ok(panels)
}

/// Pairs of a value, as its scale counts, and the pixel where it stands; `None` for the kinds in
/// which no place means a value.
fn places(case: &Case, marks: &[Mark], series: usize) -> Option<Vec<(f64, f64)>> {
    let scaled = |value: f64| if case.has("--log") { libm::log10(value) } else { value };
    let pairs = match case.kind() {
        "heatmap" => return None,
        "stacked" | "share" if marks.iter().all(|mark| mark.is_rect) => marks
            .iter()
            .map(|mark| (mark.value.abs(), mark.bounds.bottom - mark.bounds.top))
            .collect(),
        "stacked" | "share" | "area" => running(marks, series)?,
        _ => marks.iter().map(|mark| (scaled(mark.value), mark.end())).collect(),
    };
    Some(pairs)
}

/// The running sums of each year's values from the lowest mark up; `None` where not every series
/// has its mark in any year.
fn running(marks: &[Mark], series: usize) -> Option<Vec<(f64, f64)>> {
    let mut years: BTreeMap<i64, Vec<&Mark>> = BTreeMap::new();
    for mark in marks {
        years.entry(mark.year as i64).or_default().push(mark);
    }
    let mut pairs = Vec::new();
    for mut year in years.into_values().filter(|year| year.len() == series) {
        year.sort_by(|one, other| other.center().y.total_cmp(&one.center().y));
        let mut sum = 0.0;
        for mark in year {
            sum += mark.value;
            pairs.push((sum, mark.center().y));
        }
    }
    (!pairs.is_empty()).then_some(pairs)
}

/// How far the heights of parts are from being their values times one number.
fn from_nothing(heights: &[(f64, f64)]) -> f64 {
    let products: f64 = heights.iter().map(|(value, height)| value * height).sum();
    let squares: f64 = heights.iter().map(|(value, _)| value * value).sum();
    let each = if squares > 0.0 { products / squares } else { 0.0 };
    heights.iter().map(|(value, height)| (height - value * each).abs()).fold(0.0, f64::max)
}

#[test]
fn a_mark_stands_where_its_value_is() {
    let failures = failures(|case, document| {
        let series = series(document);
        for (panel, marks) in by_panel(document)? {
            let Some(places) = places(case, &marks, series) else { continue };
            let off = residual(&places);
            if off > NEAR {
                return Err(format!("panel {panel}: {off:.3} px beside the line of the values"));
            }
            if ["stacked", "share"].contains(&case.kind())
                && marks.iter().all(|mark| mark.is_rect)
                && let off = from_nothing(&places)
                && off > NEAR
            {
                return Err(format!("panel {panel}: a part is {off:.3} px too high or low"));
            }
        }
        Ok(())
    });
    assert_none(&failures);
}

/// E. R. Tufte, The Visual Display of Quantitative Information, 1983, 56: what is measured on the
/// graphic is in direct proportion to the numbers.
#[test]
fn a_column_is_as_long_as_its_value_and_starts_at_zero() {
    let failures = failures(|case, document| {
        if !["columns", "change"].contains(&case.kind()) {
            return Ok(());
        }
        for (panel, marks) in by_panel(document)? {
            let columns: Vec<Mark> = marks.into_iter().filter(|mark| mark.is_rect).collect();
            if let Some(wrong) = wrong_columns(&columns) {
                return Err(format!("panel {panel}: {wrong}"));
            }
        }
        Ok(())
    });
    assert_none(&failures);
}

/// What is wrong with columns: their lengths, or the line on which they stand.
fn wrong_columns(columns: &[Mark]) -> Option<String> {
    let lengths: Vec<(f64, f64)> = columns
        .iter()
        .map(|mark| (mark.value.abs(), mark.bounds.bottom - mark.bounds.top))
        .collect();
    let off = from_nothing(&lengths);
    if off > NEAR {
        return Some(format!("a column is {off:.3} px too long or short"));
    }
    let feet = || {
        columns
            .iter()
            .map(|mark| if mark.value < 0.0 { mark.bounds.top } else { mark.bounds.bottom })
    };
    let apart = feet().fold(f64::MIN, f64::max) - feet().fold(f64::MAX, f64::min);
    (apart > NEAR).then(|| format!("the columns stand {apart:.3} px apart"))
}

#[test]
fn areas_stand_on_the_line_of_zero() {
    let failures = failures(|case, document| {
        if !["area", "share"].contains(&case.kind()) {
            return Ok(());
        }
        let ticks = value_ticks(document);
        for (panel, foot) in area_feet(document)? {
            let zero = ticks.iter().find(|tick| tick.number == 0.0).ok_or("the axis names no 0")?;
            let below = foot - zero.pixel;
            if below.abs() > NEAR {
                return Err(format!("panel {panel}: the areas stand {below:.3} px below 0"));
            }
        }
        Ok(())
    });
    assert_none(&failures);
}

#[test]
fn a_mark_stands_where_its_year_is() {
    let failures = failures(|_, document| {
        for (panel, marks) in by_panel(document)? {
            let places: Vec<(f64, f64)> =
                marks.iter().map(|mark| (mark.year, mark.center().x)).collect();
            let off = residual(&places);
            if off > NEAR {
                return Err(format!("panel {panel}: {off:.3} px beside the line of the years"));
            }
        }
        Ok(())
    });
    assert_none(&failures);
}

#[test]
fn the_labels_of_the_axes_say_what_the_marks_do() {
    let failures = failures(|case, document| {
        let panels = by_panel(document)?;
        let series = series(document);
        for (panel, marks) in &panels {
            let values = value_ticks(document);
            let years = year_ticks(document);
            let of_panel = |tick: Option<usize>| match tick {
                Some(own) => own == *panel,
                None => panels.len() == 1,
            };
            let placed = places(case, marks, series);
            // Heights of parts say nothing of where the axis starts: the slope must agree.
            let is_height = ["stacked", "share"].contains(&case.kind())
                && marks.iter().all(|mark| mark.is_rect);
            if let Some(line) = placed.as_deref().and_then(Line::through) {
                let ticks: Vec<(f64, f64)> = values
                    .iter()
                    .filter(|tick| of_panel(tick.panel))
                    .map(|tick| (tick.number, tick.pixel))
                    .collect();
                for (number, pixel) in &ticks {
                    let number = if case.has("--log") { libm::log10(*number) } else { *number };
                    let expected = if is_height {
                        let Some(zero) = ticks.iter().find(|tick| tick.0 == 0.0) else { break };
                        zero.1 - line.pixel(number.abs()) * number.signum()
                    } else {
                        line.pixel(number)
                    };
                    // Beyond the marks the line is only as good as their rounding.
                    let reach = reach(placed.as_deref().unwrap_or_default(), number);
                    if (expected - pixel).abs() > NEAR * reach {
                        return Err(format!(
                            "panel {panel}: the label {number} stands at {pixel}, by the marks \
                             it is {expected:.2}"
                        ));
                    }
                }
            }
            let placed: Vec<(f64, f64)> =
                marks.iter().map(|mark| (mark.year, mark.center().x)).collect();
            if let Some(line) = Line::through(&placed) {
                for tick in years.iter().filter(|tick| of_panel(tick.panel)) {
                    let expected = line.pixel(tick.number);
                    if (expected - tick.pixel).abs() > NEAR * reach(&placed, tick.number) {
                        return Err(format!(
                            "panel {panel}: the year {} stands at {}, by the marks it is \
                             {expected:.2}",
                            tick.number, tick.pixel
                        ));
                    }
                }
            }
        }
        Ok(())
    });
    assert_none(&failures);
}

/// How many times further from the middle of the points a value is than the points are; at
/// least 1.
fn reach(points: &[(f64, f64)], value: f64) -> f64 {
    let least = points.iter().map(|point| point.0).fold(f64::INFINITY, f64::min);
    let most = points.iter().map(|point| point.0).fold(f64::NEG_INFINITY, f64::max);
    let (middle, half) = (f64::midpoint(least, most), (most - least) / 2.0);
    ((value - middle).abs() / half).max(1.0)
}

#[test]
fn no_two_texts_touch_and_none_leaves_the_chart() {
    let failures = failures(|_, document| {
        let (canvas, texts) = (canvas(document)?, texts(document)?);
        for (place, (one, bounds)) in texts.iter().enumerate() {
            if !canvas.holds(bounds) {
                return Err(format!("'{one}' leaves the chart: {bounds:?}"));
            }
            for (other, others) in &texts[place + 1..] {
                if bounds.touches(others) {
                    return Err(format!("'{one}' touches '{other}'"));
                }
            }
        }
        Ok(())
    });
    assert_none(&failures);
}

#[test]
fn no_coordinate_is_not_a_number() {
    let failures = failures(|_, document| {
        for node in document.descendants() {
            for attribute in node.attributes().filter(|one| !one.name().starts_with("data-")) {
                let value = attribute.value();
                let parts = value.split([' ', ',', '(', ')', 'M', 'L']);
                if parts.clone().any(|part| ["NaN", "inf", "-inf", "-0"].contains(&part)) {
                    return Err(format!("{}=\"{value}\"", attribute.name()));
                }
            }
        }
        Ok(())
    });
    assert_none(&failures);
}

#[test]
fn a_chart_has_marks_and_a_name_for_those_who_cannot_see() {
    let failures = failures(|case, document| {
        let root = document.root_element();
        let first = root.first_element_child().ok_or("an empty chart")?;
        if root.attribute("role") != Some("img") || !first.has_tag_name("title") {
            return Err("no role, or no title that comes first".to_owned());
        }
        let described = document.descendants().find(|node| node.has_tag_name("desc"));
        if described.and_then(|node| node.text()).is_none_or(|text| text.len() <= 20) {
            return Err("no description".to_owned());
        }
        // Areas are read from their edges, long lines and bare ones from their course.
        let is_bare = case.has("--no-markers") || case.name.starts_with("century");
        if marks(document)?.is_empty()
            && !is_bare
            && case.kind() != "area"
            && !case.has("--highlight")
        {
            return Err("no mark says its year and value".to_owned());
        }
        Ok(())
    });
    assert_none(&failures);
}

#[test]
fn a_column_that_is_cut_off_or_stands_too_high_is_seen() {
    // 0.1 px for each count.
    let column = |year: f64, value: f64, top: f64, bottom: f64| Mark {
        panel: 0,
        year,
        value,
        bounds: Bounds { left: year, top, right: year + 1.0, bottom },
        is_rect: true,
    };
    let whole = [column(2011.0, 2706.0, 229.4, 500.0), column(2012.0, 1502.0, 349.8, 500.0)];
    assert_eq!(wrong_columns(&whole), None);
    // Cut off below 150.
    let cut = [column(2011.0, 2706.0, 244.4, 500.0), column(2012.0, 1502.0, 364.8, 500.0)];
    assert!(wrong_columns(&cut).is_some_and(|wrong| wrong.contains("too long or short")));
    let raised = [whole[0], column(2012.0, 1502.0, 309.8, 460.0)];
    assert_eq!(wrong_columns(&raised).as_deref(), Some("the columns stand 40.000 px apart"));
    // Net losses hang below the line.
    let losses = [column(2011.0, 800.0, 100.0, 300.0), column(2012.0, -400.0, 300.0, 400.0)];
    assert_eq!(wrong_columns(&losses), None);
}

#[test]
fn a_part_that_is_too_high_and_an_area_in_the_wrong_place_are_seen() {
    let found = |kind: &'static str, marks: &str| {
        let text = format!(
            "<svg><g class=\"panel\"><g class=\"series\"/><g class=\"series\"/>{marks}</g></svg>"
        );
        let document = Document::parse(&text).expect("XML");
        let arguments: &'static [&'static str] = match kind {
            "stacked" => &["--kind", "stacked"],
            _ => &["--kind", "area"],
        };
        let case = Case { name: "made-up", arguments, input: None };
        let panels = by_panel(&document).expect("marks");
        residual(&places(&case, &panels[&0], series(&document)).expect("places"))
    };
    let rect = |year: i32, value: f64, y: f64, height: f64| {
        format!(
            "<rect x=\"1\" y=\"{y}\" width=\"2\" height=\"{height}\" data-year=\"{year}\" data-value=\"{value}\"/>"
        )
    };
    let dot = |year: i32, value: f64, x: f64, y: f64| {
        format!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"2\" data-year=\"{year}\" data-value=\"{value}\"/>"
        )
    };
    let lower = rect(2001, 10.0, 80.0, 20.0) + &rect(2001, 5.0, 70.0, 10.0);
    assert!(found("stacked", &(lower.clone() + &rect(2002, 7.0, 86.0, 14.0))) < NEAR);
    assert!(found("stacked", &(lower + &rect(2002, 7.0, 86.0, 15.0))) > NEAR);
    let edge = dot(2001, 10.0, 0.0, 80.0) + &dot(2001, 5.0, 0.0, 70.0);
    assert!(
        found("area", &(edge.clone() + &dot(2002, 7.0, 9.0, 86.0) + &dot(2002, 1.0, 9.0, 84.0)))
            < NEAR
    );
    assert!(
        found("area", &(edge + &dot(2002, 7.0, 9.0, 86.0) + &dot(2002, 1.0, 9.0, 85.0))) > NEAR
    );
}
