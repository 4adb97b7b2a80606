//! `arrivals report`: page, Markdown, JSON, tidy CSV and charts in one folder.

use std::path::{Path, PathBuf};

use clap::Args;

use super::analysis::AnalysisArguments;
use super::chart_setup::{Prepared, foremost, prepared, shown, untotalled};
use super::console::Console;
use super::named::{LANGUAGES, one_of};
use super::outputs::Outputs;
use super::selection::SubjectArguments;
use super::stale_charts::charts_of_reports;
use crate::report::{PageChart, PageOptions, TextForm, Wording};
use crate::{Error, output, report};
use arrivals_chart::lint::advice;
use arrivals_chart::render::{self, Scheme, SvgText, Theme};
use arrivals_chart::scene::Scene;
use arrivals_chart::{CELL, Chart, ChartOptions, DefaultSeries, Kind, Parts, Size, kind};
use arrivals_data::{Dataset, Series};
use arrivals_findings::{
    Findings, Language, MOST_DETAILED, Precomputed, Selection, find, find_all, find_untotalled,
    format,
};
use arrivals_statistics::Topic;

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  arrivals report --sample
  arrivals report counts.csv -o public
  arrivals report counts.csv --from 2011 --to 2023
  arrivals report --sample --lang ko -o ko")]
pub struct ReportArguments {
    #[command(flatten)]
    subject: SubjectArguments,
    #[command(flatten)]
    analysis: AnalysisArguments,
    /// The language of the page and its charts: en or ko
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = one_of(&LANGUAGES))]
    lang: Language,
    /// A template of one's own for the page, in the language of Jinja
    #[arg(long, value_name = "FILE")]
    template: Option<PathBuf>,
    /// default, newspaper, print, projector, or a theme's file
    #[arg(long, value_name = "NAME")]
    theme: Option<PathBuf>,
    /// The folder
    #[arg(long, short, value_name = "FOLDER", default_value = "output")]
    output: PathBuf,
}

impl ReportArguments {
    fn theme(&self) -> Result<(Theme, Scheme), Error> {
        super::style::theme_of(self.theme.as_deref())
    }
}

pub const PAGE_FILE: &str = "report.html";

/// The charts of a report, where the data have what they show.
pub const CHARTS: [&str; 9] = [
    "line",
    "columns",
    "share",
    "ranking",
    "multiples",
    "heatmap",
    "joinpoint",
    "levels",
    "forecast",
];

/// Those of several series without a total.
const OF_SEVERAL: [&str; 4] = ["line", "ranking", "multiples", "heatmap"];

/// A chart that is not on the page: columns show the same counts as the line.
const FILE_ONLY: &str = "columns";

/// How large a chart is on a narrow screen, where a wide one would be too small to read.
const NARROW: Size = Size { width: 350.0, height: 480.0 };

/// Charts that say something of three groups or more.
const OF_GROUPS: [&str; 2] = ["ranking", "heatmap"];

/// Charts that are written in pixels too, for where no SVG can go.
const PIXELS: [&str; 2] = ["line", "columns"];

/// Pixels of a PNG for each pixel of its size.
const SCALE: f64 = 2.0;

/// How many characters wide the chart in Markdown is: GitHub shows about so many in a code fence.
const COLUMNS: f64 = 96.0;

/// Its lines.
const ROWS: f64 = 28.0;

/// Runs the command.
pub fn run(arguments: &ReportArguments, typed: &str, console: &Console) -> anyhow::Result<()> {
    let made = execute(arguments, typed, console)?;
    output::folder(&arguments.output).map_err(Error::from)?;
    let left = leftovers(&arguments.output, &made);
    made.write_and_remove(&left)?;
    for path in left {
        console.say(&format!("removed {}, which an earlier report made", path.display()));
    }
    for (path, _) in &made.files {
        console.say(&format!("wrote {}", path.display()));
    }
    Ok(())
}

/// The charts in the folder that an earlier report made, and this one did not.
fn leftovers(folder: &Path, made: &Outputs) -> Vec<PathBuf> {
    let mut left = charts_of_reports(folder, &CHARTS);
    left.retain(|path| !made.files.iter().any(|(made, _)| made == path));
    left
}

