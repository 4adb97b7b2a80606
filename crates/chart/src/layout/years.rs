//! The labels of an axis of years.

use crate::Typography;
use crate::font::Weight;

/// The years that are labelled on an axis.
///
/// The first and the last always; between them multiples of the smallest step whose labels, three
/// pixels around each, do not touch; those that would touch the ends are left out. `x` is the
/// place of a year in pixels, `name` its label.
pub fn years(
    (first, last): (i32, i32),
    x: impl Fn(i32) -> f64,
    name: impl Fn(i32) -> String,
    text: &Typography,
) -> Vec<i32> {
    const STEPS: [i32; 8] = [1, 2, 5, 10, 20, 25, 50, 100];
    if first >= last {
        return vec![first];
    }
    let font = text.tick;
    let half = |year: i32| text.width(&name(year), Weight::Regular, font) / 2.0;
    let clear = |one: i32, other: i32| {
        (x(other) - x(one)).abs() >= half(one) + half(other) + 2.0 * (3.0_f64).max(font * 0.35)
    };
    let step = STEPS.into_iter().find(|step| clear(first, first + step)).unwrap_or(1000);
    let mut years = vec![first];
    years.extend(
        (first + 1..last)
            .filter(|year| year % step == 0 && clear(first, *year) && clear(*year, last)),
    );
    if clear(first, last) {
        years.push(last);
    }
    years
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_are_always_labelled() {
        let text = &Typography { tick: 13.0, ..Typography::of_cells() };
        let text = &Typography { cells: false, ..*text };
        let named = |year: i32| year.to_string();
        let spaced = |pixels: f64| move |year: i32| f64::from(year - 2002) * pixels;
        assert_eq!(
            years((2002, 2025), spaced(29.0), named, text),
            [2002, 2004, 2006, 2008, 2010, 2012, 2014, 2016, 2018, 2020, 2022, 2025]
        );
        assert_eq!(
            years((2002, 2025), spaced(15.0), named, text),
            [2002, 2005, 2010, 2015, 2020, 2025]
        );
        assert_eq!(years((2002, 2002), spaced(15.0), named, text), [2002]);
    }
}
