//! The colours on one background, by what they are for.

use super::color::Color;
use super::oklab::{legible, strongest};
use crate::scene::{Paint, STEPS};

/// The most colours of series.
pub const MOST_SERIES: usize = 12;

/// The colours that a theme gives; the others follow from them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colors {
    /// What everything stands on.
    pub background: Color,
    /// Titles and names.
    pub ink: Color,
    /// Notes, ticks, source.
    pub muted: Color,
    /// Grid lines.
    pub grid: Color,
    /// The base line and ticks.
    pub axis: Color,
    /// The lines and bands of events.
    pub event: Color,
    /// The series, the most important first.
    pub series: Vec<Color>,
    /// The series' names; derived from the series when empty.
    pub series_text: Vec<Color>,
    /// Series behind the highlighted ones.
    pub context: Color,
    /// The sequential scale, from the least value to the greatest.
    pub steps: [Color; STEPS],
}

/// The colours on one background.
///
/// As text a colour is moved in lightness until it reaches 4.5:1 on the background (WCAG 2.2,
/// 1.4.3); text on a step of the sequential scale is black or white, whichever stands out more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Palette {
    colors: Colors,
    /// The same colours as text, and the text on each step.
    texts: Colors,
}

impl Palette {
    /// The palette of these colours.
    pub fn from_colors(colors: Colors) -> Self {
        let text = |color: &Color| legible(color, &colors.background);
        let series = if colors.series_text.len() == colors.series.len() {
            colors.series_text.clone()
        } else {
            colors.series.iter().map(text).collect()
        };
        let texts = Colors {
            axis: text(&colors.axis),
            event: text(&colors.event),
            context: text(&colors.context),
            series,
            steps: colors.steps.each_ref().map(strongest),
            ..colors.clone()
        };
        Self { colors, texts }
    }

    /// On white. The lines are from Okabe & Ito (2008, Color Universal Design), those that reach
    /// 3:1 on their background.
    pub fn light() -> Self {
        Self::from_colors(Colors::light())
    }

    /// On nearly black, chosen in the same way.
    pub fn dark() -> Self {
        Self::from_colors(Colors::dark())
    }

    /// The colour of a line or area, as `#rrggbb`.
    pub fn shape(&self, paint: Paint) -> &str {
        self.shape_color(paint).as_str()
    }

    /// The colour of a text, as `#rrggbb`.
    pub fn text(&self, paint: Paint) -> &str {
        self.text_color(paint).as_str()
    }

    /// The colour of a line or area.
    pub fn shape_color(&self, paint: Paint) -> &Color {
        self.color_of(&self.colors, paint)
    }

    /// The colour of a text.
    pub fn text_color(&self, paint: Paint) -> &Color {
        self.color_of(&self.texts, paint)
    }

    fn color_of<'a>(&'a self, colors: &'a Colors, paint: Paint) -> &'a Color {
        match paint {
            Paint::Background => &colors.background,
            Paint::Ink => &colors.ink,
            Paint::Muted => &colors.muted,
            Paint::Grid => &colors.grid,
            Paint::Axis => &colors.axis,
            Paint::Event => &colors.event,
            Paint::Series(place) => at(&colors.series, place).unwrap_or(&colors.ink),
            Paint::Context => &colors.context,
            Paint::Step(step) => &self.colors.steps[step.min(STEPS - 1)],
            Paint::OnStep(step) => &self.texts.steps[step.min(STEPS - 1)],
        }
    }
}

fn at(colors: &[Color], place: usize) -> Option<&Color> {
    colors.get(place.checked_rem(colors.len())?)
}

fn hex(number: u32) -> Color {
    let [_, red, green, blue] = number.to_be_bytes();
    Color::new([red, green, blue])
}

impl Colors {
    /// The built-in colours on white.
    pub fn light() -> Self {
        Self {
            background: hex(0xffffff),
            ink: hex(0x111111),
            muted: hex(0x595959),
            grid: hex(0xe2e2e2),
            axis: hex(0x767676),
            event: hex(0x767676),
            series: [0x000000, 0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7].map(hex).to_vec(),
            series_text: [0x000000, 0x0072b2, 0xb34f00, 0x007a59, 0xa3497d].map(hex).to_vec(),
            context: hex(0x8f8f8f),
            steps: [0xe8f1f8, 0xc9dff0, 0xa0c8e3, 0x6dabd1, 0x3b8abb, 0x12659a, 0x08406b].map(hex),
        }
    }

    /// The built-in colours on nearly black.
    pub fn dark() -> Self {
        Self {
            background: hex(0x1a1a1a),
            ink: hex(0xf5f5f5),
            muted: hex(0xb0b0b0),
            grid: hex(0x383838),
            axis: hex(0x8c8c8c),
            event: hex(0x8c8c8c),
            series: [0xffffff, 0x56b4e9, 0xe69f00, 0x009e73, 0xcc79a7].map(hex).to_vec(),
            series_text: [0xffffff, 0x56b4e9, 0xe69f00, 0x10b384, 0xd58bb4].map(hex).to_vec(),
            context: hex(0x7d7d7d),
            steps: [0x1d3448, 0x24506f, 0x2c6f99, 0x3f8fc0, 0x6bb0dc, 0xa3d0ee, 0xdbeefb].map(hex),
        }
    }
}
