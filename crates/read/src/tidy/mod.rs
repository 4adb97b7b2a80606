//! A grid of text cells → a [`Dataset`]: periods, numbers, markers, orientation, totals.
//!
//! Invariant: nothing is guessed in silence. Each choice is a [`Decision`](arrivals_data::Decision)
//! that can be said and overridden by [`TidyOptions`]; a cell that cannot be read is an error that
//! names its place.

pub(crate) mod cell;
mod error;
mod file_name;
mod join;
pub(crate) mod layout;
mod options;
pub(crate) mod prepared;
pub(crate) mod rows;
pub(crate) mod table;
pub(crate) mod vocabulary;

pub use crate::scan::Refusal;
pub use cell::date::Order as DateOrder;
pub use cell::number::read as read_number;
pub use cell::period::{Style as PeriodStyle, read_marked as read_period};
pub use cell::{Evidence as MarkEvidence, NumberError, NumberFormat, Value};
pub use error::{CellRef, TidyError};
pub use options::{Fractions, Thousands, TidyOptions};
pub use vocabulary::is_total as is_total_name;

use std::collections::BTreeSet;

use crate::scan;
use crate::source::{Grid, read_whole};
use arrivals_data::{Dataset, Decision, Metadata, Origin, Period, Source, Year, YearKind};

use file_name::year_in_name;
use join::{Named, Tidied};
use layout::{Known, Layout};
use prepared::{LaidOut, Prepared};
use rows::{Counted, Rows};
use table::{Columns, Legend};

/// The dataset that one or several grids hold.
///
/// Several grids without a year in their cells take it from the names of their files.
///
/// # Errors
/// When no periods or no counts are found, a cell cannot be read, or two cells contradict each
/// other.
pub fn tidy(
    grids: Vec<Grid>,
    metadata: Metadata,
    options: &TidyOptions,
) -> Result<Dataset, TidyError> {
    tidy_saying(grids, metadata, options, &mut Vec::new())
}

/// The same, with what was decided before an error.
///
/// # Errors
/// As [`tidy`].
pub fn tidy_saying(
    grids: Vec<Grid>,
    mut metadata: Metadata,
    options: &TidyOptions,
    said: &mut Vec<Decision>,
) -> Result<Dataset, TidyError> {
    let several = grids.len() > 1;
    let tables = grids
        .into_iter()
        .zip(0_u16..)
        .map(|(grid, table)| {
            said.clear();
            let read = if several {
                one_of_several(grid, options, said)
            } else {
                whole_or_selected(grid, options, said)
            };
            // What was decided before an error is about the table of that error.
            for location in said.iter_mut().filter_map(|decision| decision.at.as_mut()) {
                location.table = table;
            }
            read
        })
        .collect::<Result<Vec<_>, _>>()?;
    let (origins, tables) = join::join(tables)?;
    let Tidied { origin, mut dimensions, records, rows, left, named, mut decisions } = tables;
    let rows = rows::without_percentages(rows, &mut decisions);
    let rows = rows::resolve(&origins, rows, &mut decisions)?;
    let rows = rows::merge(&origins, rows, &mut decisions)?;
    let rows = rows::set_aside(rows, options, &mut decisions);
    refuse_records(&origin, &rows)?;
    check_named_totals(&origin, &rows, options)?;
    let mut totals = rows::find_totals(&dimensions, &rows, options, &mut decisions);
    decisions.extend(rows::check_sums(&dimensions, &rows, &totals, options));
    decisions.extend(far_ahead(&rows));
    decisions.extend(far_back(&rows));
    decisions.extend(rates(&dimensions, &rows));
    decisions.extend(rate_in_title(&named, &metadata));
    let covered = if records { rows::Covered::new(&rows) } else { rows::Covered::default() };
    // All that is decided about the table is decided; now the rows that are asked for are taken.
    let before = rows::values_of_parts(&dimensions, &rows, &totals, options);
    let rows = rows::filter_rows(&origin.name, &dimensions, rows, &left, options, &mut decisions)?;
    metadata.before_choice = rows::chosen_of(before, &dimensions, &rows);
    let scope = scope_of(&dimensions, &rows, options);
    let mut rows = if records {
        let added_up = &mut metadata.added_up;
        let divided = (&mut dimensions, added_up);
        rows::divide_records(&origins, divided, rows, &covered, options, &mut decisions)?
    } else {
        rows
    };
    if options.add_totals {
        // A sum that nobody published is named in every sentence about it.
        let sums = rows::add_totals(
            &origins,
            (&dimensions, &mut metadata.added_up),
            &mut rows,
            &mut totals,
            &mut decisions,
        )?;
        if !sums.is_empty() {
            let values =
                sums.iter().map(|(name, values)| format!("the {values} values of '{name}'"));
            let values = values.collect::<Vec<_>>().join(" and ");
            metadata
                .notes
                .push(format!("The total is the sum of {values}. The file has no total."));
            let over = sums.iter().map(|(name, _)| format!("'{name}'"));
            metadata.sums = vec![format!("total over {}", over.collect::<Vec<_>>().join(" and "))];
        }
    }
    let mut rows =
        rows::group_by(&origin.name, &dimensions, rows, &totals, options, &mut decisions)?;
    rows::set_roles(&mut rows, &totals, options);
    let metadata = with_fiscal_note(metadata, &rows, &mut decisions);
    let mut metadata = with_names(metadata, named, &mut decisions);
    let known = metadata.scope.clone();
    metadata.scope.extend(scope.into_iter().filter(|value| !known.contains(value)));
    let dataset = Dataset::new(metadata, origins, dimensions, rows.groups, rows.rows, decisions)?;
    let checked = rows::check(&dataset);
    Ok(dataset.with_decisions(checked))
}

