//! The keys of a section that are no flags.

/// A key of a section that is no flag of its command.
#[derive(Debug, Clone, Copy)]
pub(super) struct Own {
    pub name: &'static str,
    pub about: &'static str,
    pub form: Form,
}

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `true` or `false`.
    Switch,
    Text,
    /// A text or a list of texts.
    Texts,
    /// A whole number.
    Whole,
    Number,
    /// A text or a whole number.
    TextOrWhole,
    /// A text or `true`.
    TextOrSwitch,
}

const fn own(name: &'static str, about: &'static str, form: Form) -> Own {
    Own { name, about, form }
}

pub(super) const FILE: Own =
    own("file", "The file that is read; relative to the recipe", Form::Text);
pub(super) const FILES: Own =
    own("files", "The files that are read as one dataset; relative to the recipe", Form::Texts);
pub(super) const OUTPUT: Own =
    own("output", "Where it goes, relative to the recipe; a list for several formats", Form::Texts);
pub(super) const FOLDER: Own = own("output", "The folder, relative to the recipe", Form::Text);
pub(super) const COMMAND: Own = own("command", "The command whose answer it is", Form::Text);
pub(super) const TEXT: Own = own("text", "The sentence that must hold", Form::Text);
pub(super) const ARTICLE: Own =
    own("article", "A text of which every claim must hold; relative to the recipe", Form::Text);
pub(super) const FINDING: Own =
    own("finding", "The id of a finding of 'arrivals summary --full --format json'", Form::Text);
pub(super) const VALUE: Own =
    own("value", "Which number of the finding's value: percent, or to.count", Form::Text);
pub(super) const ABOVE: Own = own("above", "Trips when the number is above this", Form::Number);
pub(super) const BELOW: Own = own("below", "Trips when the number is below this", Form::Number);
pub(super) const OUTSIDE: Own = own(
    "outside",
    "\"forecast\": trips when the latest year is outside the range that holds 9 of 10, forecast from the years before it",
    Form::Text,
);
pub(super) const MESSAGE: Own = own("message", "What the alert says first", Form::Text);
pub(super) const FAIL: Own = own("fail", "Exit with 1 when it trips", Form::Switch);
