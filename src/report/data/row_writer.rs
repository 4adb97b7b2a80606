//! Rows of cells → text that other programs read: CSV, TSV, JSON Lines.

use std::fmt::{Display, Write as _};

/// A form of text with one row a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextForm {
    /// RFC 4180; lines end with LF.
    Csv,
    /// The same with tabs: a field that holds a tab, a quote or a line break stands in quotes.
    Tsv,
    /// One JSON object a line, a key a column.
    JsonLines,
}

/// Writes rows cell by cell, each row with the columns of the header.
pub struct RowWriter {
    form: TextForm,
    /// What stands before each cell: a separator, or the key of a JSON object.
    before: Vec<String>,
    text: String,
    /// The column of the next cell.
    column: usize,
}

/// The first cells of several rows.
pub struct Start {
    text: String,
    column: usize,
}

impl RowWriter {
    /// A writer of rows with those columns; their names stand in the first line, but for JSON.
    pub fn new(form: TextForm, names: &[&str]) -> Self {
        let mut writer = Self::without_header(form, names);
        if form != TextForm::JsonLines {
            for name in names {
                writer.write_text(Some(name));
            }
            writer.end_row();
        }
        writer
    }

    /// The same without a first line: for further rows of the same table.
    pub fn without_header(form: TextForm, names: &[&str]) -> Self {
        let before = |(place, name): (usize, &&str)| match (form, place) {
            (TextForm::Csv | TextForm::Tsv, 0) => String::new(),
            (TextForm::Csv, _) => ",".to_owned(),
            (TextForm::Tsv, _) => "\t".to_owned(),
            (TextForm::JsonLines, 0) => format!("{{{}:", json_text(name)),
            (TextForm::JsonLines, _) => format!(",{}:", json_text(name)),
        };
        let before = names.iter().enumerate().map(before).collect();
        Self { form, before, text: String::new(), column: 0 }
    }

    /// A cell of text; empty, or null, for none.
    pub fn write_text(&mut self, text: Option<&str>) {
        self.begin_cell();
        match (self.form, text) {
            (TextForm::JsonLines, Some(text)) => self.text.push_str(&json_text(text)),
            (TextForm::JsonLines, None) => self.text.push_str("null"),
            (TextForm::Csv, Some(text)) => push_field(&mut self.text, text, b','),
            (TextForm::Tsv, Some(text)) => push_field(&mut self.text, text, b'\t'),
            (TextForm::Csv | TextForm::Tsv, None) => {}
        }
    }

    /// A cell of text without any character that needs quotes: a code, a period.
    pub fn write_code(&mut self, code: impl Display) {
        self.begin_cell();
        let quote = if self.form == TextForm::JsonLines { "\"" } else { "" };
        // Writing to a String cannot fail.
        let _ = write!(self.text, "{quote}{code}{quote}");
    }

    /// A number; empty, or null, for none.
    pub fn write_number(&mut self, number: Option<impl Display>) {
        match number {
            Some(number) => self.write_plain(number),
            None => self.write_text(None),
        }
    }

    /// `true` or `false`.
    pub fn write_flag(&mut self, flag: bool) {
        self.write_plain(flag);
    }

    fn write_plain(&mut self, value: impl Display) {
        self.begin_cell();
        let _ = write!(self.text, "{value}");
    }

    /// Ends the row.
    pub fn end_row(&mut self) {
        self.text.push_str(if self.form == TextForm::JsonLines { "}\n" } else { "\n" });
        self.column = 0;
    }

    /// Takes the cells of the row that was begun, for the rows that begin with them.
    pub fn take_start(&mut self) -> Start {
        let line = self.text.rfind('\n').map_or(0, |end| end + 1);
        Start { text: self.text.split_off(line), column: std::mem::take(&mut self.column) }
    }

    /// Begins a row with those cells.
    pub fn start_row(&mut self, start: &Start) {
        self.text.push_str(&start.text);
        self.column = start.column;
    }

    /// The rows.
    pub fn finish(self) -> String {
        self.text
    }

    fn begin_cell(&mut self) {
        if let Some(before) = self.before.get(self.column) {
            self.text.push_str(before);
        }
        self.column += 1;
    }
}

/// A field of delimited text, in quotes where it needs them.
pub fn push_field(text: &mut String, field: &str, delimiter: u8) {
    let needs_quotes = |byte: u8| byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r');
    if !field.bytes().any(needs_quotes) {
        text.push_str(field);
        return;
    }
    text.push('"');
    text.push_str(&field.replace('"', "\"\""));
    text.push('"');
}

fn json_text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(form: TextForm) -> String {
        let mut writer = RowWriter::new(form, &["a \"b\"", "n", "t"]);
        writer.write_text(Some("x,y\tz"));
        let start = writer.take_start();
        for (number, flag) in [(Some(-5), true), (None, false)] {
            writer.start_row(&start);
            writer.write_number(number);
            writer.write_flag(flag);
            writer.end_row();
        }
        writer.finish()
    }

    #[test]
    fn a_row_is_a_line_in_every_form() {
        assert_eq!(
            written(TextForm::Csv),
            "\"a \"\"b\"\"\",n,t\n\"x,y\tz\",-5,true\n\"x,y\tz\",,false\n"
        );
        assert_eq!(
            written(TextForm::Tsv),
            "\"a \"\"b\"\"\"\tn\tt\n\"x,y\tz\"\t-5\ttrue\n\"x,y\tz\"\t\tfalse\n"
        );
        assert_eq!(
            written(TextForm::JsonLines),
            "{\"a \\\"b\\\"\":\"x,y\\tz\",\"n\":-5,\"t\":true}\n{\"a \\\"b\\\"\":\"x,y\\tz\",\"n\":null,\"t\":false}\n"
        );
    }
}
