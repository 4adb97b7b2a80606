//! `arrivals init`: a recipe to start from, which builds at once.
//!
//! Invariant: what it writes holds and can be made. Each output is made, though not written, and
//! each claim is checked before it enters the recipe.

use std::path::{Path, PathBuf};

use super::build::{decides, makes};
use super::console::{Console, deliver};
use super::init_args::{Given, InitArguments};
use crate::recipe::{Heading, NAME, Part, manifest_name, normal, template};
use crate::{Error, output};
use arrivals_data::{Dataset, Series};
use arrivals_findings::claims::{self, Verdict};
use arrivals_findings::{Selection, find, format};
use arrivals_statistics::Level;

/// Runs the command.
pub fn run(arguments: &InitArguments, console: &Console) -> anyhow::Result<()> {
    let path = arguments.output.clone().unwrap_or_else(|| PathBuf::from(NAME));
    let file = Some(path.as_path()).filter(|path| path.as_os_str() != "-");
    if let Some(path) = file.filter(|path| path.symlink_metadata().is_ok()) {
        let what = format!("{} exists, and is not replaced", path.display());
        return Err(Error::usage(what, "name another file with -o, or remove it").into());
    }
    if arguments.given.input.reads_stdin() {
        let what = "a recipe reads files, and standard input is none";
        return Err(Error::usage(what, "save the table as a file, and give its path").into());
    }
    if let Some(path) = arguments.given.paths.iter().find(|path| is_no_path_of_a_recipe(path)) {
        let what = format!("a recipe cannot name the file {path:?}");
        let hint =
            "in a recipe, '\\' parts folders, and a name is one line of text: rename the file";
        return Err(Error::usage(what, hint).into());
    }
    let dataset = arguments.given.input.dataset(console)?;
    // Drawn from here, and written for the recipe's own folder.
    let here = input(&arguments.given, Path::new(NAME));
    let is_made = |part: &Part| makes(&template("", &[here.clone(), part.clone()]));
    let subject = subject(&dataset);
    let mut parts = vec![input(&arguments.given, file.unwrap_or(Path::new(NAME)))];
    parts.extend(charts(&dataset).into_iter().filter(is_made));
    parts.extend(texts(subject.as_deref()).into_iter().filter(is_made));
    parts.extend(claims_of(&dataset, subject.as_deref()));
    // Without a whole year there is nothing to say.
    if parts.iter().any(|part| part.heading == Heading::Claim) {
        let threshold = threshold(subject.as_deref());
        let alone = [here.clone(), threshold.clone()];
        parts.extend(decides(&template("", &alone)).then_some(threshold));
    }
    let recipe = file.map_or_else(|| NAME.to_owned(), |path| path.display().to_string());
    let text = template(&opening(&dataset, &recipe), &parts);
    match file {
        None => deliver(None, text.as_bytes())?,
        Some(path) => {
            output::file(path, text.as_bytes()).map_err(Error::from)?;
            let build = build(&recipe);
            console.say(&format!("wrote {recipe}; make its outputs with '{build}'"));
        }
    }
    Ok(())
}

/// Whether a path would be another one in a recipe, or none.
fn is_no_path_of_a_recipe(path: &Path) -> bool {
    match path.to_str() {
        Some(text) => text.contains(char::is_control) || (cfg!(unix) && text.contains('\\')),
        None => true,
    }
}

/// The command that builds a recipe.
fn build(recipe: &str) -> String {
    match recipe {
        NAME => "arrivals build".to_owned(),
        other => format!("arrivals build {}", arrivals_data::shell_word(other)),
    }
}

fn opening(dataset: &Dataset, recipe: &str) -> String {
    let title = dataset.metadata().title.clone().unwrap_or_else(|| {
        let names: Vec<String> =
            dataset.origins().iter().map(|origin| origin.name.clone()).collect();
        names.join(", ")
    });
    // A line feed in a title must not end the comment.
    let title = title.replace(char::is_control, " ");
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let build = build(recipe);
    format!(
        "Recipe: {title}\n\n\
         {build}            makes all outputs; writes what changed\n\
         {build} --check    writes nothing; says whether all is made and all holds\n\n\
         Paths are relative to this file. Each flag of a command is a key: --no-title is no_title = true.\n\
         The names of the outputs are recorded in {}: keep it with them.",
        manifest_name(Path::new(recipe))
    )
}

/// What is read, as the recipe says it.
fn input(given: &Given, recipe: &Path) -> Part {
    let mut part =
        Part::new(Heading::Input, "What is read. The flags of 'arrivals inspect' are keys here.");
    let paths: Vec<String> = given.paths.iter().map(|path| relative(path, recipe)).collect();
    match paths.as_slice() {
        [] => {}
        [one] => part = part.with("file", &[one]),
        several => {
            let several: Vec<&str> = several.iter().map(String::as_str).collect();
            part = part.with("files", &several);
        }
    }
    for (key, values) in &given.flags {
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        part = part.with(key, &values);
    }
    part
}