/// The files of a report, and the findings as text.
///
/// # Errors
/// When the input cannot be read, or there is nothing to say of it.
pub fn execute(
    arguments: &ReportArguments,
    typed: &str,
    console: &Console,
) -> Result<Outputs, Error> {
    let template = arguments.template.as_deref().map(read_template).transpose()?;
    let (dataset, selection) = arguments.subject.read(console)?;
    let analysis = arguments.analysis.options(&Topic::OF_A_SERIES);
    let language = arguments.lang;
    let untotalled = arguments.subject.series.is_none() && dataset.whole().is_none();
    say_bound(&dataset, arguments, console);
    let (findings, all) = if untotalled {
        let found = find_untotalled(&dataset, &selection)?;
        (found.clone(), found)
    } else {
        let found = find(&dataset, &selection, analysis.level)?;
        (found, find_all(&dataset, &selection, &analysis)?)
    };
    let (theme, scheme) = arguments.theme()?;
    let colors = theme.colors(scheme);
    let options = |kind| ChartOptions {
        command: Some(typed.to_owned()),
        language,
        sizes: theme.sizes,
        logo: theme.logo.clone(),
        ..ChartOptions::from_kind(kind)
    };
    let subject = Subject {
        dataset: &dataset,
        named: arguments.subject.series.as_ref(),
        selection: &selection,
        untotalled: untotalled.then_some(&all),
        known: Precomputed { findings: &all, options: &analysis },
    };
    let pictures = pictures(&subject, options)?;
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for picture in &pictures {
        let (name, scene) = (picture.kind.name, &picture.file.scene);
        let advice = advice(scene);
        let advice = advice.iter().map(ToString::to_string);
        picture.file.warnings.iter().cloned().chain(advice).for_each(|said| console.warn(&said));
        let svg = render::svg(scene, &colors, SvgText::Embed)?;
        files.push((format!("chart-{name}.svg").into(), svg.into_bytes()));
        if PIXELS.contains(&name) {
            let png = render::png(scene, colors.base(), SCALE)?;
            files.push((format!("chart-{name}.png").into(), png));
        }
    }
    let shown = || pictures.iter().filter(|picture| picture.kind.name != FILE_ONLY);
    let wide = shown().map(|picture| &picture.wide.scene);
    let scenes: Vec<&Scene> = wide.chain(shown().map(|picture| &picture.narrow.scene)).collect();
    let look = render::interactive(&scenes, &colors)?;
    let (wide, narrow) = look.figures.split_at(scenes.len() / 2);
    let figures: Vec<PageChart> = shown()
        .zip(wide.iter().zip(narrow))
        .map(|(picture, (figure, narrow))| PageChart {
            kind: picture.kind.name,
            title: picture.file.scene.title.clone(),
            figure: figure.clone(),
            narrow: narrow.clone(),
        })
        .collect();
    let page_options = PageOptions { language, template: template.as_deref() };
    let page = report::page(&all, &dataset, &figures, &look, &page_options)?;
    let fence = in_characters(&subject, options);
    let names: Vec<String> =
        files.iter().map(|(path, _)| path.to_string_lossy().into_owned()).collect();
    let markdown = report::report_markdown(&all, fence.as_deref(), &names, &dataset, language);
    files.extend([
        (PAGE_FILE.into(), page.into_bytes()),
        ("report.md".into(), markdown.into_bytes()),
        ("summary.json".into(), report::json(&all)?.into_bytes()),
        ("tidy.csv".into(), report::tidy(&dataset, TextForm::Csv).into_bytes()),
    ]);
    files.sort();
    for (path, _) in &mut files {
        *path = arguments.output.join(&*path);
    }
    Ok(Outputs { files, printed: Some(report::text(&findings).into_bytes()) })
}

/// Says, of more series than a page has room for, what is shown and which command shows the others.
fn say_bound(dataset: &Dataset, arguments: &ReportArguments, console: &Console) {
    let number = dataset.series().len();
    if number > MOST_DETAILED && arguments.subject.series.is_none() {
        let input = arguments.subject.input.as_typed().unwrap_or_default();
        console.note(&format!(
            "of {} series the report shows at most {MOST_DETAILED} one by one, those with the largest \
             figures; arrivals screen {input} tests each series",
            format::whole(number as i64)
        ));
    }
}

/// A chart of the report: as a file, and on the page for wide and for narrow screens, where
/// headline and source stand once and not in every chart.
struct Picture {
    kind: &'static Kind,
    file: Chart,
    wide: Chart,
    narrow: Chart,
}

/// What the report is about.
struct Subject<'a> {
    dataset: &'a Dataset,
    /// The series that was named.
    named: Option<&'a String>,
    selection: &'a Selection,
    /// What several series without a total say, where that is what there is.
    untotalled: Option<&'a Findings>,
    known: Precomputed<'a>,
}

