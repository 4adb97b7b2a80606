//! The text cells of a file, with the lines they stood on.
//!
//! One text holds all cells, one list says where each begins: a file of a hundred megabytes is
//! then a grid of hardly more.

use super::rest::Rest;
use super::sanitize::sanitize;
use arrivals_data::{Decision, Location, Origin};

/// The text cells of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// The file.
    pub origin: Origin,
    /// What was decided while the bytes were read.
    pub decisions: Vec<Decision>,
    /// Whether the cells are those of delimited text, where a row with fewer than others is damaged.
    pub is_text: bool,
    /// Whether commas separate the cells: then a comma is no usual sign of a fraction.
    pub comma_separated: bool,
    /// The rows of a large file that follow those of the grid.
    pub rest: Option<Rest>,
    text: String,
    /// Where each cell's text begins; it ends where the next one begins.
    starts: Vec<u32>,
    rows: Vec<RowSpan>,
}

/// Which cells a row has, and on which line it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct RowSpan {
    line: u32,
    first: u32,
    width: u32,
    /// How many columns further to the right its first cell stands in the file.
    shift: i32,
    /// How many cells it has in the file, empty ones at its end included.
    cells: u32,
    /// Whether rows before it are not in the grid.
    resumed: bool,
}

/// One row of text cells.
#[derive(Debug, Clone, Copy)]
pub struct GridRow<'a> {
    grid: &'a Grid,
    span: RowSpan,
}

/// Rows that follow each other.
#[derive(Debug, Clone, Copy)]
pub struct GridRows<'a> {
    grid: &'a Grid,
    spans: &'a [RowSpan],
}

impl Grid {
    /// A grid without rows.
    pub fn new(origin: Origin, decisions: Vec<Decision>) -> Self {
        Self {
            origin,
            decisions,
            is_text: false,
            comma_separated: false,
            rest: None,
            text: String::new(),
            starts: vec![0],
            rows: Vec::new(),
        }
    }

    /// A grid without rows, with room for a text of that many bytes.
    pub fn with_capacity(origin: Origin, decisions: Vec<Decision>, bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), ..Self::new(origin, decisions) }
    }

    /// Adds a row unless all of its cells are empty; the cells are trimmed and in NFC.
    pub fn push<T: AsRef<str>>(&mut self, line: u32, cells: impl IntoIterator<Item = T>) {
        let start = self.text.len();
        let row = self.append(line, cells);
        if self.text.len() == start {
            self.starts.truncate(row.first as usize + 1);
        } else {
            self.rows.push(row);
        }
    }

    /// Adds a row before which others of the file are not in the grid.
    pub fn push_resumed<T: AsRef<str>>(&mut self, line: u32, cells: impl IntoIterator<Item = T>) {
        let rows = self.rows.len();
        self.push(line, cells);
        if let Some(row) = self.rows.get_mut(rows) {
            row.resumed = true;
        }
    }

    /// The same cells below a header row of these names: row `first` is the first below it.
    #[must_use]
    pub fn with_header(mut self, line: u32, names: &[String], first: usize) -> Self {
        let header = self.append(line, names);
        self.rows.splice(..first.min(self.rows.len()), [header]);
        self
    }

    /// Without the cells of each row from `width` on.
    pub fn truncate_columns(&mut self, width: usize) {
        let width = offset(width);
        for row in &mut self.rows {
            row.width = row.width.min(width);
        }
    }

    /// The same rows with other texts: `cells` gives those of the row at a place.
    #[must_use]
    pub fn with_cells<'a, T: AsRef<str>>(
        &'a self,
        cells: impl Fn(usize, GridRow<'a>) -> Vec<T>,
    ) -> Self {
        let mut grid = Self::new(self.origin.clone(), self.decisions.clone());
        grid.comma_separated = self.comma_separated;
        grid.is_text = self.is_text;
        for (place, row) in self.rows().iter().enumerate() {
            let span = grid.append(row.line(), cells(place, row));
            let RowSpan { shift, cells, resumed, .. } = row.span;
            grid.rows.push(RowSpan { shift, cells, resumed, ..span });
        }
        grid
    }

    /// The same rows, whose first column is divided into several by `cells`.
    #[must_use]
    pub fn with_first_divided<'a>(
        &'a self,
        further: usize,
        cells: impl Fn(&'a str) -> Vec<&'a str>,
    ) -> Self {
        let mut grid = self.with_cells(|_, row| {
            let mut divided = cells(row.cell(0));
            divided.resize(further + 1, "");
            divided.extend(row.cells().skip(1));
            divided
        });
        grid.shift(further);
        grid
    }

    /// The rows at the places that are kept.
    #[must_use]
    pub fn with_rows(mut self, is_kept: impl Fn(usize) -> bool) -> Self {
        let mut place = 0;
        self.rows.retain(|_| {
            place += 1;
            is_kept(place - 1)
        });
        self
    }

    /// The same rows with a column more before their first, which the file has not.
    #[must_use]
    pub fn with_column_before<'a>(&'a self, cell: impl Fn(usize) -> &'a str) -> Self {
        let mut grid = self.with_cells(|place, row| {
            let mut cells = vec![cell(place)];
            cells.extend(row.cells());
            cells
        });
        grid.shift(1);
        grid
    }

    /// The header's first cells above the pieces of rows that start in a column.
    #[must_use]
    pub fn restacked(&self, header: GridRow, rows: &[(GridRow, usize)], width: usize) -> Self {
        let mut grid = Self::new(self.origin.clone(), self.decisions.clone());
        grid.comma_separated = self.comma_separated;
        grid.is_text = self.is_text;
        for (row, start) in std::iter::once(&(header, 0)).chain(rows) {
            let span = grid.append(row.line(), (*start..start + width).map(|c| row.cell(c)));
            let shift = i32::try_from(*start).unwrap_or(i32::MAX);
            grid.rows.push(RowSpan { shift: row.span.shift.saturating_add(shift), ..span });
        }
        grid
    }

    /// Columns were put before the first one of the file.
    fn shift(&mut self, further: usize) {
        let further = i32::try_from(further).unwrap_or(i32::MAX);
        for row in &mut self.rows {
            row.shift = row.shift.saturating_sub(further);
        }
    }

    pub fn rows(&self) -> GridRows<'_> {
        GridRows { grid: self, spans: &self.rows }
    }

    /// The first row and those below it.
    pub fn split_header(&self) -> Option<(GridRow<'_>, GridRows<'_>)> {
        let (header, body) = self.rows.split_first()?;
        Some((GridRow { grid: self, span: *header }, GridRows { grid: self, spans: body }))
    }

    fn append<T: AsRef<str>>(&mut self, line: u32, cells: impl IntoIterator<Item = T>) -> RowSpan {
        let first = self.starts.len() - 1;
        for cell in cells {
            self.text.push_str(&sanitize(cell.as_ref()));
            self.starts.push(offset(self.text.len()));
        }
        let width = offset(self.starts.len() - 1 - first);
        RowSpan { line, first: offset(first), width, shift: 0, cells: width, resumed: false }
    }
}

