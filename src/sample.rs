//! The sample, embedded in the program: North Korean defectors arriving in South Korea.

use arrivals_read::source::{Package, PackageError, ReadError, Roles, Table, delimited};

/// A file of the sample.
#[derive(Debug, Clone, Copy)]
pub struct Resource {
    /// The file's name in `data/`.
    pub name: &'static str,
    pub text: &'static str,
    /// What it holds, in a few words.
    pub about: &'static str,
}

macro_rules! resource {
    ($name:literal, $about:literal) => {
        Resource { name: $name, text: include_str!(concat!("../data/", $name)), about: $about }
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

/// The files of the sample, the table first.
pub const SAMPLE_FILES: [Resource; 4] = [TABLE, PACKAGE, EVENTS, VINTAGES];

/// The sample's package, with its events.
///
/// # Errors
/// Never for the program as it is tested; the type is that of any package.
pub fn sample_package() -> Result<Package, PackageError> {
    Package::parse(PACKAGE.name, PACKAGE.text.as_bytes())?
        .with_events(EVENTS.name, EVENTS.text.as_bytes())
}

/// The sample's table, read as any file is.
///
/// # Errors
/// Never for the program as it is tested; the type is that of any file.
pub fn sample() -> Result<Table, ReadError> {
    let package = sample_package()?;
    let grid = delimited(TABLE.name, TABLE.text.as_bytes(), None, None)?;
    Ok(Table { grid, metadata: package.metadata, roles: Roles::default() })
}

/// The sample as it was published at earlier dates, a vintage a row.
///
/// # Errors
/// Never for the program as it is tested; the type is that of any file.
pub fn sample_vintages() -> Result<Table, ReadError> {
    let package = sample_package()?;
    let grid = delimited(VINTAGES.name, VINTAGES.text.as_bytes(), None, None)?;
    Ok(Table { grid, metadata: package.metadata, roles: Roles::default() })
}
