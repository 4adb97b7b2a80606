//! `arrivals report`: page, Markdown, JSON, tidy CSV and charts in one folder.

use std::path::PathBuf;

use clap::Args;

use super::analysis::AnalysisArguments;
use super::console::Console;
use super::input::InputArguments;
use super::made::Made;
use super::picture::{picture, shown};
use super::selection::YearArguments;
use crate::chart::{Options, kind};
use crate::findings::{find, find_all};
use crate::lint::advice;
use crate::render::{self, Scheme, SvgText, Theme};
use crate::report::{Picture, Wording};
use crate::statistics::Topic;
use crate::{Error, output, report};

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  arrivals report
  arrivals report counts.csv -o public
  arrivals report --from 2011 --to 2023")]
pub struct ReportArguments {
    #[command(flatten)]
    input: InputArguments,
    #[command(flatten)]
    years: YearArguments,
    /// The series; the total, or the only one, when none is named
    #[arg(long, value_name = "NAME")]
    series: Option<String>,
    #[command(flatten)]
    analysis: AnalysisArguments,
    /// The folder
    #[arg(long, short, value_name = "FOLDER", default_value = "output")]
    output: PathBuf,
}

/// The page of a report.
pub const PAGE: &str = "report.html";

/// The charts of a report: how they are drawn, and the names of their files.
const CHARTS: [(&str, &str); 2] = [("line", "chart-line"), ("columns", "chart-columns")];

/// Pixels of a PNG for each pixel of its size.
const SCALE: f64 = 2.0;

/// Runs the command.
pub fn run(arguments: &ReportArguments, typed: &str, console: &Console) -> anyhow::Result<()> {
    let made = made(arguments, typed, console)?;
    output::folder(&arguments.output).map_err(Error::from)?;
    output::files(&made.files).map_err(Error::from)?;
    for (path, _) in &made.files {
        console.say(&format!("wrote {}", path.display()));
    }
    super::console::deliver(None, &made.printed.unwrap_or_default())?;
    Ok(())
}

/// The files of the folder, and what is printed.
///
/// # Errors
/// When the input cannot be read, or there is nothing to say or to draw.
pub fn made(arguments: &ReportArguments, typed: &str, console: &Console) -> Result<Made, Error> {
    let dataset = arguments.input.dataset(console)?;
    let selection = arguments.years.of(arguments.series.clone());
    let analysis = arguments.analysis.options(&Topic::OF_A_SERIES);
    let findings = find(&dataset, &selection, analysis.level).map_err(Error::from)?;
    let all = find_all(&dataset, &selection, &analysis).map_err(Error::from)?;
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    let mut charts = Vec::new();
    let mut pictures = Vec::new();
    let theme = Theme::default();
    let colors = theme.colors(Scheme::Auto);
    for (kind, name) in CHARTS.into_iter().filter_map(|(known, name)| Some((kind(known)?, name))) {
        let named: Vec<String> = arguments.series.iter().cloned().collect();
        let series = shown(&dataset, kind, &named)?;
        let options = Options { command: Some(typed.to_owned()), ..Options::of(kind) };
        let (chart, _) = picture(&dataset, &series, &selection, &Wording::default(), &options)?;
        for warning in &chart.warnings {
            console.warn(warning);
        }
        for advice in advice(&chart.scene) {
            console.warn(&advice.to_string());
        }
        let svg = render::svg(&chart.scene, &colors, SvgText::Embed).map_err(Error::from)?;
        let png = render::png(&chart.scene, colors.base(), SCALE).map_err(Error::from)?;
        files.push((format!("{name}.svg").into(), svg.clone().into_bytes()));
        files.push((format!("{name}.png").into(), png));
        let description = chart.scene.description;
        pictures.push(Picture { path: format!("{name}.svg"), description });
        charts.push(svg);
    }
    let page = report::page(&all, &dataset, &charts).map_err(Error::from)?;
    files.extend([
        (PAGE.into(), page.into_bytes()),
        ("report.md".into(), report::markdown(&all, &pictures, Some(&dataset)).into_bytes()),
        ("summary.json".into(), report::json(&all).map_err(Error::from)?.into_bytes()),
        ("tidy.csv".into(), report::tidy(&dataset).into_bytes()),
    ]);
    files.sort();
    for (path, _) in &mut files {
        *path = arguments.output.join(&*path);
    }
    Ok(Made { files, printed: Some(report::text(&findings).into_bytes()) })
}