/// Inputs are limited to fewer bytes than 32 bits count.
fn offset(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

impl<'a> GridRow<'a> {
    /// The text of a cell, empty beyond the row's end.
    pub fn cell(&self, column: usize) -> &'a str {
        if column >= self.width() {
            return "";
        }
        let place = self.span.first as usize + column;
        match self.grid.starts.get(place..=place + 1) {
            Some([start, end]) => {
                self.grid.text.get(*start as usize..*end as usize).unwrap_or_default()
            }
            _ => "",
        }
    }

    pub fn cells(self) -> impl DoubleEndedIterator<Item = &'a str> + ExactSizeIterator {
        (0..self.width()).map(move |column| self.cell(column))
    }

    /// How many cells the row has.
    pub fn width(&self) -> usize {
        self.span.width as usize
    }

    /// How many columns at its start are pieces of the file's first one, or come before it.
    pub fn leading(&self) -> usize {
        match usize::try_from(self.span.shift.saturating_neg()) {
            Ok(0) | Err(_) => 0,
            Ok(further) => further + 1,
        }
    }

    /// How many cells the row has in the file, empty ones at its end included.
    pub fn cells_in_file(&self) -> usize {
        self.span.cells as usize
    }

    /// The line of the file on which the row starts, from 1.
    pub fn line(&self) -> u32 {
        self.span.line
    }

    /// Whether rows of the file that stand before it are not in the grid.
    pub fn is_resumed(&self) -> bool {
        self.span.resumed
    }

    /// How many cells hold text.
    pub fn filled(&self) -> usize {
        self.cells().filter(|cell| !cell.is_empty()).count()
    }

    pub fn first_text(&self) -> &'a str {
        self.cells().find(|cell| !cell.is_empty()).unwrap_or("")
    }

    /// Where a cell stood.
    pub fn location(&self, column: usize) -> Location {
        let column = offset(column).saturating_add_signed(self.span.shift);
        Location { table: 0, row: self.line(), column: column.saturating_add(1) }
    }
}

impl<'a> GridRows<'a> {
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    pub fn get(&self, place: usize) -> Option<GridRow<'a>> {
        self.spans.get(place).map(|span| GridRow { grid: self.grid, span: *span })
    }

    /// The rows before and from that place.
    pub fn split_at(&self, place: usize) -> (Self, Self) {
        let (before, after) = self.spans.split_at(place.min(self.spans.len()));
        (Self { spans: before, ..*self }, Self { spans: after, ..*self })
    }

    pub fn iter(
        &self,
    ) -> impl DoubleEndedIterator<Item = GridRow<'a>> + ExactSizeIterator + Clone + use<'a> {
        let grid = self.grid;
        self.spans.iter().map(move |span| GridRow { grid, span: *span })
    }

    /// The largest number of cells in a row.
    pub fn width(&self) -> usize {
        self.spans.iter().map(|span| span.width as usize).max().unwrap_or(0)
    }
}
