//! What was decided while reading, so that it can be said and overridden.

use serde::Serialize;

use super::Location;

/// So many names stand in a list before the rest is only counted.
pub const MOST_LISTED: usize = 12;

/// The first dozen names of a list, and how many more there are: `'a', 'b' and 188 more`.
pub fn listed<T: AsRef<str>>(names: &[T]) -> String {
    let shown = names.iter().take(MOST_LISTED).map(AsRef::as_ref).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(MOST_LISTED) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// How much a decision matters to the reader of the numbers.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// How the file was read; nothing in doubt.
    Info,
    /// Something was set aside or does not add up; the reader should know.
    Warning,
    /// The file can be read in two ways, and one of them was taken.
    Doubt,
}

/// One decision taken while a file was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Decision {
    /// What was decided about: `encoding`, `delimiter`, `header`, `period`, `total`, ….
    pub topic: &'static str,
    /// What was decided, in a sentence.
    pub text: String,
    /// How much it matters.
    pub severity: Severity,
    /// The cell that decided, where one did.
    pub at: Option<Location>,
}

impl Decision {
    /// The topic of a table that calls its counts thousands.
    pub const SCALE: &'static str = "scale";

    /// The topic of a table that calls its counts millions, or another multiple but thousands.
    pub const MULTIPLE: &'static str = "multiple";

    /// The topic of a last year of which it is not known whether it is over.
    pub const OPEN_YEAR: &'static str = "open year";

    /// The topic of figures that are rates or amounts per head, and are never added up.
    pub const RATE: &'static str = "rate";

    /// The topic of published sums that are left out or are not those of their parts: it is the file
    /// that says so, and no flag decides about it.
    pub const SUM: &'static str = "sum";
    /// The topic of the population that counts stand over.
    pub const POPULATION: &'static str = "population";

    /// A decision about how the file was read.
    pub fn info(topic: &'static str, text: impl Into<String>) -> Self {
        Self { topic, text: text.into(), severity: Severity::Info, at: None }
    }

    /// A decision that the reader of the numbers should know.
    pub fn warning(topic: &'static str, text: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::info(topic, text) }
    }

    /// A decision that may be wrong.
    pub fn doubt(topic: &'static str, text: impl Into<String>) -> Self {
        Self { severity: Severity::Doubt, ..Self::info(topic, text) }
    }

    /// The same decision with the cell that decided.
    #[must_use]
    pub fn at(self, location: Location) -> Self {
        Self { at: Some(location), ..self }
    }

    /// The flag that overrides it, if there is one.
    pub fn flag(&self) -> Option<&'static str> {
        Some(match self.topic {
            "encoding" => "--encoding",
            "delimiter" => "--delimiter",
            "sheet" => "--sheet",
            "table" => "--table",
            "preamble" | "header" => "--header-rows",
            "period" => "--period-column",
            "year" => "--year",
            "date" => "--date-order",
            "fraction" => "--fractions",
            "scale" | "multiple" => "--scale",
            "to date" | "open year" => "--whole-years",
            "count" => "--count-column",
            "number" => "--thousands",
            "marker" => "--marker",
            "zero" => "--keep-zeros",
            "total" => "--total",
            "records" => "--records",
            "where" => "--where",
            "title" => "--dataset-title",
            "source" => "--source",
            "population" => "--population-scale",
            "package" => "--no-package",
            _ => return None,
        })
    }
}
