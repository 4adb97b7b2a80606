//! The tables of an .ods (ODF 1.3, part 3, chapter 9): what their repeated cells, rows and blanks
//! come to.

use quick_xml::events::BytesStart;

use super::limits::{MOST_CELLS, MOST_TEXT, too_many_cells, too_much_text};

const MOST_ROWS: u64 = 1_048_576;
const MOST_COLUMNS: u64 = 16_384;

/// More blanks than any cell repeats.
const MOST_BLANKS: u64 = 1_000;

/// The tables so far.
#[derive(Default)]
pub struct Tables {
    /// Cells of all rows up to their last one that is filled, without repeated rows.
    held: u64,
    /// Bytes of the text of all cells, repeated ones included.
    text: u64,
    table: Table,
    row: Row,
    cell: Cell,
}

/// The area of a table that is filled.
#[derive(Default)]
struct Table {
    rows: u64,
    first_row: Option<u64>,
    last_row: u64,
    columns: Option<(u64, u64)>,
}

#[derive(Default)]
struct Row {
    repeated: u64,
    columns: u64,
    filled: Option<(u64, u64)>,
}

#[derive(Default)]
struct Cell {
    repeated: u64,
    text: u64,
    blanks: u64,
}

impl Tables {
    /// An element begins.
    ///
    /// # Errors
    /// When a cell repeats too many blanks.
    pub fn open(&mut self, element: &BytesStart) -> Result<(), String> {
        match element.name().0 {
            "table:table" => self.table = Table::default(),
            "table:table-row" => {
                let repeated = number(element, "table:number-rows-repeated").min(MOST_ROWS);
                self.row = Row { repeated, ..Row::default() };
            }
            "table:table-cell" | "table:covered-table-cell" => self.open_cell(element),
            "text:s" => {
                let blanks = number(element, "text:c");
                self.cell.blanks = self.cell.blanks.saturating_add(blanks);
                if self.cell.blanks > MOST_BLANKS {
                    return Err(format!("a cell has more than {MOST_BLANKS} blanks"));
                }
                self.add_text(usize::try_from(blanks).unwrap_or(usize::MAX));
            }
            _ => {}
        }
        Ok(())
    }

    /// An element ends.
    ///
    /// # Errors
    /// When a table comes to too many cells, or all cells to too much text.
    pub fn close(&mut self, name: &str) -> Result<(), String> {
        match name {
            "table:table" => {
                let rows = self.table.first_row.map_or(0, |first| self.table.last_row - first);
                let columns = self.table.columns.map_or(0, |(first, last)| last - first);
                if rows.saturating_mul(columns) > MOST_CELLS {
                    return Err(too_many_cells());
                }
            }
            "table:table-row" => {
                self.close_row();
                if self.held > MOST_CELLS {
                    return Err(too_many_cells());
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let times = self.cell.repeated.saturating_mul(self.row.repeated.max(1));
                self.text = self.text.saturating_add(self.cell.text.saturating_mul(times));
                self.cell = Cell::default();
                if self.text > MOST_TEXT {
                    return Err(too_much_text());
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// So many bytes of text in a cell, if one is open.
    pub fn add_text(&mut self, length: usize) {
        self.cell.text = self.cell.text.saturating_add(length as u64);
    }

    fn open_cell(&mut self, element: &BytesStart) {
        let left = MOST_COLUMNS.saturating_sub(self.row.columns);
        let repeated = number(element, "table:number-columns-repeated").min(left);
        let value = |name: &str| attribute(element, name);
        // What the library takes for the value of a cell, also where no type is given.
        let texts = ["office:string-value", "office:date-value", "office:time-value"].map(value);
        let is_filled = texts.iter().any(Option::is_some)
            || value("office:boolean-value").is_some()
            || value("office:value-type").is_some()
            || value("office:value").is_some()
            || value("table:formula").is_some()
            || value("calcext:value-type").is_some();
        let last = self.row.columns + repeated;
        if is_filled && repeated > 0 {
            let first = self.row.filled.map_or(self.row.columns, |(first, _)| first);
            self.row.filled = Some((first, last));
        }
        self.row.columns = last;
        let formula = value("table:formula").map_or(0, |formula| formula.len());
        let text = texts.iter().flatten().map(|text| text.len()).sum::<usize>() + formula;
        self.cell = Cell { repeated, text: text as u64, blanks: 0 };
    }

    fn close_row(&mut self) {
        let (table, row) = (&mut self.table, &self.row);
        if let Some((first, last)) = row.filled {
            self.held = self.held.saturating_add(last);
            table.first_row.get_or_insert(table.rows);
            table.last_row = table.rows + row.repeated;
            let (left, right) = table.columns.unwrap_or((first, last));
            table.columns = Some((left.min(first), right.max(last)));
        }
        table.rows = (table.rows + row.repeated).min(MOST_ROWS);
    }
}

/// How often something is repeated; once, where nothing says so.
fn number(element: &BytesStart, name: &str) -> u64 {
    attribute(element, name).and_then(|text| text.parse().ok()).unwrap_or(1)
}

/// The value of an attribute, as it stands.
pub fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).ok().flatten()?;
    Some(found.value.into_owned())
}
