//! `arrivals chart`: the counts, drawn.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::{Args, ValueEnum};

use super::console::{Console, deliver};
use super::input::InputArguments;
use super::selection::YearArguments;
use crate::Error;
use crate::chart::{Kind, Options, Size, draw};
use crate::dataset::{Dataset, Role, Series};
use crate::findings::{Findings, Selection, find, series_named};
use crate::render::{self, Theme};
use crate::report::{Wording, caption};
use crate::statistics::Level;

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  arrivals chart -o chart.svg
  arrivals chart -o chart.png --kind columns --size social
  arrivals chart counts.csv -o chart.svg --series total --from 2011 --title 'Fewer each year'
  arrivals chart counts.csv > chart.svg")]
pub struct ChartArguments {
    #[command(flatten)]
    input: InputArguments,
    #[command(flatten)]
    years: YearArguments,
    /// A series to draw; may be given several times; the total and its parts when none is named
    #[arg(long, value_name = "NAME")]
    series: Vec<String>,
    /// How the counts are drawn
    #[arg(long, value_enum, default_value_t = KindArgument::Line)]
    kind: KindArgument,
    /// report (850x600), social (1200x628), square (1080x1080), slide (1600x900), or WIDTHxHEIGHT
    #[arg(long, value_name = "SIZE", default_value = "report", value_parser = Size::from_str)]
    size: Size,
    /// Light and dark in one, or one of the two
    #[arg(long, value_enum, default_value_t = ThemeArgument::Auto)]
    theme: ThemeArgument,
    /// The title; the finding when not given
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// The line below the title
    #[arg(long, value_name = "TEXT")]
    subtitle: Option<String>,
    /// Pixels of a PNG for each pixel of the size
    #[arg(long, value_name = "NUMBER", default_value = "2", value_parser = scale)]
    scale: f64,
    /// SVG or PNG; from the extension of -o when not given
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Write into a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum KindArgument {
    /// A line for each series
    Line,
    /// A column for each year of one series
    Columns,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ThemeArgument {
    /// Light, and dark where the reader's system is dark
    Auto,
    /// Light
    Light,
    /// Dark
    Dark,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Svg,
    Png,
}

impl Format {
    fn of_extension(path: &Path) -> Result<Self, Error> {
        let extension =
            path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        match extension.as_deref() {
            Some("svg") => Ok(Self::Svg),
            Some("png") => Ok(Self::Png),
            _ => Err(Error::usage(
                format!("cannot tell the format of '{}' from its extension", path.display()),
                "name the file .svg or .png, or give --format",
            )),
        }
    }
}

fn scale(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(scale) if (0.5..=6.0).contains(&scale) => Ok(scale),
        _ => Err("not a number between 0.5 and 6".to_owned()),
    }
}

/// Runs the command.
pub fn run(arguments: &ChartArguments, console: &Console) -> anyhow::Result<()> {
    let file = arguments.output.as_deref().filter(|path| path.as_os_str() != "-");
    let format = match (arguments.format, file) {
        (Some(format), _) => format,
        (None, Some(path)) => Format::of_extension(path)?,
        (None, None) => Format::Svg,
    };
    let (kind, theme) = (kind(arguments.kind), theme(arguments.theme));
    let dataset = arguments.input.dataset(console)?;
    let series = shown(&dataset, kind, &arguments.series)?;
    let selection = arguments.years.of(subject(&dataset, &series));
    let findings = find(&dataset, &selection, Level::P95).map_err(Error::from)?;
    let wording = Wording { title: arguments.title.clone(), subtitle: arguments.subtitle.clone() };
    let options = Options { kind, size: arguments.size, command: Some(command(arguments)) };
    let svg = svg(&dataset, &series, &selection, &findings, &wording, &options, theme, console)?;
    match format {
        Format::Svg => deliver(file, svg.text.as_bytes())?,
        Format::Png => {
            deliver(file, &render::png(&svg.text, arguments.scale).map_err(Error::from)?)?
        }
    }
    Ok(())
}

/// A chart as SVG, with its text alternative.
pub(super) struct Svg {
    pub text: String,
    pub description: String,
}

/// Draws the series in the selected years, and says what the chart could not show.
#[allow(clippy::too_many_arguments, reason = "the stages' values meet here, and nowhere else")]
pub(super) fn svg(
    dataset: &Dataset,
    series: &[&Series],
    selection: &Selection,
    findings: &Findings,
    wording: &Wording,
    options: &Options,
    theme: Theme,
    console: &Console,
) -> Result<Svg, Error> {
    let cut: Vec<Series> =
        series.iter().map(|series| series.between(selection.from, selection.to)).collect();
    let cut: Vec<&Series> = cut.iter().collect();
    let chart = draw(dataset, &cut, &caption(dataset, findings, wording), options)?;
    for warning in &chart.warnings {
        console.warn(warning);
    }
    Ok(Svg { text: render::svg(&chart.scene, theme)?, description: chart.scene.description })
}

/// The series to draw: those named; else the total with its parts as lines, the total as columns.
pub(super) fn shown<'a>(
    dataset: &'a Dataset,
    kind: Kind,
    names: &[String],
) -> Result<Vec<&'a Series>, Error> {
    const MOST_PARTS: usize = 4;
    if !names.is_empty() {
        return names.iter().map(|name| series_named(dataset, name).map_err(Error::from)).collect();
    }
    let parts: Vec<&Series> = dataset.parts().collect();
    Ok(match (dataset.whole(), kind) {
        (Some(whole), Kind::Line) if whole.role() == Role::Total && parts.len() <= MOST_PARTS => {
            std::iter::once(whole).chain(parts).collect()
        }
        (Some(whole), _) => vec![whole],
        (None, _) => dataset.series().iter().collect(),
    })
}

/// The series that the title is about: the first one drawn.
pub(super) fn subject(dataset: &Dataset, series: &[&Series]) -> Option<String> {
    match series {
        [first, ..] if dataset.series().len() > 1 => Some(first.name()),
        _ => None,
    }
}

fn kind(argument: KindArgument) -> Kind {
    match argument {
        KindArgument::Line => Kind::Line,
        KindArgument::Columns => Kind::Columns,
    }
}

fn theme(argument: ThemeArgument) -> Theme {
    match argument {
        ThemeArgument::Auto => Theme::Auto,
        ThemeArgument::Light => Theme::Light,
        ThemeArgument::Dark => Theme::Dark,
    }
}

/// The command that draws the same chart, without folders.
fn command(arguments: &ChartArguments) -> String {
    let mut command = "arrivals chart".to_owned();
    let mut add = |text: &str| {
        command.push(' ');
        command.push_str(text);
    };
    if let Some(input) = arguments.input.as_typed() {
        add(&input);
    }
    if arguments.kind == KindArgument::Columns {
        add("--kind columns");
    }
    for series in &arguments.series {
        add(&format!("--series '{series}'"));
    }
    for (flag, year) in [("--from", arguments.years.from), ("--to", arguments.years.to)] {
        if let Some(year) = year {
            add(&format!("{flag} {year}"));
        }
    }
    if arguments.size != Size::REPORT {
        add(&format!("--size {}x{}", arguments.size.width, arguments.size.height));
    }
    command
}
