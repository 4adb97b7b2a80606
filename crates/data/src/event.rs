//! Dated events that help a reader of a chart.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use super::{Day, Month, Year};

/// When an event happened, as precisely as its source says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
pub struct EventDate {
    /// The year.
    pub year: Year,
    /// The month, 1 to 12, where known.
    pub month: Option<u8>,
    /// The day of the month, where known.
    pub day: Option<u8>,
}

impl EventDate {
    /// Reads `2020`, `2020-01` or `2020-01-31` (ISO 8601); no day that the calendar does not have.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = Year::new(parts.next()?.parse().ok()?).ok()?;
        let mut part = |most: u8| match parts.next() {
            None => Some(None),
            Some(digits) => {
                digits.parse().ok().filter(|number| (1..=most).contains(number)).map(Some)
            }
        };
        let month = part(12)?;
        let day = part(31)?;
        let date = Self { year, month, day };
        (parts.next().is_none() && date.first_day().is_some()).then_some(date)
    }

    fn first_day(self) -> Option<Day> {
        Day::new(self.year, Month::new(self.month.unwrap_or(1))?, self.day.unwrap_or(1))
    }

    fn last_day(self) -> Option<Day> {
        let month = Month::new(self.month.unwrap_or(12))?;
        match self.day {
            Some(day) => Day::new(self.year, month, day),
            None => Day::last_of(self.year, month),
        }
    }

    /// The place of the date on an axis of years on which a year's count stands at the whole
    /// number: the middle of a month or year, the day itself.
    pub fn on_axis(self) -> f64 {
        let year = f64::from(self.year.number());
        match (self.month, self.day) {
            (None, _) => year,
            (Some(month), None) => year - 0.5 + (f64::from(month) - 0.5) / 12.0,
            (Some(month), Some(day)) => {
                year - 0.5 + (f64::from(month) - 1.0) / 12.0 + (f64::from(day) - 0.5) / 365.0
            }
        }
    }
}

impl fmt::Display for EventDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        }
        Ok(())
    }
}

/// Something that happened, with the source that says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Event {
    /// When it happened, or began.
    pub date: EventDate,
    /// When it ended, for a period.
    pub end: Option<EventDate>,
    /// What happened, in a few words.
    pub label: String,
    /// Who says so.
    pub source: String,
}

/// An event as written in an events file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EventRecord {
    #[serde(deserialize_with = "written")]
    date: String,
    #[serde(default, deserialize_with = "written_or_none")]
    end: Option<String>,
    label: String,
    source: String,
}

/// A date as text, or a year as a number.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Written {
    Text(String),
    Year(i64),
}

impl From<Written> for String {
    fn from(written: Written) -> Self {
        match written {
            Written::Text(text) => text,
            Written::Year(year) => year.to_string(),
        }
    }
}

fn written<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Written::deserialize(deserializer).map(String::from)
}

fn written_or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<Written>::deserialize(deserializer)?.map(String::from))
}

impl Event {
    /// Reads a CSV of events with the columns `date` and `label`, and `end` and `source` where they
    /// are known, sorted by date.
    ///
    /// # Errors
    /// A sentence that says which row is not an event, and why.
    pub fn parse_csv(text: &str) -> Result<Vec<Event>, String> {
        let mut reader = csv::ReaderBuilder::new()
            .trim(csv::Trim::All)
            .flexible(true)
            .from_reader(text.as_bytes());
        let header = reader.headers().map_err(|_| "the header cannot be read".to_owned())?.clone();
        let column =
            |wanted: &str| header.iter().position(|name| name.eq_ignore_ascii_case(wanted));
        let needed = |wanted: &str| {
            column(wanted).ok_or_else(|| {
                let columns: Vec<&str> = header.iter().filter(|name| !name.is_empty()).collect();
                match columns.as_slice() {
                    [] => "the file is empty".to_owned(),
                    _ => format!("no column is named {wanted}; there is {}", columns.join(", ")),
                }
            })
        };
        let (date, label) = (needed("date")?, needed("label")?);
        let (end, source) = (column("end"), column("source"));
        let mut records = Vec::new();
        for row in reader.records() {
            let row = row.map_err(|_| "a row cannot be read as CSV".to_owned())?;
            let cell = |place: usize| row.get(place).unwrap_or_default().to_owned();
            let line = row.position().map_or(0, csv::Position::line);
            let record = EventRecord {
                date: cell(date),
                end: end.map(cell).filter(|end| !end.is_empty()),
                label: cell(label),
                source: source.map(cell).unwrap_or_default(),
            };
            records.push((format!("row {line}"), record));
        }
        Self::checked(records)
    }

    /// Reads a JSON list of events: `[{"date": "2020-01", "label": …, "source": …}]`, with an
    /// optional `end`, sorted by date.
    ///
    /// # Errors
    /// A sentence that says which entry is not an event, and why.
    pub fn parse_list(json: &str) -> Result<Vec<Event>, String> {
        let records: Vec<EventRecord> = serde_json::from_str(json).map_err(|error| {
            let at = format!("line {}, column {}", error.line(), error.column());
            match error.classify() {
                serde_json::error::Category::Data => format!("{error}"),
                serde_json::error::Category::Eof => "the JSON ends too early".to_owned(),
                _ => format!("no JSON at {at}"),
            }
        })?;
        let placed = |(place, record)| (format!("event {}", place + 1), record);
        Self::checked(records.into_iter().enumerate().map(placed).collect())
    }

    /// Events from records, each with where it stands.
    fn checked(records: Vec<(String, EventRecord)>) -> Result<Vec<Event>, String> {
        let mut events = records
            .into_iter()
            .map(|(place, record)| {
                let date = |text: &str| {
                    EventDate::parse(text).ok_or_else(|| {
                        format!("{place}: '{text}' is not a date of the calendar, like 2020-01-31")
                    })
                };
                let (start, end) =
                    (date(&record.date)?, record.end.as_deref().map(date).transpose()?);
                if let Some(end) = end.filter(|end| end.last_day() < start.first_day()) {
                    return Err(format!("{place}: it ends in {end}, before it starts in {start}"));
                }
                if record.label.trim().is_empty() {
                    return Err(format!("{place}: it has no label"));
                }
                Ok(Event { date: start, end, label: record.label, source: record.source })
            })
            .collect::<Result<Vec<_>, String>>()?;
        events.sort_by_key(|event| event.date);
        Ok(events)
    }
}