/// A path as it is from the recipe's folder.
fn relative(path: &Path, recipe: &Path) -> String {
    let shown = |path: &Path| path.to_string_lossy().replace('\\', "/");
    let folder = recipe.parent().unwrap_or(Path::new(""));
    if path.is_absolute() || folder.as_os_str().is_empty() {
        return shown(path);
    }
    let (Ok(path), Ok(folder)) = (std::path::absolute(path), std::path::absolute(folder)) else {
        return shown(path);
    };
    let (path, folder) = (normal(&path), normal(&folder));
    let shared = path.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().skip(shared).map(|_| std::path::Component::ParentDir);
    shown(&up.chain(path.components().skip(shared)).collect::<PathBuf>())
}

/// The most parts that one chart shows side by side.
const MOST_PARTS: usize = 5;

/// Charts that suit the number of series.
fn charts(dataset: &Dataset) -> Vec<Part> {
    let mut parts: Vec<&Series> = dataset.parts().collect();
    let chart = |comment: &str, kind: &str, outputs: &[&str]| {
        Part::new(Heading::Chart, comment).with("kind", &[kind]).with("output", outputs)
    };
    let many = parts.len() > MOST_PARTS;
    if many {
        // Of many series, those with the most counts in their last year.
        let last = |series: &&Series| series.years().last().map(|at| at.count);
        parts.sort_by_key(|series| std::cmp::Reverse(last(series)));
        parts.truncate(MOST_PARTS);
    }
    let names: Vec<String> = parts.iter().map(|series| series.name()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let whole = dataset.whole().is_some();
    let mut charts = Vec::new();
    if whole || !many {
        let comment = "The title is the finding; 'title' sets another. See 'arrivals chart --help' for all keys.";
        charts.push(chart(comment, "line", &["chart.svg", "chart.png"]));
    }
    if parts.len() < 2 {
        charts.push(chart("", "columns", &["columns.svg"]));
        return charts;
    }
    if many {
        let comment = "The largest series of the last year; name others.";
        charts.push(chart(comment, "multiples", &["largest.svg"]).with("series", &names));
    } else {
        charts.push(chart("The parts on each other.", "stacked", &["parts.svg"]));
    }
    charts
}

/// A section about the whole, or about that series.
fn about(part: Part, series: Option<&str>) -> Part {
    match series {
        Some(series) => part.with("series", &[series]),
        None => part,
    }
}

fn texts(series: Option<&str>) -> Vec<Part> {
    let summary = "What changed, in sentences, and as data with the cells behind each number.";
    let summary = Part::new(Heading::Text, summary)
        .with("command", &["summary"])
        .with("output", &["summary.md", "summary.json"]);
    let tidy = Part::new(Heading::Text, "Every count, one a row.")
        .with("command", &["tidy"])
        .with("output", &["tidy.csv"]);
    let report = Part::new(Heading::Report, "A page with all findings, charts and data.")
        .with("output", &["site"]);
    vec![about(summary, series), tidy, about(report, series)]
}

/// The series that sentences are about where the dataset has no whole: its largest.
fn subject(dataset: &Dataset) -> Option<String> {
    if dataset.whole().is_some() {
        return None;
    }
    let counted = dataset.series().iter().filter(|series| !series.years().is_empty());
    counted.max_by_key(|series| series.years().last().map(|at| at.count)).map(Series::name)
}

/// The latest count and the peak, where the program's own check finds that they hold.
fn claims_of(dataset: &Dataset, series: Option<&str>) -> Vec<Part> {
    let series = series.map(str::to_owned);
    let selection = Selection { series: series.clone(), ..Selection::default() };
    let Ok(found) = find(dataset, &selection, Level::P95) else { return Vec::new() };
    let said = |id: &str| {
        let finding = found.findings.iter().find(|finding| finding.id == id)?;
        let cell = finding.cells.first()?;
        Some((format::count(cell.count?), cell.period.clone()))
    };
    let latest = said("latest").map(|(count, year)| format!("{count} in {year}"));
    let peak = said("peak").map(|(count, year)| format!("peaked at {count} in {year}"));
    let options =
        claims::CheckOptions { series: series.clone(), ..claims::CheckOptions::default() };
    let holds = |text: &String| {
        claims::check((dataset, Some(dataset).filter(|all| all.has_rates())), text, &options)
            .is_ok_and(|checked| {
                checked.parts().next().is_some()
                    && checked.parts().all(|part| part.verdict == Verdict::Holds)
            })
    };
    let comment = "Sentences that must hold: nothing is written when the counts say otherwise.";
    let mut parts: Vec<Part> = Vec::new();
    for text in [latest, peak].into_iter().flatten().filter(holds) {
        let part = Part::new(Heading::Claim, if parts.is_empty() { comment } else { "" });
        parts.push(about(part.with("text", &[&text]), series.as_deref()));
    }
    parts
}

fn threshold(series: Option<&str>) -> Part {
    let comment = "Say so when the latest year is outside the range that the years before it foretold. With\n\
                   fail = true, the build then ends with 1. Instead of outside, any finding's number may be\n\
                   held against a limit:\n\
                   finding = \"latest.change\"\n\
                   value = \"percent\"\n\
                   below = -20";
    about(Part::new(Heading::Threshold, comment).with("outside", &["forecast"]), series)
}
