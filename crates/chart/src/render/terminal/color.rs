//! Colours of a terminal by role.

use crate::scene::{Paint, STEPS};

/// How a cell is written: colours of the 256 that terminals share, and attributes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pen {
    /// The letter's colour; the terminal's own where there is none.
    pub fore: Option<u8>,
    /// What it stands on; the terminal's own where there is none.
    pub back: Option<u8>,
    /// Heavier.
    pub bold: bool,
    /// Fainter.
    pub dim: bool,
    /// Letter and ground exchanged.
    pub reverse: bool,
}

/// The lines: the hues of the SVG's palette, each at least 3:1 on black and on white, since
/// nobody knows the terminal's background.
const SERIES: [Option<u8>; 5] = [None, Some(33), Some(166), Some(29), Some(169)];

/// The sequential scale, from light to dark.
const SCALE: [u8; STEPS] = [195, 153, 117, 74, 32, 25, 18];

/// The letters on each step: black until white is easier to read.
const ON_SCALE: [u8; STEPS] = [16, 16, 16, 16, 16, 231, 231];

impl Pen {
    /// The pen of a role.
    pub fn from_paint(paint: Paint) -> Self {
        let dim = Self { dim: true, ..Self::default() };
        match paint {
            Paint::Background | Paint::Ink => Self::default(),
            Paint::Muted | Paint::Grid | Paint::Axis | Paint::Event => dim,
            Paint::Context => Self { fore: Some(8), ..Self::default() },
            Paint::Series(place) => match SERIES[place % SERIES.len()] {
                Some(color) => Self { fore: Some(color), ..Self::default() },
                None => Self { bold: true, ..Self::default() },
            },
            Paint::Step(step) => Self { fore: Some(SCALE[step.min(STEPS - 1)]), ..Self::default() },
            Paint::OnStep(step) => {
                Self { fore: Some(ON_SCALE[step.min(STEPS - 1)]), ..Self::default() }
            }
        }
    }

    /// The pen on the ground of a step.
    pub fn on_step(self, step: usize) -> Self {
        Self { back: Some(SCALE[step.min(STEPS - 1)]), ..self }
    }

    /// Whether a space shows this pen.
    pub fn shows_in_space(self) -> bool {
        self.back.is_some() || self.reverse
    }

    /// The escape sequence that changes to this pen from any other.
    pub fn sequence(self) -> String {
        let mut codes = vec!["0".to_owned()];
        for (is_on, code) in [(self.bold, "1"), (self.dim, "2"), (self.reverse, "7")] {
            if is_on {
                codes.push(code.to_owned());
            }
        }
        codes.extend(self.fore.map(|color| format!("38;5;{color}")));
        codes.extend(self.back.map(|color| format!("48;5;{color}")));
        format!("\u{1b}[{}m", codes.join(";"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of one of the 256 colours (WCAG 2.2), of the colour cube only.
    fn luminance(color: u8) -> f64 {
        let level = |part: u8| if part == 0 { 0.0 } else { f64::from(55 + 40 * u16::from(part)) };
        let linear = |value: f64| {
            let value = value / 255.0;
            if value <= 0.04045 { value / 12.92 } else { libm::pow((value + 0.055) / 1.055, 2.4) }
        };
        let cube = color - 16;
        0.2126 * linear(level(cube / 36))
            + 0.7152 * linear(level(cube / 6 % 6))
            + 0.0722 * linear(level(cube % 6))
    }

    fn contrast(one: u8, other: u8) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    #[test]
    fn lines_show_on_black_and_on_white() {
        for color in SERIES.into_iter().flatten() {
            assert!(contrast(color, 16) >= 3.0, "{color} on black");
            assert!(contrast(color, 231) >= 3.0, "{color} on white");
        }
    }

    #[test]
    fn the_scale_darkens_and_its_letters_can_be_read() {
        assert!(SCALE.windows(2).all(|pair| luminance(pair[0]) > luminance(pair[1])));
        for (ground, letter) in SCALE.into_iter().zip(ON_SCALE) {
            assert!(contrast(ground, letter) >= 4.5, "{letter} on {ground}");
        }
    }
}
