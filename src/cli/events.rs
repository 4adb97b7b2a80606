//! Events from a file of one's own.

use std::path::Path;

use crate::Error;
use arrivals_data::Event;

const FORM: &str = "give JSON like [{\"date\": \"2020-01\", \"label\": \"…\", \"source\": \"…\"}], or CSV with the columns date and label, and end and source where they are known";

/// Reads the events of a file of JSON or CSV.
///
/// # Errors
/// When the file cannot be read, holds no events, or one of them is none.
pub fn read(path: &Path) -> Result<Vec<Event>, Error> {
    let name = path.display();
    arrivals_read::overwrite_guard::note(path);
    let text = std::fs::read_to_string(path).map_err(|error| {
        Error::usage(format!("cannot read the events of {name}: {error}"), FORM)
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let events = if text.trim_start().starts_with(['[', '{']) {
        Event::parse_list(text)
    } else {
        Event::parse_csv(text)
    };
    let events = events.map_err(|why| Error::usage(format!("{name}: {why}"), FORM))?;
    if events.is_empty() {
        return Err(Error::usage(format!("{name} holds no event"), FORM));
    }
    Ok(events)
}
