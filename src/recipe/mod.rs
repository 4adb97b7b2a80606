//! A recipe (`arrivals.toml`): which outputs are made from which inputs, and what must hold.
//!
//! Invariant: pure. A text becomes sections, sections become a plan of command lines with their
//! outputs and what they read. Files are read and written by `cli::build` alone. The keys of a section are the flags of its command, taken from the
//! command itself, so that the two cannot drift apart.

mod arguments;
mod dependencies;
mod error;
mod manifest;
mod outcome;
mod path;
mod plan;
mod read;
mod schema;
mod schema_keys;
mod section;
mod template;
mod threshold;
mod vocabulary;

pub use arguments::{Argument, Invocation, Read};
pub use dependencies::{rule, unwritable};
pub use error::RecipeError;
pub use manifest::{Manifest, manifest_name};
pub use outcome::{Outcome, State};
pub use path::{normal, slashes};
pub use plan::{Check, Place, Plan, Task, What, plan};
pub use read::read;
pub use schema::{schema, schema_text};
pub use section::{Given, Heading, Section};
pub use template::{Part, template};
pub use threshold::{Test, Threshold};
pub use vocabulary::Vocabulary;

/// The recipe's name when none is given.
pub const NAME: &str = "arrivals.toml";
