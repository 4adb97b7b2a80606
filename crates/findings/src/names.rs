//! What the series, its counts and its groups are called in a language.

use std::collections::BTreeMap;

use super::korean::number;
use super::selection::Subject;
use super::{Label, Language, format, series_heading, series_name, translated};
use arrivals_data::{Count, Dataset, Decision, Series, Status, Word, Year};

/// What the series, its counts and its groups are called in a language.
pub(super) struct Names<'a> {
    dataset: &'a Dataset,
    language: Language,
    /// What is counted.
    pub measure: Option<String>,
    /// What one count is.
    pub unit: Option<String>,
    /// The group, when the series is one of several, or what was chosen.
    pub group: Option<String>,
    /// The series that a sentence is about, where a name alone says which it is.
    one: Option<&'a Series>,
    /// The years whose counts may change.
    tentative: BTreeMap<Year, Status>,
    /// The last year, where it is not known whether it is over.
    open: Option<Year>,
    /// Whether the counts are rates.
    rates: bool,
}

impl<'a> Names<'a> {
    pub fn from_subject(subject: &Subject, dataset: &'a Dataset, language: Language) -> Self {
        let word = |word: Word, text: &Option<String>| {
            text.as_ref().map(|text| translated(dataset, word, text, language))
        };
        let series = subject.series_of(dataset);
        let group = match series {
            Some(series) => subject.group(series),
            None => Some(subject.scope.clone()).filter(|scope| !scope.is_empty()),
        };
        let one = series.filter(|series| {
            group.as_ref().is_some_and(|values| values.as_slice() == [series.name()])
        });
        let group = group.map(|values| {
            let values = values.iter().map(|value| series_name(dataset, value, language));
            values.collect::<Vec<_>>().join(", ")
        });
        // Of series without a total, any may be what the sentence is about.
        let beside = if series.is_none() { dataset.series() } else { &[] };
        let years = || dataset.series().iter().flat_map(Series::years).map(|at| at.year);
        let open = dataset.decisions().iter().find(|one| one.topic == Decision::OPEN_YEAR);
        let open = open.and_then(|_| years().max());
        let rates = dataset.has_rates();
        let measure = word(Word::Measure, &subject.measure);
        let tentative = series
            .into_iter()
            .chain(beside)
            .flat_map(Series::years)
            .filter(|at| at.status.is_tentative())
            .map(|at| (at.year, at.status))
            .collect();
        Self {
            dataset,
            language,
            measure: if rates { Label::Rate.behind(measure, language) } else { measure },
            unit: word(Word::Unit, &subject.unit),
            group,
            one,
            tentative,
            open,
            rates,
        }
    }

    /// The same, of a chart that draws these series: beside others even a total is named, where no
    /// measure says that it is the whole.
    pub fn among(self, drawn: &[&'a Series], subject: &Subject) -> Self {
        let is_subject = |series: &&&Series| series.name() == subject.series;
        match drawn.iter().find(is_subject) {
            Some(series) if drawn.len() > 1 && self.group.is_none() && self.measure.is_none() => {
                let group = series_name(self.dataset, &series.name(), self.language);
                Self { group: Some(group), one: Some(series), ..self }
            }
            _ => self,
        }
    }

    /// A year in an English sentence: `2025`, `2025 (provisional)`.
    pub fn year(&self, year: Year) -> String {
        format!("{year}{}", self.mark(year))
    }

    /// A year in a Korean sentence: `2025년`, `2025년(잠정)`.
    pub fn korean_year(&self, year: Year) -> String {
        format!("{}{}", number::year(year), self.mark(year))
    }

    /// What is said beside a year whose count may change; nothing for others.
    fn mark(&self, year: Year) -> &'static str {
        match (self.tentative.get(&year), self.language) {
            (Some(Status::Provisional), Language::Korean) => "(잠정)",
            (Some(status), Language::English) => format::tentative(*status),
            (Some(_), Language::Korean) => "(추정)",
            (None, Language::English) if self.open == Some(year) => " (may not be over)",
            (None, Language::Korean) if self.open == Some(year) => "(집계 중일 수 있음)",
            (None, _) => "",
        }
    }

    /// The sentence with the group before it, where no measure says what it is about.
    pub fn lead(&self, sentence: String) -> String {
        match (&self.measure, &self.group, self.one) {
            (None, Some(_), Some(one)) => {
                let name = series_heading(self.dataset, &one.name(), self.language);
                format!("{name}: {sentence}")
            }
            (None, Some(group), None) => format!("{}: {sentence}", format::capitalised(group)),
            _ => sentence,
        }
    }

    /// What is counted, inside an English sentence: `arrivals`, `arrivals (female)`, `the count`;
    /// without a measure the name of the group, where it can be read as one: `the count (15–24)`
    /// else.
    pub fn measure(&self) -> String {
        match (&self.measure, &self.group) {
            (Some(measure), Some(group)) => format!("{measure} ({group})"),
            (Some(measure), None) => measure.clone(),
            (None, Some(group)) => match self.one {
                Some(one) if group.starts_with(char::is_alphabetic) => format::people(&one.name()),
                _ => format!("{} ({group})", self.whole_measure()),
            },
            (None, None) => self.whole_measure().to_owned(),
        }
    }

    /// What is counted, at the start of an English sentence.
    pub fn headed_measure(&self) -> String {
        match (&self.measure, self.one) {
            (None, Some(_)) => self.headed(&self.measure()),
            _ => format::capitalised(&self.measure()),
        }
    }

    /// The same without the group.
    pub fn whole_measure(&self) -> &str {
        let plain = if self.rates { "the rate" } else { "the count" };
        self.measure.as_deref().unwrap_or(plain)
    }

    /// A count of the measure in English: `223 arrivals`, `0.43 arrivals per 100,000`; a lone `1`,
    /// whose noun would be singular.
    pub fn quantity(&self, count: Count) -> String {
        match &self.measure {
            Some(measure) if !is_singular(count) => format!("{} {measure}", format::count(count)),
            _ => self.plain(count),
        }
    }

    /// A count in English without what is counted; of a rate, what it is of.
    pub fn plain(&self, count: Count) -> String {
        let per = if count.is_rate() { Label::Rate.text(Language::English) } else { String::new() };
        format!("{} {per}", format::count(count)).trim_end().to_owned()
    }

    /// What is counted, in Korean: `입국자`, `여성 입국자`; empty without a measure and group.
    pub fn korean_measure(&self) -> String {
        match (&self.measure, &self.group) {
            (Some(measure), Some(group)) => format!("{group} {measure}"),
            (Some(measure), None) => measure.clone(),
            (None, _) => String::new(),
        }
    }

    /// A count with its unit in Korean: `223명`.
    pub fn korean_count(&self, count: Count) -> String {
        number::with_unit(count, self.unit.as_deref())
    }

    /// An English name of a group at the start of a sentence.
    pub fn headed(&self, name: &str) -> String {
        let names = self.dataset.series().iter().map(|series| format::people(&series.name()));
        format::headed(name, &names.collect::<Vec<_>>())
    }

    /// A group's name in the language.
    pub fn series(&self, name: &str) -> String {
        series_name(self.dataset, name, self.language)
    }
}

/// Whether the noun behind a count is in the singular, which no file has.
pub(super) fn is_singular(count: Count) -> bool {
    !count.is_rate() && count.as_i64().abs() == 1
}
