//! A recipe (`arrivals.toml`): which outputs are made from which inputs, and what must hold.
//!
//! Invariant: pure. A text becomes sections, sections become a plan of command lines with their
//! outputs and what they read, and hashes say which outputs are stale. Files are read and written
//! by `cli::build` alone. The keys of a section are the flags of its command, taken from the
//! command itself, so that the two cannot drift apart.

mod arguments;
mod dependencies;
mod error;
mod freshness;
mod key;
mod path;
mod plan;
mod read;
mod schema;
mod section;
mod stamp;
mod starter;
mod threshold;
mod vocabulary;

pub use arguments::{Call, Read, Word};
pub use dependencies::{rule, unwritable};
pub use error::RecipeError;
pub use freshness::{Content, files_of, hash, is_fresh, key};
pub use path::normal;
pub use plan::{Check, Place, Plan, Task, What, plan};
pub use read::read;
pub use schema::{schema, schema_text};
pub use section::{Given, Heading, Section};
pub use stamp::{Outcome, STAMP_FORM, Stamp, Stamped, State, stamp_name};
pub use starter::{Part, starter};
pub use threshold::{Test, Threshold};
pub use vocabulary::Vocabulary;

/// The recipe's name when none is given.
pub const NAME: &str = "arrivals.toml";
