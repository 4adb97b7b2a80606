//! The home dataset, embedded in the program: North Korean defectors arriving in South Korea.

use super::{Package, PackageError, SourceError, Table, delimited};

/// A file of the home dataset.
#[derive(Debug, Clone, Copy)]
pub struct Resource {
    /// The file's name in `data/`.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
    /// What it holds, in a few words.
    pub about: &'static str,
}

macro_rules! resource {
    ($name:literal, $about:literal) => {
        Resource { name: $name, text: include_str!(concat!("../../data/", $name)), about: $about }
    };
}

const PACKAGE: Resource = resource!(
    "datapackage.json",
    "title, unit, source, licence and notes (Frictionless Data Package)"
);
const TABLE: Resource = resource!("nk-arrivals.csv", "the counts by sex and year, with the total");
const EVENTS: Resource = resource!("nk-events.json", "dated events, each with its source");
const VINTAGES: Resource =
    resource!("nk-vintages.csv", "the same years as published at earlier dates");

/// The files of the home dataset, the table first.
pub const HOME_RESOURCES: [Resource; 4] = [TABLE, PACKAGE, EVENTS, VINTAGES];

/// The home dataset's package, with its events.
///
/// # Errors
/// Never for the program as it is tested; the type is that of any package.
pub fn home_package() -> Result<Package, PackageError> {
    Package::parse(PACKAGE.name, PACKAGE.text.as_bytes())?
        .with_events(EVENTS.name, EVENTS.text.as_bytes())
}

/// The home dataset's table, read as any file is.
///
/// # Errors
/// Never for the program as it is tested; the type is that of any file.
pub fn home() -> Result<Table, super::ReadError> {
    let package = home_package()?;
    let grid = delimited(TABLE.name, TABLE.text.as_bytes(), None, None)
        .map_err(|error: SourceError| super::ReadError::Source(error))?;
    Ok(Table { grid, metadata: package.metadata, roles: super::Roles::default() })
}

/// The home dataset as it was published at earlier dates, a vintage a row.
///
/// # Errors
/// Never for the program as it is tested; the type is that of any file.
pub fn home_vintages() -> Result<Table, super::ReadError> {
    let package = home_package()?;
    let grid = delimited(VINTAGES.name, VINTAGES.text.as_bytes(), None, None)
        .map_err(|error: SourceError| super::ReadError::Source(error))?;
    Ok(Table { grid, metadata: package.metadata, roles: super::Roles::default() })
}