/// Totals that are named are there.
fn check_named_totals(
    origin: &Origin,
    read: &Rows,
    options: &TidyOptions,
) -> Result<(), TidyError> {
    let values: BTreeSet<&String> = read.groups.iter().flat_map(|group| &group.key).collect();
    match options.totals.iter().flatten().find(|name| !values.contains(name)) {
        Some(name) => Err(TidyError::NoTotal {
            file: origin.name.clone(),
            name: name.clone(),
            values: values.into_iter().cloned().collect(),
        }),
        None => Ok(()),
    }
}

/// Why the records of a file, of which a grid holds the first rows, cannot be counted without a grid of
/// all of them; nothing where they can.
pub fn why_whole(grid: &Grid, options: &TidyOptions) -> Option<Refusal> {
    scan::count_records(grid, options, |grid| lay_out(grid, options)).err()
}

/// One of several tables: without a year in its cells, it is of that in the name of its file.
fn one_of_several(
    grid: Grid,
    options: &TidyOptions,
    said: &mut Vec<Decision>,
) -> Result<Tidied, TidyError> {
    if options.year.is_some() {
        return whole_or_selected(grid, options, said);
    }
    match whole_or_selected(grid.clone(), options, said) {
        Err(error @ TidyError::NoPeriods { .. }) => match year_in_name(&grid.origin.name) {
            Some(year) => {
                said.clear();
                let text = format!("the year {year} is taken from the name of the file");
                said.push(Decision::info("year", text));
                let options = TidyOptions { year: Some(year), ..options.clone() };
                whole_or_selected(grid, &options, said)
            }
            None => Err(error),
        },
        other => other,
    }
}

/// The rows of the whole grid, of which some are chosen later: a choice must not change how the
/// table is read. Where it cannot be read as a whole, the rows that are asked for are read alone.
fn whole_or_selected(
    grid: Grid,
    options: &TidyOptions,
    said: &mut Vec<Decision>,
) -> Result<Tidied, TidyError> {
    if options.filters.is_empty() {
        return one(grid, options, false, said);
    }
    one(grid.clone(), options, false, said).or_else(|whole| {
        said.clear();
        let mut selected = one(grid, options, true, said)?;
        let text =
            format!("the rows asked for are read alone, as the whole is not readable: {whole}");
        selected.decisions.push(Decision::warning("where", text));
        Ok(selected)
    })
}

/// The rows that a grid holds, and the rest of its file where it holds the first rows alone.
fn one(
    grid: Grid,
    options: &TidyOptions,
    selected: bool,
    decisions: &mut Vec<Decision>,
) -> Result<Tidied, TidyError> {
    if !selected
        && let Ok(records) = scan::count_records(&grid, options, |grid| lay_out(grid, options))
    {
        decisions.extend(records.decisions);
        return read_rows(records.table, Some(&records.counted), options, decisions);
    }
    let table = prepare(read_whole(grid)?, options, selected, decisions)?;
    read_rows(table, None, options, decisions)
}

