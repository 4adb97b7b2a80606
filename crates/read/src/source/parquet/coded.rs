//! A column of Parquet as numbers: each different value once, and which one each row has.

#![expect(clippy::disallowed_types, reason = "the map is asked, never listed")]

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::FixedState;
use polars::prelude::{ArrowDataType, ArrowField, ChunkAgg, DataType, Series};
use polars_arrow::array::{Array, DictionaryArray, Utf8ViewArray};
use polars_arrow::datatypes::{DTYPE_CATEGORICAL_NEW, IntegerType};

use super::files::{Files, Piece, series};
use super::texts::{day_of, text_of, ticks_a_day};
use crate::source::normal;

/// The cells of some rows of a column.
#[derive(Debug)]
pub struct Coded {
    /// Which value each row has; 0 for an empty cell.
    pub codes: Vec<u32>,
    values: Values,
}

/// What the numbers above 0 stand for.
#[derive(Debug)]
enum Values {
    /// The texts at those places; the first is empty.
    Texts(Vec<String>),
    /// Days since [`FIRST_DAY`].
    Days,
    /// Whole numbers above the one before the first.
    Whole { before: i64 },
}

/// The first day that has a number, as Parquet counts days: 31 December 1599 has none.
const FIRST_DAY: i64 = -135_140;

/// The days and whole numbers between the first and the last, at most; others are texts.
const MOST: i64 = 1 << 20;

impl Coded {
    /// The cells of a column that is not read.
    fn empty() -> Self {
        Self { codes: Vec::new(), values: Values::Texts(vec![String::new()]) }
    }

    /// The cells that a piece has in a column.
    pub fn read(files: &Files, piece: &Piece, column: usize) -> Option<Self> {
        let dtype = &files.field(column)?.dtype;
        if matches!(dtype, ArrowDataType::Utf8View | ArrowDataType::Dictionary(..))
            && let Some(coded) = files.cells(piece, column, by_dictionary, |_, a| Self::keys(&a))
        {
            return Some(coded);
        }
        let series = files.cells(piece, column, Clone::clone, series)?;
        Self::numbers(&series).or_else(|| Self::texts(&series))
    }

    /// The keys of a column that the file itself writes as numbers.
    fn keys(arrays: &[Box<dyn Array>]) -> Option<Self> {
        let [array] = arrays else { return None };
        let array = array.as_any().downcast_ref::<DictionaryArray<u32>>()?;
        let texts = array.values().as_any().downcast_ref::<Utf8ViewArray>()?;
        let texts = texts.values_iter().map(|text| normal(text, false).into_owned());
        let keys = array.keys();
        let codes = match keys.validity() {
            None => keys.values().iter().map(|key| key + 1).collect(),
            Some(_) => keys.iter().map(|key| key.map_or(0, |key| key + 1)).collect(),
        };
        let texts = std::iter::once(String::new()).chain(texts).collect();
        Some(Self { codes, values: Values::Texts(texts) })
    }

    /// Days and whole numbers that lie side by side.
    fn numbers(series: &Series) -> Option<Self> {
        let dtype = series.dtype();
        let ticks = match dtype {
            DataType::Datetime(unit, _) => ticks_a_day(*unit),
            _ => 1,
        };
        let is_day = matches!(dtype, DataType::Date | DataType::Datetime(..));
        if !is_day && !dtype.is_integer() {
            return None;
        }
        let wide = series.to_physical_repr().cast(&DataType::Int64).ok()?;
        if wide.null_count() != series.null_count() {
            return None;
        }
        let numbers = wide.i64().ok()?;
        let whole = |number: Option<i64>| number.unwrap_or(0).div_euclid(ticks);
        let (first, last) = (whole(numbers.min()), whole(numbers.max()));
        let before = if is_day { FIRST_DAY - 1 } else { first.checked_sub(1)? };
        if first <= before || last.checked_sub(before)? > MOST {
            return None;
        }
        let code = |number: &i64| u32::try_from(number.div_euclid(ticks) - before).unwrap_or(0);
        let mut codes: Vec<u32> = Vec::with_capacity(series.len());
        for array in numbers.downcast_iter() {
            match array.validity() {
                None => codes.extend(array.values().iter().map(code)),
                Some(_) => codes.extend(array.iter().map(|number| number.map_or(0, code))),
            }
        }
        let values = if is_day { Values::Days } else { Values::Whole { before } };
        Some(Self { codes, values })
    }

    /// The texts of any cells, each different one once.
    fn texts(series: &Series) -> Option<Self> {
        let mut texts = vec![String::new()];
        let mut known: HashMap<String, u32, FixedState> = HashMap::default();
        known.insert(String::new(), 0);
        let mut code = |row: usize| {
            let text = text_of(&series.get(row).ok()?);
            if let Some(code) = known.get(&text) {
                return Some(*code);
            }
            let code = u32::try_from(texts.len()).ok()?;
            texts.push(text.clone());
            known.insert(text, code);
            Some(code)
        };
        let codes = (0..series.len()).map(&mut code).collect::<Option<Vec<u32>>>()?;
        Some(Self { codes, values: Values::Texts(texts) })
    }

    /// The number of a row.
    pub fn code(&self, row: usize) -> usize {
        self.codes.get(row).copied().unwrap_or(0) as usize
    }

    /// Whether a number stands for the same value in all pieces.
    pub fn are_days(&self) -> bool {
        matches!(self.values, Values::Days)
    }

    /// The text of a row.
    pub fn text(&self, row: usize) -> Cow<'_, str> {
        let code = self.code(row);
        let number = |before: i64| before + i64::try_from(code).unwrap_or(0);
        match &self.values {
            _ if code == 0 => Cow::Borrowed(""),
            Values::Texts(texts) => Cow::Borrowed(texts.get(code).map_or("", String::as_str)),
            Values::Days => Cow::Owned(day_of(number(FIRST_DAY - 1))),
            Values::Whole { before } => Cow::Owned(number(*before).to_string()),
        }
    }
}

impl Files {
    /// The rows of a piece as texts, each with its number in the input.
    pub fn texts(&self, piece: &Piece) -> Option<Vec<(u32, Vec<String>)>> {
        let columns = self.names().len();
        let unread: Vec<usize> = self.unread().into_iter().map(|(column, _)| column).collect();
        let columns = (0..columns)
            .map(|column| match unread.contains(&column) {
                true => Some(Coded::empty()),
                false => Coded::read(self, piece, column),
            })
            .collect::<Option<Vec<Coded>>>()?;
        let row = |row: usize| {
            let line = u32::try_from(piece.before() + row + 1).ok()?;
            Some((line, columns.iter().map(|column| column.text(row).into_owned()).collect()))
        };
        (0..piece.rows()).map(row).collect()
    }
}

/// A column of texts, read as the numbers by which the file itself writes them.
fn by_dictionary(field: &ArrowField) -> ArrowField {
    let keys = IntegerType::UInt32;
    let dtype = ArrowDataType::Dictionary(keys, Box::new(ArrowDataType::Utf8View), false);
    // The reader asks for this mark before it gives the numbers away.
    let mark = [(DTYPE_CATEGORICAL_NEW.into(), Default::default())].into_iter().collect();
    ArrowField { dtype, metadata: Some(Arc::new(mark)), ..field.clone() }
}
