//! The command line as it is typed: the global flags and the commands.

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use super::build_args::BuildArguments;
use super::console::Color;
use super::init_args::InitArguments;
use super::{
    chart, check, command_line, compare, data, diff, explain, forecast, generate, inspect, methods,
    report, revisions, schema, screen, summary, tidy, trend,
};

const EXAMPLES: &str = "\
Turns yearly counts, as agencies publish them, into statements one can quote and charts one can publish.

Examples:
  arrivals summary --sample                     what changed in the built-in sample
  arrivals summary counts.csv --from 2011 --to 2023
  arrivals chart counts.csv -o chart.svg        a chart of your own file
  arrivals chart counts.csv -o chart.png --kind columns
  arrivals inspect counts.xlsx                  what was read, and why
  arrivals trend counts.csv --to 2019           is there a direction, and where did it change
  arrivals report --sample                      page, summary, charts and data, in output/
  cat counts.csv | arrivals tidy                the same counts as tidy CSV";

const COMMANDS: &str = "\
{before-help}{usage-heading} {usage}

Look:
  summary  Say what changed: latest year, peak, ten years, rate, total, share
  chart    Draw the counts: SVG, PNG, PDF, HTML, Vega-Lite, or in the terminal
  report   Write page, Markdown, JSON, tidy CSV and charts into a folder

Analyse:
  trend      Say whether there is a direction, where it changed, and which years do not fit
  forecast   Say what the years to come may bring, and how such forecasts did in the past
  compare    Compare groups, and say what each added to the change
  screen     Ask every series the same: change, trend, joinpoints, levels, with q-values
  revisions  Say how published figures were revised, and what that says of the newest
  methods    Print the formula, assumptions and source of every method

Verify:
  check    Hold the claims of a sentence or an article against the counts
  diff     Say what changed between two editions of the same figures
  explain  Show the arithmetic of a finding, and the cells that it came from

Read:
  inspect  Show what was read from a file, and why
  tidy     Print every count, long or wide: CSV, TSV, JSON Lines, Parquet, JSON, SDMX-CSV, data package
  data     List or print the files of the built-in sample

Automate:
  build     Make the outputs of a recipe, and see that its claims hold
  init      Write a recipe to start from, which builds at once
  schema    List or print the JSON Schemas of what the program writes
  generate  Make completions for a shell, or manual pages

INPUT is delimited text, a spreadsheet or Parquet (also in gzip), a datapackage.json, or '-' for standard
input, which is read without INPUT, too. --sample reads the built-in sample instead: North Korean defectors
arriving in South Korea.

Options:
{options}

'arrivals COMMAND --help' explains a command. Exit codes: 0 done, 1 what was asked to hold does
not, 2 usage, input or output error.
";

/// Statements one can quote and charts one can publish, from yearly counts as agencies publish them
#[derive(Debug, Parser)]
#[command(
    name = "arrivals",
    version,
    before_help = EXAMPLES,
    help_template = COMMANDS,
    subcommand_required = true,
    arg_required_else_help = true
)]
pub struct Arguments {
    /// When to colour messages; NO_COLOR in the environment is obeyed
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
    /// Print no notes on standard error; doubts and warnings are always printed
    #[arg(long, short, global = true, overrides_with = "verbose")]
    pub quiet: bool,
    /// Print on standard error how each file was read
    #[arg(long, short, global = true, overrides_with = "quiet")]
    pub verbose: bool,
    /// The command.
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Say what changed: latest year, peak, ten years, rate, total, share
    Summary(summary::SummaryArguments),
    /// Draw the counts: SVG, PNG, PDF, HTML, Vega-Lite, or in the terminal
    #[command(aliases = ["plot", "draw"])]
    Chart(Box<chart::ChartArguments>),
    /// Write page, Markdown, JSON, tidy CSV and charts into a folder
    Report(report::ReportArguments),
    /// Show what was read from a file, and why
    Inspect(inspect::InspectArguments),
    /// Print every count, long or wide: CSV, TSV, JSON Lines, Parquet, JSON, SDMX-CSV, data package
    Tidy(tidy::TidyArguments),
    /// Say whether there is a direction, where it changed, and which years do not fit
    Trend(trend::TrendArguments),
    /// Compare groups, and say what each added to the change
    Compare(compare::CompareArguments),
    /// Ask every series the same: change, trend, joinpoints, levels, with q-values
    Screen(screen::ScreenArguments),
    /// Say what the years to come may bring, and how such forecasts did in the past
    Forecast(forecast::ForecastArguments),
    /// Say how published figures were revised, and what that says of the newest
    Revisions(revisions::RevisionsArguments),
    /// Say what changed between two editions of the same figures
    Diff(diff::DiffArguments),
    /// Show the arithmetic of a finding, and the cells that it came from
    Explain(explain::ExplainArguments),
    /// Hold the claims of a sentence or an article against the counts
    Check(check::CheckArguments),
    /// Print the formula, assumptions and source of every method
    Methods(methods::MethodsArguments),
    /// Make the outputs of a recipe, and see that its claims hold
    Build(BuildArguments),
    /// Write a recipe to start from, which builds at once
    Init(InitArguments),
    /// List or print the files of the built-in sample
    Data(data::DataArguments),
    /// List or print the JSON Schemas of what the program writes
    Schema(schema::SchemaArguments),
    /// Make completions for a shell, or manual pages
    Generate(generate::GenerateArguments),
}

impl Arguments {
    /// The arguments of the process, and the command again as it was typed; ends the process with
    /// a message when they are none.
    pub fn typed() -> (Self, String) {
        let command = Self::command();
        let matches = command.clone().get_matches();
        let typed = command_line::typed(&command, &matches);
        match Self::from_arg_matches(&matches) {
            Ok(arguments) => (arguments, typed),
            Err(error) => error.format(&mut Self::command()).exit(),
        }
    }
}
