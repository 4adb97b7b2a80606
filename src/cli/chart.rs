//! `arrivals chart`: the counts, drawn.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::chart_setup::{prepared, revisions, shown, subject};
use super::console::Console;
use super::events;
use super::formats::ChartFormat;
use super::input::InputArguments;
use super::named::{LANGUAGES, Named, one_of};
use super::outputs::Outputs;
use super::selection::{YearArguments, year};
use super::style::StyleArguments;
use crate::report::Wording;
use crate::{Error, output};
use arrivals_chart::lint::{advice, lint};
use arrivals_chart::render::{Scheme, SvgText, Theme};
use arrivals_chart::{CELL, Chart, ChartOptions, DefaultSeries, KINDS, Kind, Parts, Size, kind};
use arrivals_data::{Dataset, Event, Series, Year, shell_word};
use arrivals_findings::{Language, Selection, format, series_named};

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  arrivals chart --sample -o chart.svg
  arrivals chart counts.csv -o chart.png -o chart.pdf --kind columns --size social
  arrivals chart counts.csv -o chart.svg --series total --years 2011.. --title 'Fewer each year'
  arrivals chart --sample --kind index --base 2011 --lang ko -o index.svg
  arrivals chart --sample --format term
  arrivals chart counts.csv --check")]
pub struct ChartArguments {
    #[command(flatten)]
    input: InputArguments,
    #[command(flatten)]
    years: YearArguments,
    /// A series to draw; may be given several times; those that the kind shows when none is named
    #[arg(long, value_name = "NAME")]
    series: Vec<String>,
    /// What is drawn, and how
    #[arg(long, alias = "type", value_name = "KIND", default_value = "line", value_parser = kinds(), hide_possible_values = true, long_help = kinds_help())]
    kind: String,
    /// Draw values on a logarithmic axis
    #[arg(long)]
    log: bool,
    /// The year that is 100 in an index
    #[arg(long, value_name = "YEAR", value_parser = year)]
    base: Option<Year>,
    /// Changes in percent instead of counts, for --kind change
    #[arg(long)]
    percent: bool,
    /// A series to set before the others, which become grey; may be given several times
    #[arg(long, value_name = "NAME")]
    highlight: Vec<String>,
    /// In which order series stand: as in the data, by name, by the last or the largest count
    #[arg(long, value_enum, value_name = "ORDER", default_value_t = Order::Data)]
    order: Order,
    /// A panel for each value of this dimension; for each series when none is named
    #[arg(long, value_name = "DIMENSION", num_args = 0..=1, default_missing_value = "")]
    facet: Option<String>,
    /// Give each panel an axis of its own
    #[arg(long)]
    free: bool,
    /// The column that says when a figure was published, for --kind revisions
    #[arg(long, value_name = "NAME")]
    vintage_column: Option<String>,
    /// Events in JSON or CSV (date, end, label, source) instead of the dataset's
    #[arg(long, value_name = "FILE")]
    events: Option<PathBuf>,
    /// The title; the finding when not given
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// The line below the title
    #[arg(long, value_name = "TEXT")]
    subtitle: Option<String>,
    /// The text alternative; made from the findings when not given
    #[arg(long, value_name = "TEXT")]
    alt: Option<String>,
    /// Write the text alternative into a file too; '-' is standard error
    #[arg(long, value_name = "FILE")]
    alt_out: Option<PathBuf>,
    /// The language of the words: en or ko
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = one_of(&LANGUAGES))]
    lang: Language,
    #[command(flatten)]
    style: StyleArguments,
    #[arg(long, value_name = "NUMBER", value_parser = pixel_ratio, help = "Pixels of a PNG for each pixel of the size; 2 when not given")]
    pixel_ratio: Option<f64>,
    /// How an SVG holds its text: as text, with the font's glyphs inside when not given, or as outlines
    #[arg(long, value_name = "FORM", value_parser = one_of(&TEXTS))]
    svg_text: Option<SvgText>,
    /// How many characters wide a chart for a terminal is; the terminal's width when not given
    #[arg(long, value_name = "NUMBER", value_parser = columns)]
    columns: Option<usize>,
    /// The format; from the extension of -o when not given
    #[arg(long, value_enum)]
    format: Option<ChartFormat>,
    /// Write into a file instead of standard output; may be given several times
    #[arg(long, short, value_name = "FILE")]
    output: Vec<PathBuf>,
    /// Say what is wrong with the picture, and exit with 1 when something is
    #[arg(long)]
    check: bool,
}

/// In which order series stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Order {
    /// As in the data, the total first
    Data,
    /// By name
    Name,
    /// The largest last count first
    Last,
    /// The largest count first
    Max,
}

