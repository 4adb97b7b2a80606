//! What a reader must know of the drawn data, made from the data: what is not drawn, and why.

use super::korean::number;
use super::year_runs::{Run, runs, shown_runs};
use super::{Language, format, series_name, translated};
use arrivals_data::{Count, Dataset, Period, Role, Series, Status, Word, Year};

/// How a chart sets a count apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A marker without a filling.
    Hollow,
    /// A column or area filled with lines.
    Hatched,
    /// A broken line.
    Dashed,
}

impl Mark {
    fn text(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Hollow, Language::English) => "hollow",
            (Self::Hatched, Language::English) => "hatched",
            (Self::Dashed, Language::English) => "dashed",
            (Self::Hollow, Language::Korean) => "빈 점",
            (Self::Hatched, Language::Korean) => "빗금",
            (Self::Dashed, Language::Korean) => "점선",
        }
    }
}

/// How a chart sets counts apart that are no normal ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    /// Provisional and estimated counts.
    pub tentative: Mark,
}

/// What the data say of themselves, in no language yet.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Note {
    /// Periods that are not single years, with their counts; and of which of several series, with
    /// its name. Of none, the periods alone.
    NotDrawn(Vec<(Period, Count)>, Of),
    /// Years of a status.
    Of(Status, Vec<Run>),
    /// Years without a count, of these series; of all when none is named.
    Missing(Vec<String>, Vec<Run>),
    /// Years before which a series breaks.
    Breaks(Vec<Run>),
}

/// Whose counts are not drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Of {
    /// The series that is drawn first, which no other could be meant for.
    First,
    /// A total that is not drawn, by its name.
    Total(String),
    /// Several, and no total.
    Several,
}

/// The footnotes of the series drawn, in the language of the chart. What is set aside is that of
/// the first series; of parts that are drawn without their total, that of the total.
pub fn chart_notes(
    dataset: &Dataset,
    series: &[&Series],
    marks: Marks,
    language: Language,
) -> Vec<String> {
    let unit = dataset.metadata().unit.as_deref();
    let unit = unit.map(|unit| translated(dataset, Word::Unit, unit, language));
    let named = |note: Note| match note {
        Note::Missing(names, years) => {
            let names = names.iter().map(|name| series_name(dataset, name, language));
            Note::Missing(names.map(|name| format::capitalised(&name)).collect(), years)
        }
        note => note,
    };
    notes(series, dataset, language)
        .into_iter()
        .map(named)
        .map(|note| match language {
            Language::English => english(&note, marks),
            Language::Korean => korean(&note, marks, unit.as_deref()),
        })
        .collect()
}

/// The note on years without a figure; none when there are none.
pub fn missing_note(years: &[Year], language: Language) -> Option<String> {
    let note = Note::Missing(Vec::new(), runs(&sorted(years.iter().copied())));
    let marks = Marks { tentative: Mark::Hollow };
    (!years.is_empty()).then(|| match language {
        Language::English => english(&note, marks),
        Language::Korean => korean(&note, marks, None),
    })
}

fn notes(series: &[&Series], dataset: &Dataset, language: Language) -> Vec<Note> {
    let Some(first) = series.first() else { return Vec::new() };
    let total = dataset.whole().filter(|whole| whole.role() == Role::Total);
    let (first, of) = match (series.len(), first.role(), total) {
        (1, _, _) | (_, Role::Total, _) => (*first, Of::First),
        (_, _, Some(total)) => (total, Of::Total(series_name(dataset, &total.name(), language))),
        (_, _, None) => (*first, Of::Several),
    };
    let mut notes = Vec::new();
    // Of the periods drawn alone: the total is not cut to them.
    let is_drawn = |period: Period| series.iter().any(|series| series.at(period).is_some());
    let aside: Vec<(Period, Count)> = first
        .set_aside()
        .filter(|observation| is_drawn(observation.period))
        .filter_map(|observation| Some((observation.period, observation.count?.alone())))
        .collect();
    if !aside.is_empty() {
        notes.push(Note::NotDrawn(aside, of));
    }
    let years_with = |status: Status| -> Vec<Year> {
        let years = series
            .iter()
            .flat_map(|series| series.observations())
            .filter(|observation| observation.status == status)
            // What has no rate is not drawn.
            .filter(|observation| observation.count.is_none_or(Count::has_value))
            .filter_map(|observation| observation.period.whole_year());
        sorted(years)
    };
    for status in [Status::Provisional, Status::Estimated, Status::Suppressed] {
        let years = years_with(status);
        if !years.is_empty() {
            notes.push(Note::Of(status, runs(&years)));
        }
    }
    notes.extend(missing(series));
    let breaks = series.iter().flat_map(|series| series.years()).filter(|at| at.break_before);
    let breaks = sorted(breaks.map(|at| at.year));
    if !breaks.is_empty() {
        notes.push(Note::Breaks(runs(&breaks)));
    }
    notes
}

