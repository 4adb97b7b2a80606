//! Values of flags by their names.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use arrivals_findings::Language;

/// A name, what the help says of it (nothing where it is empty), and its value.
pub type Named<T> = (&'static str, &'static str, T);

/// The languages of the words.
pub const LANGUAGES: [Named<Language>; 2] =
    [("en", "English", Language::English), ("ko", "Korean", Language::Korean)];

/// Reads one of the names as its value.
pub fn one_of<T: Clone + Send + Sync + 'static>(
    values: &'static [Named<T>],
) -> impl TypedValueParser<Value = T> {
    let names = values.iter().map(|(name, help, _)| match *help {
        "" => PossibleValue::new(*name),
        help => PossibleValue::new(*name).help(help),
    });
    PossibleValuesParser::new(names).try_map(move |typed| {
        let found = values.iter().find(|(name, ..)| *name == typed);
        found.map(|(.., value)| value.clone()).ok_or("no such value")
    })
}