const TEXTS: [Named<SvgText>; 3] = [
    ("text", "Text in whatever font the reader has", SvgText::Text),
    ("embed", "Text with the font's glyphs inside", SvgText::Embed),
    ("paths", "Outlines", SvgText::Paths),
];

/// What other programs call a kind.
const OTHER_NAMES: [(&str, &str); 7] = [
    ("bar", "columns"),
    ("bars", "columns"),
    ("column", "columns"),
    ("lines", "line"),
    ("pie", "share"),
    ("rank", "ranking"),
    ("stack", "stacked"),
];

/// Reads the name of a kind, its own or another.
fn kinds() -> impl TypedValueParser<Value = String> {
    let names = KINDS.iter().map(|kind| {
        let others = OTHER_NAMES.iter().filter(|(_, name)| *name == kind.name);
        PossibleValue::new(kind.name).aliases(others.map(|(other, _)| *other))
    });
    PossibleValuesParser::new(names).map(|typed| {
        let other = OTHER_NAMES.iter().find(|(other, _)| *other == typed);
        other.map_or(typed.clone(), |(_, name)| (*name).to_owned())
    })
}

fn kinds_help() -> String {
    let widest = KINDS.iter().map(|kind| kind.name.len()).max().unwrap_or_default();
    let lines: Vec<String> =
        KINDS.iter().map(|kind| format!("  {:widest$}  {}", kind.name, kind.summary)).collect();
    format!("What is drawn, and how:\n{}", lines.join("\n"))
}

fn pixel_ratio(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(scale) if (0.5..=6.0).contains(&scale) => Ok(scale),
        _ => Err("not a number between 0.5 and 6".to_owned()),
    }
}

fn columns(text: &str) -> Result<usize, String> {
    match text.parse::<usize>() {
        Ok(columns) if (40..=400).contains(&columns) => Ok(columns),
        _ => Err("not a number between 40 and 400".to_owned()),
    }
}

/// Pixels of a PNG for each pixel of its size.
const SCALE: f64 = 2.0;

/// Where a chart goes.
struct Target {
    /// Standard output when there is none.
    file: Option<PathBuf>,
    format: ChartFormat,
}

/// The files of a chart, and what is printed.
///
/// # Errors
/// When the input cannot be read, the chart cannot be drawn, or it does not pass its check.
pub fn execute(
    arguments: &ChartArguments,
    typed: &str,
    console: &Console,
) -> Result<Outputs, Error> {
    let targets = targets(arguments)?;
    let (theme, scheme) = arguments.style.theme()?;
    let events = arguments.events.as_deref().map(events::read).transpose()?;
    let kind = chosen_kind(arguments)?;
    fitting(arguments, kind, &targets)?;
    let dataset = if kind.shows == DefaultSeries::Releases {
        arguments.input.vintages(console)?
    } else {
        arguments.input.dataset(console)?
    };
    let mut series = shown(&dataset, kind, &arguments.series)?;
    let highlight = highlighted(&dataset, &series, &arguments.highlight)?;
    ordered(&mut series, arguments.order, arguments.years.ends());
    let named = !arguments.series.is_empty();
    // What stands before the others is what the title is about.
    let about = highlight.first().cloned().or_else(|| subject(&dataset, &series, named));
    let selection = arguments.years.select(about);
    let wording = Wording { title: arguments.title.clone(), subtitle: arguments.subtitle.clone() };
    let options = ChartOptions { highlight, ..options(arguments, kind, &theme, events, typed) };
    let column = arguments.vintage_column.as_deref();
    let draw = |options: &ChartOptions| -> Result<Chart, Error> {
        drawn(&dataset, &series, (&selection, column), &wording, options)
    };
    let in_cells = |target: &Target| target.format == ChartFormat::Term;
    let pixels =
        (!targets.iter().all(in_cells) || arguments.check).then(|| draw(&options)).transpose()?;
    let cells = targets.iter().any(in_cells).then(|| draw(&celled(arguments, &options)));
    let cells = cells.transpose()?;
    let drawn: Vec<&Chart> = pixels.iter().chain(&cells).collect();
    let mut said: Vec<String> = Vec::new();
    for warning in drawn.iter().flat_map(|chart| &chart.warnings) {
        if !said.contains(warning) {
            console.warn(warning);
            said.push(warning.clone());
        }
    }
    let strict = arguments.input.is_strict();
    if !arguments.check && !strict {
        for advice in drawn.iter().flat_map(|chart| advice(&chart.scene)) {
            let advice = advice.to_string();
            if !said.contains(&advice) {
                console.warn(&advice);
                said.push(advice);
            }
        }
    } else {
        checked(&drawn, &theme, scheme, arguments.check)?;
    }
    if arguments.check && arguments.output.is_empty() {
        return Ok(Outputs::default());
    }
    in_forms(arguments, &targets, (pixels.as_ref(), cells.as_ref()), (&theme, scheme), console)
}