/// The table that a grid holds, with its header as its first row.
fn prepare(
    grid: Grid,
    options: &TidyOptions,
    selected: bool,
    decisions: &mut Vec<Decision>,
) -> Result<Prepared, TidyError> {
    decisions.extend(grid.decisions.iter().cloned());
    if layout::is_own_table(&grid, options) {
        let grid = if selected { table::filter_grid(grid, options) } else { grid };
        return Ok(Prepared::own(grid));
    }
    table::say_scale(&grid, options, decisions);
    let legend = Legend::read(&grid, decisions);
    let says_months = table::says_months(&grid);
    let grid = if options.whole_years { grid } else { table::mark_to_date(grid, decisions) };
    let grid = table::select_table(grid, options, decisions)?;
    let source = table::source(&grid);
    let (grid, title) = table::crop(grid, options.header_rows, decisions);
    let grid = table::drop_remarks(grid, decisions);
    table::say_doubts(&grid, decisions);
    let grid = table::unpivot_panels(grid, decisions);
    let grid = table::split_labels(grid, decisions);
    let grid = table::name_months(grid, decisions);
    let grid = table::name_excel_dates(grid, decisions);
    let grid = table::fill_sections(grid, decisions);
    let grid = table::name_parts(grid, decisions);
    let grid = table::fill_down(grid, decisions);
    let grid = table::fill_up(grid, decisions);
    // Who says what becomes of fractions has rows of them to read.
    let (grid, left) = match options.fractions {
        Fractions::Refused => table::drop_ratio_rows(grid, decisions),
        Fractions::Missing | Fractions::Rounded => (grid, Vec::new()),
    };
    // Rows of one group alone do not show that a column only says the period again.
    let again = if selected { layout::says_again(&grid) } else { Vec::new() };
    let grid = if selected { table::filter_grid(grid, options) } else { grid };
    let known = Known { again, says_months };
    Ok(Prepared { grid, is_own: false, legend, known, left, title, source })
}

/// What the columns of the table are.
fn layout_of(
    table: &Prepared,
    columns: &Columns,
    options: &TidyOptions,
    decisions: &mut Vec<Decision>,
) -> Result<Layout, TidyError> {
    let (grid, known) = (&table.grid, &table.known);
    if table.is_own
        && let Some(layout) = layout::own_layout(grid, columns, decisions)
    {
        return Ok(layout);
    }
    match grid.split_header().filter(|_| !options.markers.is_empty()) {
        None => layout::find(grid, columns, known, options, decisions),
        Some((header, body)) => {
            // A word that stands for a figure keeps no column from being one of counts.
            let columns = Columns::new(body, header.width()).without(&options.markers);
            layout::find(grid, &columns, known, options, decisions)
        }
    }
}

/// The layout of a table, with what was decided before it was found; nothing where it has none.
fn lay_out(grid: Grid, options: &TidyOptions) -> Option<LaidOut> {
    let mut decisions = Vec::new();
    let table = prepare(grid, options, false, &mut decisions).ok()?;
    let (header, body) = table.grid.split_header()?;
    let columns = Columns::new(body, header.width());
    let layout = layout_of(&table, &columns, options, &mut Vec::new()).ok()?;
    drop(columns);
    Some(LaidOut { prepared: table, layout, decisions })
}

/// The rows of a table, with those that a scan counted.
fn read_rows(
    table: Prepared,
    counted: Option<&Counted>,
    options: &TidyOptions,
    decisions: &mut Vec<Decision>,
) -> Result<Tidied, TidyError> {
    let (layout, rows) = {
        let Prepared { grid, legend, .. } = &table;
        let (width, body) = grid
            .split_header()
            .map(|(header, body)| (header.width(), body))
            .ok_or_else(|| TidyError::NoRows { file: grid.origin.name.clone() })?;
        let columns = Columns::new(body, width);
        let layout = layout_of(&table, &columns, options, decisions)?;
        let rows = rows::read(grid, &columns, &layout, legend, options, counted, decisions)?;
        let rows = match counted {
            Some(_) => rows,
            None => rows::prove_zeros(grid, &columns, &layout, legend, options, rows, decisions)?,
        };
        (layout, rows)
    };
    // The cells are read; a large grid need not stay beside its dataset.
    let Prepared { grid, left, title, source, .. } = table;
    Ok(Tidied {
        origin: grid.origin,
        dimensions: layout.dimensions,
        records: matches!(layout.periods, layout::Periods::Dates { records: true, .. }),
        rows,
        left,
        named: Named { title, source },
        decisions: decisions.clone(),
    })
}

/// The title says that the figures are amounts per head or rates, and no counts.
fn rate_in_title(named: &Named, metadata: &Metadata) -> Option<Decision> {
    let found = named.title.as_ref();
    let title = metadata.title.as_ref().or(found.map(|(title, _)| title))?;
    let lower = title.to_lowercase();
    let word = vocabulary::PER_HEAD.iter().find(|word| lower.contains(**word))?;
    let text = format!("the title says '{word}': the figures are rates, and no counts");
    let decision = Decision::doubt(Decision::RATE, text);
    Some(match found {
        Some((_, at)) => decision.at(*at),
        None => decision,
    })
}

/// The unit of all figures is an amount per head or a rate, and no count.
fn rates(dimensions: &[String], read: &Rows) -> Option<Decision> {
    let is_unit = |name: &&String| vocabulary::is_one_of(name, &vocabulary::UNIT);
    let place = dimensions.iter().position(|name| is_unit(&name))?;
    let is_rate = |unit: &str| {
        let unit = unit.replace('_', " ");
        unit.contains('/')
            || vocabulary::has_word(&unit, &["per", "pro", "par", "por", "je", "pr", "na", "за"])
            || vocabulary::has_word(&unit, &vocabulary::RATIO)
    };
    let mut units = read.groups.iter().filter_map(|group| group.key.get(place));
    let first = units.next().filter(|unit| is_rate(unit))?;
    let text = format!("the unit '{first}' is a rate or an amount per head, and no count");
    let at = read.rows.first().map(|row| row.observation.location)?;
    units.all(|unit| is_rate(unit)).then(|| Decision::doubt(Decision::RATE, text).at(at))
}

