//! How a chart looks: theme, colours, size, and which parts of it are drawn.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::Args;

use super::named::{Named, one_of};
use crate::Error;
use arrivals_chart::render::{Scheme, Theme, theme};
use arrivals_chart::{Parts, Size};

/// How a chart looks.
#[derive(Debug, Args)]
pub struct StyleArguments {
    /// report (850x600), social (1200x628), square (1080x1080), slide (1600x900), or WIDTHxHEIGHT
    #[arg(long, value_name = "SIZE", default_value = "report", value_parser = Size::from_str, help_heading = "Style")]
    pub size: Size,
    /// default, newspaper, print, projector, or a theme's file; light or dark for one half of the default
    #[arg(long, value_name = "NAME", help_heading = "Style")]
    theme: Option<PathBuf>,
    /// Light and dark in one, or one of the two
    #[arg(long, value_name = "SCHEME", value_parser = one_of(&SCHEMES), help_heading = "Style")]
    scheme: Option<Scheme>,
    /// Draw no title
    #[arg(long, help_heading = "Style")]
    no_title: bool,
    /// Draw no line below the title
    #[arg(long, help_heading = "Style")]
    no_subtitle: bool,
    /// Draw no names and values beside the marks
    #[arg(long, help_heading = "Style")]
    no_labels: bool,
    /// Draw no events
    #[arg(long, help_heading = "Style")]
    no_events: bool,
    /// Draw no notes
    #[arg(long, help_heading = "Style")]
    no_notes: bool,
    /// Draw no source
    #[arg(long, help_heading = "Style")]
    no_source: bool,
    /// Draw no grid
    #[arg(long, help_heading = "Style")]
    no_grid: bool,
    /// Draw no markers, but for single and tentative years
    #[arg(long, help_heading = "Style")]
    no_markers: bool,
    /// Draw no unit above the axis
    #[arg(long, help_heading = "Style")]
    no_unit: bool,
}

/// Which of a theme's colours a file holds.
const SCHEMES: [Named<Scheme>; 3] = [
    ("auto", "Light, and dark where the reader's system is dark", Scheme::Auto),
    ("light", "Light", Scheme::Light),
    ("dark", "Dark", Scheme::Dark),
];

impl StyleArguments {
    /// The theme, and which of its colours are wanted.
    ///
    /// # Errors
    /// When the theme's file cannot be read or is none.
    pub fn theme(&self) -> Result<(Theme, Scheme), Error> {
        let (theme, scheme) = theme_of(self.theme.as_deref())?;
        Ok((theme, self.scheme.unwrap_or(scheme)))
    }

    /// The parts of the chart that are drawn.
    pub fn parts(&self) -> Parts {
        Parts {
            title: !self.no_title,
            subtitle: !self.no_subtitle,
            labels: !self.no_labels,
            events: !self.no_events,
            notes: !self.no_notes,
            source: !self.no_source,
            grid: !self.no_grid,
            markers: !self.no_markers,
            unit: !self.no_unit,
        }
    }
}

/// The theme of that name or file, and which of its colours the name asks for.
///
/// # Errors
/// When the file cannot be read or is none.
pub fn theme_of(chosen: Option<&Path>) -> Result<(Theme, Scheme), Error> {
    let name = chosen.map(|path| path.to_string_lossy().into_owned());
    let (theme, scheme) = match name.as_deref() {
        None => (Theme::default(), Scheme::Auto),
        Some("auto") => (Theme::default(), Scheme::Auto),
        Some("light") => (Theme::default(), Scheme::Light),
        Some("dark") => (Theme::default(), Scheme::Dark),
        Some(name) if theme::NAMES.contains(&name) => (theme::named(name)?, Scheme::Auto),
        Some(name) if name.contains(['.', '/', '\\']) => {
            arrivals_read::overwrite_guard::note(Path::new(name));
            let text = std::fs::read_to_string(name).map_err(|error| {
                Error::usage(
                    format!("cannot read the theme '{name}': {error}"),
                    format!("give a file, or one of {}", theme::NAMES.join(", ")),
                )
            })?;
            (theme::read(&text).map_err(|error| error.in_file(name))?, Scheme::Auto)
        }
        Some(name) => (theme::named(name)?, Scheme::Auto),
    };
    Ok((theme, scheme))
}
