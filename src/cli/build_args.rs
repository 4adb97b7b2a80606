//! The flags of `arrivals build`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(
    before_help = "\
Examples:
  arrivals build                                 all outputs of ./arrivals.toml
  arrivals build --check                         is all made, and does all hold? nothing is written
  arrivals build --format json --quiet           what changed, for a job that goes on from there
  arrivals build --deps make > arrivals.d        what is made from what, for make",
    after_help = "\
'arrivals init' writes a recipe to start from, docs/recipe.md says what may stand in it. All outputs are made each time; \
only files whose bytes change are written. An output is stale when its bytes are not those that would be made."
)]
pub struct BuildArguments {
    /// The recipe; arrivals.toml in this folder when not given
    pub(super) recipe: Option<PathBuf>,
    /// Write nothing; exit with 1 when an output is stale, a claim does not hold or a threshold with fail trips
    #[arg(long, conflicts_with = "force")]
    pub(super) check: bool,
    /// Replace files that no build of the recipe made, too
    #[arg(long)]
    pub(super) force: bool,
    /// Make nothing; print what is made from what
    #[arg(long, value_enum, value_name = "FORM", conflicts_with_all = ["check", "force", "format"])]
    pub(super) deps: Option<Deps>,
    /// Print what was made, and what changed
    #[arg(long, value_enum)]
    pub(super) format: Option<BuildFormat>,
}

/// For which program the dependencies are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Deps {
    /// A rule of a Makefile
    Make,
}

/// The form of what was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum BuildFormat {
    /// JSON
    Json,
}