fn drawn(
    dataset: &Dataset,
    series: &[&Series],
    (selection, column): (&Selection, Option<&str>),
    wording: &Wording,
    options: &ChartOptions,
) -> Result<Chart, Error> {
    if options.kind.shows == DefaultSeries::Releases {
        return revisions(dataset, (selection, column), wording, options);
    }
    prepared(dataset, series, selection, wording, options, None)?.draw(options)
}

fn chosen_kind(arguments: &ChartArguments) -> Result<&'static Kind, Error> {
    let name = match (arguments.facet.is_some(), arguments.kind.as_str()) {
        (true, "line") => "multiples",
        (true, "multiples") | (false, _) => arguments.kind.as_str(),
        (true, other) => {
            return Err(Error::usage(
                format!("--facet draws lines, not {other}"),
                "leave --kind or --facet out",
            ));
        }
    };
    kind(name).ok_or_else(|| Error::usage(format!("there is no kind '{name}'"), "see --help"))
}

/// Whether a flag is given, its name, and whether it says something of a kind.
type Flag = (bool, &'static str, fn(&Kind) -> bool);

/// Refuses flags that say nothing of the kind or of the formats.
fn fitting(arguments: &ChartArguments, kind: &Kind, targets: &[Target]) -> Result<(), Error> {
    let many: fn(&Kind) -> bool = |kind| kind.shows != DefaultSeries::Releases && kind.series.1 > 1;
    let flags: [Flag; 8] = [
        (arguments.base.is_some(), "--base", |kind| kind.takes.base),
        (arguments.percent, "--percent", |kind| kind.takes.percent),
        (arguments.free, "--free", |kind| kind.takes.panels),
        (!arguments.highlight.is_empty(), "--highlight", |kind| kind.takes.highlight),
        (arguments.events.is_some(), "--events", |kind| kind.takes.events),
        (!arguments.series.is_empty(), "--series", |kind| kind.shows != DefaultSeries::Releases),
        (arguments.order != Order::Data, "--order", many),
        (arguments.vintage_column.is_some(), "--vintage-column", |kind| {
            kind.shows == DefaultSeries::Releases
        }),
    ];
    if let Some((_, flag, takes)) = flags.iter().find(|(given, _, takes)| *given && !takes(kind)) {
        let kinds = KINDS.iter().filter(|kind| takes(kind)).map(|kind| kind.name);
        return Err(Error::usage(
            format!("{flag} says nothing of --kind {}", kind.name),
            format!("leave {flag} out, or draw --kind {}", format::either(kinds)),
        ));
    }
    let formats: [(bool, &str, &str, &[ChartFormat]); 3] = [
        (arguments.columns.is_some(), "--columns", "--format term", &[ChartFormat::Term]),
        (arguments.pixel_ratio.is_some(), "--pixel-ratio", "PNG", &[ChartFormat::Png]),
        (arguments.svg_text.is_some(), "--svg-text", "SVG", &[ChartFormat::Svg]),
    ];
    let wanted =
        |formats: &[ChartFormat]| targets.iter().any(|target| formats.contains(&target.format));
    match formats.iter().find(|(given, _, _, of)| *given && !wanted(of)) {
        Some((_, flag, of, _)) => Err(Error::usage(
            format!("{flag} is for {of}, and none is written"),
            format!("leave {flag} out, or name a file of that format with -o"),
        )),
        None => Ok(()),
    }
}

/// The names of the series to set before the others, as the data write them.
fn highlighted(
    dataset: &Dataset,
    series: &[&Series],
    names: &[String],
) -> Result<Vec<String>, Error> {
    names
        .iter()
        .map(|name| {
            let found = series_named(dataset, name)?;
            if series.iter().any(|drawn| drawn.key() == found.key()) {
                Ok(found.name())
            } else {
                Err(Error::usage(
                    format!("'{name}' is not among the series drawn"),
                    format!("draw it too, with --series {}", shell_word(name)),
                ))
            }
        })
        .collect()
}

/// The files and their formats; standard output when there is no file.
fn targets(arguments: &ChartArguments) -> Result<Vec<Target>, Error> {
    let is_stdout = |path: &Path| path.as_os_str() == "-";
    if arguments.output.is_empty() {
        let format = arguments.format.unwrap_or(ChartFormat::Svg);
        return Ok(vec![Target { file: None, format }]);
    }
    arguments
        .output
        .iter()
        .map(|path| {
            let file = (!is_stdout(path)).then(|| path.clone());
            let format = match (arguments.format, &file) {
                (Some(format), _) => format,
                (None, Some(path)) => ChartFormat::of_extension(path)?,
                (None, None) => ChartFormat::Svg,
            };
            Ok(Target { file, format })
        })
        .collect()
}

fn options(
    arguments: &ChartArguments,
    kind: &'static Kind,
    theme: &Theme,
    events: Option<Vec<Event>>,
    typed: &str,
) -> ChartOptions {
    ChartOptions {
        size: arguments.style.size,
        sizes: theme.sizes,
        parts: Parts {
            markers: theme.markers && arguments.style.parts().markers,
            ..arguments.style.parts()
        },
        language: arguments.lang,
        log: arguments.log,
        percent: arguments.percent,
        base: arguments.base,
        facet: arguments.facet.clone().filter(|dimension| !dimension.is_empty()),
        free: arguments.free,
        events,
        alternative: arguments.alt.clone(),
        logo: theme.logo.clone(),
        command: Some(typed.to_owned()),
        ..ChartOptions::from_kind(kind)
    }
}

/// The same chart in the cells of a terminal.
fn celled(arguments: &ChartArguments, options: &ChartOptions) -> ChartOptions {
    let columns = arguments.columns.unwrap_or_else(super::console::columns);
    let rows = (columns * 3 / 10 + 4).clamp(26, 48);
    ChartOptions {
        cells: true,
        size: Size { width: columns as f64 * CELL.0, height: rows as f64 * CELL.1 },
        ..options.clone()
    }
}

/// Says what is wrong with a picture.
///
/// # Errors
/// [`Error::Unmet`] when something is.
fn checked(charts: &[&Chart], theme: &Theme, scheme: Scheme, listed: bool) -> Result<(), Error> {
    let palettes = match scheme {
        Scheme::Auto => vec![&theme.light, &theme.dark],
        Scheme::Light => vec![&theme.light],
        Scheme::Dark => vec![&theme.dark],
    };
    let mut faults: Vec<String> = Vec::new();
    for chart in charts {
        let found =
            lint(&chart.scene, &palettes).iter().map(ToString::to_string).collect::<Vec<_>>();
        for fault in found.into_iter().chain(chart.warnings.iter().cloned()) {
            if !faults.contains(&fault) {
                faults.push(fault);
            }
        }
    }
    if faults.is_empty() {
        return Ok(());
    }
    if listed {
        output::stdout(format!("{}\n", faults.join("\n")).as_bytes())?;
    }
    let what = match (faults.as_slice(), listed) {
        ([fault], false) => fault.clone(),
        ([_], true) => "1 fault in the picture".into(),
        (several, true) => format!("{} faults in the picture", several.len()),
        (several, false) => several.join("; "),
    };
    Err(Error::Unmet { what, hint: "mend it, or leave --check and --strict out".into() })
}

/// The chart in the forms asked for, with its text alternative.
fn in_forms(
    arguments: &ChartArguments,
    targets: &[Target],
    (pixels, cells): (Option<&Chart>, Option<&Chart>),
    (theme, scheme): (&Theme, Scheme),
    console: &Console,
) -> Result<Outputs, Error> {
    let text = arguments.svg_text.unwrap_or(SvgText::Embed);
    let scale = arguments.pixel_ratio.unwrap_or(SCALE);
    let colors = theme.colors(scheme);
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    let mut printed = None;
    for target in targets {
        let chart = if target.format == ChartFormat::Term { cells } else { pixels };
        let Some(chart) = chart else { continue };
        let color = target.file.is_none() && console.colors_output();
        let bytes = target.format.bytes(&chart.scene, &colors, text, scale, color)?;
        match &target.file {
            Some(path) => files.push((path.clone(), bytes)),
            None => printed = Some(bytes),
        }
    }
    let description = pixels.or(cells).map(|chart| format!("{}\n", chart.scene.description));
    match (arguments.alt_out.as_deref(), description) {
        (Some(path), Some(text)) if path.as_os_str() == "-" => console.say(text.trim_end()),
        (Some(path), Some(text)) => files.push((path.to_owned(), text.into_bytes())),
        _ => {}
    }
    Ok(Outputs { files, printed })
}

/// Puts series in order; those that count the same stay as they are.
fn ordered(series: &mut [&Series], order: Order, (from, to): (Option<Year>, Option<Year>)) {
    let drawn = |series: &&Series| series.between(from, to).years();
    let last = |series: &&Series| drawn(series).last().map(|at| at.count);
    let most = |series: &&Series| drawn(series).iter().map(|at| at.count).max();
    match order {
        Order::Data => {}
        Order::Name => series.sort_by_key(|series| series.name().to_lowercase()),
        Order::Last => series.sort_by_key(|series| std::cmp::Reverse(last(series))),
        Order::Max => series.sort_by_key(|series| std::cmp::Reverse(most(series))),
    }
}
