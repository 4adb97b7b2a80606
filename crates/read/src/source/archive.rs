//! A ZIP archive that is no workbook → the one table in it.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use arrivals_data::{listed, shell_word};
use zip::ZipArchive;
use zip::result::ZipError;

use super::SourceError;

/// The endings of files that may be tables.
const TABLES: [&str; 10] =
    ["csv", "gz", "ods", "parquet", "tab", "tsv", "txt", "xls", "xlsb", "xlsx"];

/// The name and the bytes of the only table in an archive; nothing for a workbook, which is one as well.
///
/// # Errors
/// When it holds several tables or none, or more than `most` bytes.
pub fn only_table(
    file: &str,
    bytes: &[u8],
    most: u64,
) -> Result<Option<(String, Vec<u8>)>, SourceError> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(None) };
    let names: Vec<String> = archive.file_names().flatten().map(Cow::into_owned).collect();
    // What every workbook of XML parts has.
    if names.iter().any(|name| name == "[Content_Types].xml" || name == "mimetype") {
        return Ok(None);
    }
    let is_table = |name: &&String| {
        let last = name.rsplit('/').next().unwrap_or_default();
        let ending = last.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        let is_hidden = last.starts_with('.') || name.starts_with("__MACOSX/");
        !is_hidden && ending.is_some_and(|ending| TABLES.contains(&ending.as_str()))
    };
    let tables: Vec<&String> = names.iter().filter(is_table).collect();
    let foreign = |what: String, hint: String| {
        Err(SourceError::Foreign { file: file.to_owned(), what, hint })
    };
    let name = match tables.as_slice() {
        [name] => (*name).clone(),
        [] => {
            let hint = "unpack it, and give the path of a table".to_owned();
            return foreign("a ZIP archive without a table".to_owned(), hint);
        }
        [first, ..] => {
            let all: Vec<String> = tables.iter().map(|name| format!("'{name}'")).collect();
            return foreign(
                format!("a ZIP archive of {} tables: {}", tables.len(), listed(&all)),
                format!("choose one: unzip -p FILE {} | arrivals tidy", shell_word(first)),
            );
        }
    };
    let malformed =
        |reason: &str| SourceError::Malformed { file: file.to_owned(), reason: reason.to_owned() };
    let part = archive.by_name(&name).map_err(|error| match error {
        ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            malformed("the archive is protected by a password")
        }
        _ => malformed("a damaged archive"),
    })?;
    let mut table = Vec::new();
    let read = part.take(most + 1).read_to_end(&mut table);
    read.map_err(|_| malformed("a damaged archive"))?;
    if table.len() as u64 > most {
        let what = format!("a ZIP archive of a table larger than {} MB", most / 1_000_000);
        return foreign(what, "cut the table to the rows that are needed".to_owned());
    }
    Ok(Some((name, table)))
}
