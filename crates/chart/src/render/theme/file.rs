//! A theme file: what may stand in it, and how it is read.
//!
//! Invariant: every key may be left out, the built-in theme fills it in; a key that is not known
//! is an error, so that a mistyped one is not lost in silence.

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use toml::de::{DeTable, DeValue, Deserializer};

use super::color::Color;
use super::error::ThemeError;
use super::palette::{Colors, MOST_SERIES, Palette};
use super::{Theme, toml_spans};
use crate::Sizes;
use crate::scene::STEPS;
use arrivals_data::nearest_name;

/// Colours and sizes of the charts of `arrivals`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Theme of arrivals")]
pub struct File {
    /// The theme's name.
    #[schemars(with = "String")]
    name: Option<String>,
    /// A text at the lower right corner: a name, an address.
    #[schemars(with = "String")]
    logo: Option<String>,
    /// Whether points have markers; those of single and tentative years always have.
    #[schemars(with = "bool")]
    markers: Option<bool>,
    /// The colours on a light background.
    light: Given,
    /// The colours on a dark background.
    dark: Given,
    /// The sizes of texts.
    sizes: Sizes,
}

/// The colours on one background, each as #rgb or #rrggbb.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(rename = "Palette")]
struct Given {
    /// What everything stands on.
    #[schemars(with = "Color")]
    background: Option<Color>,
    /// Titles and names; at least 4.5:1 on the background.
    #[schemars(with = "Color")]
    ink: Option<Color>,
    /// Notes, labels of axes, source; at least 4.5:1 on the background.
    #[schemars(with = "Color")]
    muted: Option<Color>,
    /// Grid lines.
    #[schemars(with = "Color")]
    grid: Option<Color>,
    /// The base line and ticks; at least 3:1 on the background.
    #[schemars(with = "Color")]
    axis: Option<Color>,
    /// The lines and bands of events; at least 3:1 on the background.
    #[schemars(with = "Color")]
    event: Option<Color>,
    /// The series, the most important first; each at least 3:1 on the background.
    #[schemars(with = "Vec<Color>", length(min = 1, max = MOST_SERIES))]
    series: Option<Vec<Color>>,
    /// The series' names, as many as the series; made from the series when left out.
    #[schemars(with = "Vec<Color>", length(min = 1, max = MOST_SERIES))]
    series_text: Option<Vec<Color>>,
    /// Series behind the highlighted ones; at least 3:1 on the background.
    #[schemars(with = "Color")]
    context: Option<Color>,
    /// The seven steps of the sequential scale, from the least value to the greatest.
    #[schemars(with = "Vec<Color>", length(equal = STEPS))]
    steps: Option<Vec<Color>>,
}

/// The keys of the file itself.
pub const TOP: [&str; 6] = ["name", "logo", "markers", "light", "dark", "sizes"];

/// The keys of `[light]` and `[dark]`.
pub const COLORS: [&str; 10] = [
    "background",
    "ink",
    "muted",
    "grid",
    "axis",
    "event",
    "series",
    "series_text",
    "context",
    "steps",
];

/// The keys of `[sizes]`.
pub const SIZES: [&str; 7] = ["base", "title", "subtitle", "label", "tick", "note", "event"];

/// The theme that a file describes.
///
/// # Errors
/// When the text is not TOML, a key is not known, or a value is not what its key asks for. The
/// error names the line and the key, not the file: [`ThemeError::in_file`] adds it.
pub fn read(text: &str) -> Result<Theme, ThemeError> {
    let table = DeTable::parse(text).map_err(|error| syntax(text, &error))?;
    let source = Source { text, table: table.get_ref() };
    source.check_keys()?;
    let file = File::deserialize(Deserializer::from(table.clone()).into_deserializer())
        .map_err(|error| source.wrong_value(&error))?;
    file.theme(&source)
}

struct Source<'a> {
    text: &'a str,
    table: &'a DeTable<'a>,
}

fn syntax(text: &str, error: &toml::de::Error) -> ThemeError {
    ThemeError::new(
        error.span().map(|span| toml_spans::line(text, span.start)),
        None,
        error.message().lines().collect::<Vec<_>>().join("; "),
        "a theme is TOML: lines like ink = \"#111111\" under headings like [light]",
    )
}

