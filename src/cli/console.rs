//! Standard error: decisions, warnings, errors with hints, in colour where wanted.

use std::collections::BTreeSet;
use std::io::{IsTerminal, Write};
use std::sync::Mutex;

use clap::ValueEnum;
use clap::builder::styling::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use arrivals_data::{Decision, Severity};
use arrivals_read::source::sanitize;

/// When messages are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    fn is_wanted(self, stream: &impl IsTerminal) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            // https://no-color.org: any value that is not empty.
            Self::Auto => {
                let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                !refused && stream.is_terminal()
            }
        }
    }
}

/// How much is printed beside the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// Nothing: for what the program tries by itself.
    Nothing,
    /// Doubts and warnings, which the reader of the numbers must know.
    Warnings,
    /// What was written, too.
    Notes,
    /// How each file was read, too.
    Reading,
}

impl Detail {
    /// What the flags ask for.
    pub fn new(quiet: bool, verbose: bool) -> Self {
        match (quiet, verbose) {
            (true, _) => Self::Warnings,
            (false, false) => Self::Notes,
            (false, true) => Self::Reading,
        }
    }
}

/// Standard error, as the user wants it.
#[derive(Debug)]
pub struct Console {
    color: Color,
    detail: Detail,
    /// What was said, where nothing is said twice.
    said: Option<Mutex<BTreeSet<String>>>,
}

impl Console {
    /// A console that colours and speaks as asked.
    pub fn new(color: Color, detail: Detail) -> Self {
        Self { color, detail, said: None }
    }

    /// The same console, which says nothing twice: for many commands on one input.
    pub fn once(&self) -> Self {
        Self { said: Some(Mutex::default()), ..Self::new(self.color, self.detail) }
    }

    /// Whether notes and progress are hidden.
    pub fn is_quiet(&self) -> bool {
        self.detail < Detail::Notes
    }

    /// A bar on standard error, on a terminal only.
    pub fn bar(&self, length: usize, template: &str) -> ProgressBar {
        let bar = ProgressBar::new(length as u64);
        if self.is_quiet() {
            bar.set_draw_target(ProgressDrawTarget::hidden());
        }
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar
    }

    /// Whether an answer on standard output is coloured.
    pub fn colors_output(&self) -> bool {
        self.color.is_wanted(&std::io::stdout())
    }

    /// Says what was done, unless the user wants quiet.
    pub fn say(&self, text: &str) {
        self.put(Detail::Notes, &sanitize(text));
    }

    fn put(&self, detail: Detail, text: &str) {
        let is_new = |said: &Mutex<BTreeSet<String>>| {
            said.lock().map_or(true, |mut said| said.insert(text.to_owned()))
        };
        if detail <= self.detail && self.said.as_ref().is_none_or(is_new) {
            line(text);
        }
    }

    /// Says that a threshold trips, even where the user wants quiet: it was asked for.
    pub fn alert(&self, text: &str) {
        let label = paint("alert", AnsiColor::Red, self.color);
        line(&format!("{label} {}", sanitize(text)));
    }

    /// Says something about the answer, unless the user wants quiet.
    pub fn note(&self, text: &str) {
        self.labelled(Detail::Notes, ("note", AnsiColor::Cyan), text);
    }

    /// Says something that the reader of the numbers should know, even where the user wants quiet.
    pub fn warn(&self, text: &str) {
        self.labelled(Detail::Warnings, ("warning", AnsiColor::Yellow), text);
    }

    /// Says what was decided while a file was read.
    pub fn decisions<'a>(&self, decisions: impl IntoIterator<Item = &'a Decision>) {
        for decision in decisions {
            match decision.severity {
                Severity::Info => {
                    self.labelled(Detail::Reading, ("note", AnsiColor::Cyan), &decision.text);
                }
                Severity::Warning => self.warn(&decision.text),
                Severity::Doubt => {
                    self.labelled(Detail::Warnings, ("doubt", AnsiColor::Magenta), &decision.text);
                }
            }
        }
    }

    fn labelled(&self, detail: Detail, (label, color): (&str, AnsiColor), text: &str) {
        self.put(detail, &format!("{} {}", paint(label, color, self.color), sanitize(text)));
    }
}

/// How many characters wide standard output is: 80 where it is no terminal.
pub fn columns() -> usize {
    let width = std::io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
    width.map_or(80, |(width, _)| usize::from(width.0)).clamp(40, 160)
}

/// Prints an error and its hint.
pub fn report(error: &anyhow::Error, color: Color) {
    // The answer itself said so.
    if matches!(error.downcast_ref(), Some(crate::Error::Differs)) {
        return;
    }
    let text = format!("{error:#}");
    line(&format!("{} {}", paint("error", AnsiColor::Red, color), sanitize(&text)));
    if let Some(hint) = error.downcast_ref::<crate::Error>().and_then(crate::Error::hint) {
        line(&format!("{} {}", paint("hint", AnsiColor::Cyan, color), sanitize(&hint)));
    }
}

/// Whether the error says no more than that the reader of standard output has gone.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<crate::Error>().is_some_and(crate::Error::is_closed_pipe)
}

fn paint(label: &str, color: AnsiColor, when: Color) -> String {
    if when.is_wanted(&std::io::stderr()) {
        let style = Style::new().bold().fg_color(Some(color.into()));
        format!("{style}{label}:{style:#}")
    } else {
        format!("{label}:")
    }
}

fn line(text: &str) {
    // Nobody is left to tell when standard error is closed.
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// The exit code of an error: 1 when what was asked to hold does not, else 2.
pub fn code(error: &anyhow::Error) -> u8 {
    match error.downcast_ref::<crate::Error>() {
        Some(crate::Error::Unmet { .. } | crate::Error::Differs) => 1,
        _ => 2,
    }
}

/// Writes an answer to the file, or to standard output when there is none.
pub fn deliver(file: Option<&std::path::Path>, bytes: &[u8]) -> Result<(), crate::Error> {
    match file {
        Some(path) => crate::output::file(path, bytes)?,
        None => crate::output::stdout(bytes)?,
    }
    Ok(())
}
