//! The values of colours: light, dark, or both in one file.

use crate::chart::scene::{Paint, STEPS};

/// Which colours a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Light, and dark where the reader's system is dark.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The colours on one background.
///
/// The lines are from Okabe & Ito (2008, Color Universal Design), those that reach 3:1 on their
/// background; as text a colour is darkened until it reaches 4.5:1 (WCAG 2.2, 1.4.3 and 1.4.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    background: &'static str,
    ink: &'static str,
    muted: &'static str,
    grid: &'static str,
    axis: &'static str,
    event: &'static str,
    series: [&'static str; 5],
    series_text: [&'static str; 5],
    context: &'static str,
    steps: [&'static str; STEPS],
    on_steps: [&'static str; STEPS],
}

impl Palette {
    /// On white.
    pub const LIGHT: Palette = Palette {
        background: "#ffffff",
        ink: "#111111",
        muted: "#595959",
        grid: "#e2e2e2",
        axis: "#767676",
        event: "#767676",
        series: ["#000000", "#0072b2", "#d55e00", "#009e73", "#cc79a7"],
        series_text: ["#000000", "#0072b2", "#b34f00", "#007a59", "#a3497d"],
        context: "#8f8f8f",
        steps: ["#e8f1f8", "#c9dff0", "#a0c8e3", "#6dabd1", "#3b8abb", "#12659a", "#08406b"],
        on_steps: ["#111111", "#111111", "#111111", "#111111", "#111111", "#ffffff", "#ffffff"],
    };
    /// On nearly black.
    pub const DARK: Palette = Palette {
        background: "#1a1a1a",
        ink: "#f5f5f5",
        muted: "#b0b0b0",
        grid: "#383838",
        axis: "#8c8c8c",
        event: "#8c8c8c",
        series: ["#ffffff", "#56b4e9", "#e69f00", "#009e73", "#cc79a7"],
        series_text: ["#ffffff", "#56b4e9", "#e69f00", "#10b384", "#d58bb4"],
        context: "#7d7d7d",
        steps: ["#1d3448", "#24506f", "#2c6f99", "#3f8fc0", "#6bb0dc", "#a3d0ee", "#dbeefb"],
        on_steps: ["#ffffff", "#ffffff", "#ffffff", "#111111", "#111111", "#111111", "#111111"],
    };

    /// The colour of a line or area.
    pub fn shape(&self, paint: Paint) -> &'static str {
        match paint {
            Paint::Background => self.background,
            Paint::Ink => self.ink,
            Paint::Muted => self.muted,
            Paint::Grid => self.grid,
            Paint::Axis => self.axis,
            Paint::Event => self.event,
            Paint::Series(place) => self.series[place % self.series.len()],
            Paint::Context => self.context,
            Paint::Step(step) => self.steps[step.min(STEPS - 1)],
            Paint::OnStep(step) => self.on_steps[step.min(STEPS - 1)],
        }
    }

    /// The colour of a text.
    pub fn text(&self, paint: Paint) -> &'static str {
        match paint {
            Paint::Series(place) => self.series_text[place % self.series_text.len()],
            other => self.shape(other),
        }
    }
}

/// The name of a colour in class names: `ink`, `s1`.
pub fn name(paint: Paint) -> String {
    match paint {
        Paint::Background => "bg".into(),
        Paint::Ink => "ink".into(),
        Paint::Muted => "muted".into(),
        Paint::Grid => "grid".into(),
        Paint::Axis => "axis".into(),
        Paint::Event => "event".into(),
        Paint::Series(place) => format!("s{}", place + 1),
        Paint::Context => "context".into(),
        Paint::Step(step) => format!("step{}", step + 1),
        Paint::OnStep(step) => format!("on{}", step + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2.2, "relative luminance" and "contrast ratio".
    fn contrast(one: &str, other: &str) -> f64 {
        let luminance = |color: &str| {
            let part = |start: usize| {
                let value =
                    f64::from(u8::from_str_radix(&color[start..start + 2], 16).expect("hex"))
                        / 255.0;
                if value <= 0.040_45 {
                    value / 12.92
                } else {
                    libm::pow((value + 0.055) / 1.055, 2.4)
                }
            };
            0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
        };
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn marks_reach_three_to_one_and_text_four_and_a_half() {
        for palette in [Palette::LIGHT, Palette::DARK] {
            let background = palette.shape(Paint::Background);
            let series = || (0..5).map(Paint::Series);
            for paint in series().chain([Paint::Axis, Paint::Event]) {
                let ratio = contrast(palette.shape(paint), background);
                assert!(ratio >= 3.0, "{paint:?} as a mark: {ratio:.2}");
            }
            for paint in series().chain([Paint::Ink, Paint::Muted]) {
                let ratio = contrast(palette.text(paint), background);
                assert!(ratio >= 4.5, "{paint:?} as text: {ratio:.2}");
            }
        }
    }
}