/// Years before which no agency counted: they may be counts below a lost header.
fn far_back(rows: &Rows) -> Option<Decision> {
    const FIRST: i32 = 1700;
    let first = rows.rows.iter().min_by_key(|row| row.observation.period.last().number())?;
    let year = first.observation.period.last();
    let text = format!("the first year is {year}: the years may be counts");
    (year.number() < FIRST).then(|| Decision::doubt("period", text).at(first.observation.location))
}

/// All years lie further ahead than any count: they may be of another calendar.
fn far_ahead(rows: &Rows) -> Option<Decision> {
    const AHEAD: i32 = 2050;
    let first = rows.rows.iter().min_by_key(|row| row.observation.period.last().number())?;
    let year = first.observation.period.last();
    let text = format!("the first year is {year}: the years may be of another calendar");
    (year.number() > AHEAD).then(|| Decision::doubt("period", text).at(first.observation.location))
}

/// Says that years are fiscal ones, where they are.
fn with_fiscal_note(
    mut metadata: Metadata,
    rows: &Rows,
    decisions: &mut Vec<Decision>,
) -> Metadata {
    let kinds =
        || rows.rows.iter().filter_map(|row| row.observation.period.whole_year()).map(Year::kind);
    if kinds().all(|kind| kind == YearKind::Calendar) {
        return metadata;
    }
    let kinds: BTreeSet<YearKind> = kinds().collect();
    let text = if kinds.len() > 1 {
        decisions.push(Decision::doubt(
            "period",
            "years of different kinds stand side by side: fiscal and others",
        ));
        "Some years are fiscal years, not calendar years."
    } else if matches!(kinds.first(), Some(YearKind::Ending(_))) {
        "Years are twelve months to a month of the year, not calendar years."
    } else {
        "Years are fiscal years, not calendar years."
    };
    decisions.push(Decision::info("period", text.trim_end_matches('.').to_lowercase()));
    metadata.notes.push(text.to_owned());
    metadata
}

/// The title and the source that the file has, where nobody says others.
fn with_names(mut metadata: Metadata, named: Named, decisions: &mut Vec<Decision>) -> Metadata {
    if let Some((title, at)) = named.title.filter(|_| metadata.title.is_none()) {
        let text = format!("the line above the table is its title: {title}");
        decisions.push(Decision::info("title", text).at(at));
        metadata.title = Some(title);
    }
    if let Some((title, at)) = named.source.filter(|_| metadata.sources.is_empty()) {
        let text = format!("the file names its source: {title}");
        decisions.push(Decision::info("source", text).at(at));
        metadata.sources.push(Source { title, path: None });
    }
    metadata
}

/// The values that were chosen, as the file writes them, where all groups have them: what is said
/// is of these alone. A chosen total is no such value.
fn scope_of(dimensions: &[String], rows: &Rows, options: &TidyOptions) -> Vec<String> {
    let chosen = options.filters.iter().filter_map(|(name, _)| {
        let place = layout::place_of(dimensions, name)?;
        let value = rows.groups.first()?.key.get(place)?;
        let is_shared = rows.groups.iter().all(|group| group.key.get(place) == Some(value));
        (is_shared && !value.is_empty() && !vocabulary::is_total(value)).then(|| value.clone())
    });
    chosen.collect()
}

/// Rows of which hardly two share their groups are events or persons, one a row: their "series"
/// would each have one year, and no number of them would be a yearly count.
fn refuse_records(origin: &Origin, read: &Rows) -> Result<(), TidyError> {
    const MANY: usize = 40;
    if read.rows.len() < MANY || read.groups.len() * 10 < read.rows.len() * 9 {
        return Ok(());
    }
    let years: BTreeSet<Period> = read.rows.iter().map(|row| row.observation.period).collect();
    let names = read.groups.first().map_or(0, |group| group.key.len());
    // A name of its own for nearly every row is that of an event; several names together may be
    // the pairs of a sparse table.
    let is_own = |place: usize| {
        let values: BTreeSet<&String> =
            read.groups.iter().filter_map(|group| group.key.get(place)).collect();
        values.len() * 10 >= read.rows.len() * 9
    };
    if years.len() > 1 && (0..names).any(is_own) {
        return Err(TidyError::Records { file: origin.name.clone(), rows: read.rows.len() });
    }
    Ok(())
}