impl Source<'_> {
    /// An error about a key that is known to stand in the file.
    fn at(&self, key: &str, what: String, hint: String) -> ThemeError {
        let line =
            toml_spans::span(self.table, key).map(|span| toml_spans::line(self.text, span.start));
        ThemeError::new(line, Some(key.to_owned()), what, hint)
    }

    /// Refuses keys that are not known, with the one that was probably meant.
    fn check_keys(&self) -> Result<(), ThemeError> {
        for (key, value) in self.table {
            self.check_key(None, key, &TOP)?;
            let known: &[&str] = match key.get_ref().as_ref() {
                "light" | "dark" => &COLORS,
                "sizes" => &SIZES,
                _ => continue,
            };
            if let DeValue::Table(inner) = value.get_ref() {
                for inner_key in inner.keys() {
                    self.check_key(Some(key.get_ref()), inner_key, known)?;
                }
            }
        }
        Ok(())
    }

    fn check_key(
        &self,
        heading: Option<&str>,
        key: &toml::Spanned<toml::de::DeString<'_>>,
        known: &[&str],
    ) -> Result<(), ThemeError> {
        let name = key.get_ref().as_ref();
        if known.contains(&name) {
            return Ok(());
        }
        let hint = match (nearest_name(name, known), home(name)) {
            (Some(meant), _) => format!("did you mean {meant}?"),
            (None, Some(other)) => format!("{name} stands under [{other}]"),
            (None, None) => format!("the keys here are {}", known.join(", ")),
        };
        let line = toml_spans::line(self.text, key.span().start);
        let key = heading.map_or_else(|| name.to_owned(), |table| format!("{table}.{name}"));
        Err(ThemeError::new(Some(line), Some(key), "there is no such key", hint))
    }

    fn wrong_value(&self, error: &toml::de::Error) -> ThemeError {
        let mut start = error.span().map(|span| span.start);
        let key = start.and_then(|start| toml_spans::key(self.table, start));
        // The error stands at the list; the item is what is wrong.
        let item = key
            .as_deref()
            .and_then(|key| toml_spans::items(self.table, key))
            .and_then(|items| items.iter().find(|item| !is_color(item.get_ref())));
        start = item.map(|item| item.span().start).or(start);
        let hint = match key.as_deref() {
            Some("light" | "dark" | "sizes") => "write it as a heading: [light], [dark], [sizes]",
            Some("name" | "logo") => "write it in quotes",
            Some("markers") => "write true or false",
            Some(key) if key.starts_with("sizes.") => "write a number without quotes",
            Some(key) if is_list(key) && item.is_none() => {
                "write a list: [\"#0072b2\", \"#d55e00\"]"
            }
            _ => "write #rgb or #rrggbb in quotes: \"#0072b2\"",
        };
        let line = start.map(|start| toml_spans::line(self.text, start));
        ThemeError::new(line, key, error.message(), hint)
    }
}

fn is_color(value: &DeValue<'_>) -> bool {
    value.as_str().is_some_and(|text| text.parse::<Color>().is_ok())
}

fn is_list(key: &str) -> bool {
    [".series", ".series_text", ".steps"].iter().any(|list| key.ends_with(list))
}

/// The heading under which a misplaced key belongs.
fn home(key: &str) -> Option<&'static str> {
    match key {
        key if TOP.contains(&key) => None,
        key if COLORS.contains(&key) => Some("light"),
        key if SIZES.contains(&key) => Some("sizes"),
        _ => None,
    }
}

impl File {
    fn theme(self, source: &Source<'_>) -> Result<Theme, ThemeError> {
        let sizes = self.sizes.checked().map_err(|error| {
            let unit = if error.key == "base" { " pixels" } else { "" };
            source.at(
                &format!("sizes.{}", error.key),
                format!("{} is out of range", error.value),
                format!("write a number from {} to {}{unit}", error.least, error.most),
            )
        })?;
        Ok(Theme {
            name: self.name.unwrap_or_else(|| "custom".into()),
            light: self.light.palette(Colors::light(), "light", source)?,
            dark: self.dark.palette(Colors::dark(), "dark", source)?,
            sizes,
            logo: self.logo.filter(|logo| !logo.trim().is_empty()),
            markers: self.markers.unwrap_or(true),
        })
    }
}

impl Given {
    fn palette(
        self,
        built_in: Colors,
        heading: &str,
        source: &Source<'_>,
    ) -> Result<Palette, ThemeError> {
        let background = self.background.unwrap_or_else(|| built_in.background.clone());
        let series = match self.series {
            Some(series) if (1..=MOST_SERIES).contains(&series.len()) => series,
            Some(series) => {
                return Err(source.at(
                    &format!("{heading}.series"),
                    format!("{} colours", series.len()),
                    format!("give 1 to {MOST_SERIES}"),
                ));
            }
            None => built_in.series.clone(),
        };
        let series_text = match self.series_text {
            Some(texts) if texts.len() == series.len() => texts,
            Some(texts) => {
                return Err(source.at(
                    &format!("{heading}.series_text"),
                    format!("{} colours for {} series", texts.len(), series.len()),
                    "give one for each colour of series, or leave the key out".into(),
                ));
            }
            // The built-in texts were chosen for the built-in lines on the built-in background.
            None if series == built_in.series && background == built_in.background => {
                built_in.series_text
            }
            None => Vec::new(),
        };
        let steps = match self.steps.map(<[Color; STEPS]>::try_from) {
            Some(Ok(steps)) => steps,
            Some(Err(steps)) => {
                return Err(source.at(
                    &format!("{heading}.steps"),
                    format!("{} colours", steps.len()),
                    format!("give {STEPS}, from the least value to the greatest"),
                ));
            }
            None => built_in.steps,
        };
        Ok(Palette::from_colors(Colors {
            background,
            ink: self.ink.unwrap_or(built_in.ink),
            muted: self.muted.unwrap_or(built_in.muted),
            grid: self.grid.unwrap_or(built_in.grid),
            axis: self.axis.unwrap_or(built_in.axis),
            event: self.event.unwrap_or(built_in.event),
            series,
            series_text,
            context: self.context.unwrap_or(built_in.context),
            steps,
        }))
    }
}