/// The years in which a series has no count, though the drawn years hold them: the series' names
/// stand with them, unless all series lack the same.
fn missing(series: &[&Series]) -> Vec<Note> {
    let counted = || series.iter().flat_map(|series| series.years()).map(|at| at.year);
    let (Some(first), Some(last)) = (counted().min(), counted().max()) else { return Vec::new() };
    let lacks = |series: &Series| -> Vec<Year> {
        // Before and after its counts, a series lacks what the file says is missing.
        let said = series.observations().filter(|at| at.status == Status::Missing);
        let said = said.filter_map(|at| at.period.whole_year());
        let said =
            said.filter(|year| first <= *year && *year <= last && series.count_of(*year).is_none());
        let mut years = sorted(series.gaps().into_iter().chain(said));
        years.retain(|year| {
            series.at(Period::Year(*year)).is_none_or(|at| at.status != Status::Suppressed)
        });
        years
    };
    let mut groups: Vec<(Vec<String>, Vec<Year>)> = Vec::new();
    for one in series {
        let years = lacks(one);
        match groups.iter_mut().find(|(_, other)| *other == years) {
            Some((names, _)) => names.push(one.name()),
            None => groups.push((vec![one.name()], years)),
        }
    }
    if let [(names, _)] = groups.as_mut_slice() {
        names.clear();
    }
    groups.retain(|(_, years)| !years.is_empty());
    groups.into_iter().map(|(names, years)| Note::Missing(names, runs(&years))).collect()
}

fn sorted(years: impl Iterator<Item = Year>) -> Vec<Year> {
    let mut years: Vec<Year> = years.collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// The name of a total that is not drawn.
fn named(of: &Of) -> Option<&str> {
    match of {
        Of::Total(name) => Some(name),
        Of::First | Of::Several => None,
    }
}

fn english(note: &Note, marks: Marks) -> String {
    let mark = marks.tentative.text(Language::English);
    match note {
        Note::NotDrawn(aside, of) => {
            let one = |(period, count): &(Period, Count)| {
                let label = period.label();
                if *of == Of::Several {
                    return label;
                }
                let preposition = if label.starts_with("up to") { "" } else { "in " };
                format!("{} {preposition}{label}", format::count(*count))
            };
            let aside: Vec<String> = aside.iter().map(one).collect();
            let of = named(of).map_or(String::new(), |name| format!(" ({name})"));
            format!("Not drawn, for they are not single years{of}: {}.", format::list(&aside))
        }
        Note::Of(status, years) => {
            let lead = match status {
                Status::Provisional => format!("Provisional ({mark})"),
                Status::Estimated => format!("Estimated ({mark})"),
                _ => "Withheld by the agency (×)".to_owned(),
            };
            format!("{lead}: {}.", shown_runs(years))
        }
        Note::Missing(names, years) if names.is_empty() => {
            format!("No figure: {}.", shown_runs(years))
        }
        Note::Missing(names, years) => {
            format!("No figure ({}): {}.", format::few(names), shown_runs(years))
        }
        Note::Breaks(years) => format!("The series breaks before {}.", shown_runs(years)),
    }
}

fn korean(note: &Note, marks: Marks, unit: Option<&str>) -> String {
    let mark = marks.tentative.text(Language::Korean);
    match note {
        Note::NotDrawn(aside, of) => {
            let one = |(period, count): &(Period, Count)| match of {
                Of::Several => number::period(*period),
                _ => {
                    format!("{} {}", number::period(*period), number::with_unit(*count, unit))
                }
            };
            let aside: Vec<String> = aside.iter().map(one).collect();
            let of = named(of).map_or(String::new(), |name| format!("({name})"));
            format!("연도별이 아니어서 그리지 않음{of}: {}.", number::list(&aside))
        }
        Note::Of(status, years) => {
            let lead = match status {
                Status::Provisional => format!("잠정치({mark})"),
                Status::Estimated => format!("추정치({mark})"),
                _ => "집계 기관 비공개(×)".to_owned(),
            };
            format!("{lead}: {}.", number::runs(years))
        }
        Note::Missing(names, years) if names.is_empty() => {
            format!("수치 없음: {}.", number::runs(years))
        }
        Note::Missing(names, years) => {
            format!("수치 없음({}): {}.", number::few(names), number::runs(years))
        }
        Note::Breaks(years) => {
            format!("집계 기준이 바뀐 해(이전과 단절): {}.", number::runs(years))
        }
    }
}