impl Subject<'_> {
    /// The options with the largest of several series before the others, which lines need.
    fn emphasised(&self, options: ChartOptions) -> ChartOptions {
        match self.untotalled {
            Some(findings) if options.kind.name == CHARTS[0] => {
                ChartOptions { highlight: foremost(self.dataset, findings), ..options }
            }
            _ => options,
        }
    }

    /// What a chart of that kind says; nothing where the data have too few series for it.
    fn prepared(&self, options: &ChartOptions) -> Result<Option<Prepared<'_>>, Error> {
        let kind = options.kind;
        let fewest = if OF_GROUPS.contains(&kind.name) { 3 } else { 2 };
        if let Some(findings) = self.untotalled {
            let count = self.dataset.series().len();
            // Places and a largest count among a few of many would be those of the few.
            let is_cut = OF_GROUPS.contains(&kind.name) && count > kind.series.1;
            if !OF_SEVERAL.contains(&kind.name) || is_cut || count < fewest {
                return Ok(None);
            }
            return Ok(Some(untotalled(self.dataset, findings, self.selection, options)));
        }
        let named: Vec<String> = self.named.into_iter().cloned().collect();
        let series = shown(self.dataset, kind, &named)?;
        // Of one series, there are no parts to show; places of two say who is larger, as lines do.
        let told = if OF_GROUPS.contains(&kind.name) { counted(&series) } else { series.len() };
        let too_few = kind.shows == DefaultSeries::Parts && told < fewest;
        if too_few || kind.name == "multiples" {
            return Ok(None);
        }
        let wording = Wording::default();
        let known = Some(&self.known);
        prepared(self.dataset, &series, self.selection, &wording, options, known).map(Some)
    }
}

/// How many series have a count in most of the years that any of them has.
fn counted(series: &[&Series]) -> usize {
    let most = series.iter().map(|one| one.years().len()).max().unwrap_or(0);
    series.iter().filter(|one| one.years().len() * 2 > most).count()
}

/// The charts that the data have something for. The first must be drawn.
fn pictures(
    subject: &Subject,
    options: impl Fn(&'static Kind) -> ChartOptions,
) -> Result<Vec<Picture>, Error> {
    let mut pictures = Vec::new();
    for kind in CHARTS.into_iter().filter_map(kind) {
        let options = subject.emphasised(options(kind));
        let drawn = match subject.prepared(&options) {
            Ok(None) => continue,
            Ok(Some(prepared)) => picture(&prepared, options),
            Err(error) => Err(error),
        };
        match drawn {
            Ok(picture) => pictures.push(picture),
            Err(error) if pictures.is_empty() => return Err(error),
            // What a method does not find, or a kind has no room for, is not drawn.
            Err(Error::Chart(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(pictures)
}

fn picture(prepared: &Prepared, options: ChartOptions) -> Result<Picture, Error> {
    let kind = options.kind;
    let first = kind.name == CHARTS[0];
    let parts = Parts { title: !first, subtitle: !first, ..Parts::default() };
    let wide = ChartOptions { parts, ..options.clone() };
    let small = ChartOptions { size: NARROW, ..wide.clone() };
    let wide = prepared.draw(&wide)?;
    // Where a narrow screen has no room, the wide chart is made smaller.
    let narrow = prepared.draw(&small).unwrap_or_else(|_| wide.clone());
    Ok(Picture { kind, file: prepared.draw(&options)?, wide, narrow })
}

/// The first chart in the characters of a terminal.
fn in_characters(
    subject: &Subject,
    options: impl Fn(&'static Kind) -> ChartOptions,
) -> Option<String> {
    let kind = kind("line")?;
    let size = Size { width: COLUMNS * CELL.0, height: ROWS * CELL.1 };
    let parts = Parts { notes: false, source: false, ..Parts::default() };
    let options = ChartOptions { cells: true, size, parts, ..options(kind) };
    let prepared = subject.prepared(&options).ok()??;
    let chart = prepared.draw(&options).ok()?;
    Some(render::terminal(&chart.scene, false))
}

fn read_template(path: &Path) -> Result<String, Error> {
    arrivals_read::overwrite_guard::note(path);
    std::fs::read_to_string(path).map_err(|error| {
        Error::usage(
            format!("cannot read the template {}: {error}", path.display()),
            "give a file in the language of Jinja, as docs/report.md describes it",
        )
    })
}
