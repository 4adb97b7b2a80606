//! Claims about a yearly series: read from sentences, held against a dataset.
//!
//! Invariant: what is read is independent of the figures, and what is judged is independent of the
//! language. What can be read in two ways, or is about something else, is never judged.

use std::ops::Range;

pub mod claim;
mod clause;
mod contradictions;
mod english;
mod judge;
mod korean;
mod lexicon;
mod number;
mod phrase;
mod rate;
mod sentence;
mod token;
mod verdict;

pub use verdict::{Checked, Part, Sentence, Tally, Unclear, Verdict};

use claim::{Claim, ClaimKind};
use clause::Manner;
use judge::Asked;
use lexicon::Lexicon;
use phrase::PhraseKind;
use rate::Numbers;

use crate::{Language, SelectionError, series_name, translated};
use arrivals_data::{Dataset, Decision, Word};

/// Why nothing is said of a number that may be a count or a rate.
const COUNTS_AND_RATES: &str =
    "counts and rates per 100,000 stand beside each other: say them in sentences of their own";

/// The most words of a sentence that is read: what is longer is a list, or no prose.
const LONGEST: usize = 200;

/// How a text is checked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckOptions {
    /// The series of claims that name no group.
    pub series: Option<String>,
    /// The year of writing.
    pub as_of: Option<i32>,
    /// Whether the text is an article, of which only some sentences are about the data; else each
    /// is a claim about them.
    pub article: bool,
}

/// Holds every claim of the text against the counts; a sentence that speaks of a number per 100,000,
/// against the rates.
///
/// # Errors
/// When the options name a series that the dataset does not have.
pub fn check(
    (dataset, rates): (&Dataset, Option<&Dataset>),
    text: &str,
    options: &CheckOptions,
) -> Result<Checked, SelectionError> {
    let series = judge::whole(dataset, options.series.as_deref())?;
    let in_thousands = dataset.decisions().iter().any(|decision| decision.topic == Decision::SCALE);
    let scale = in_thousands.then_some(1000.0);
    let asked = Asked { dataset, series, as_of: options.as_of, scale };
    let of_rates = rates
        .map(|dataset| {
            let series = judge::whole(dataset, options.series.as_deref())?;
            Ok(Asked { dataset, series, ..asked })
        })
        .transpose()?;
    let lexicon = lexicon(dataset);
    let mut sentences = Vec::new();
    let mut unclear = Vec::new();
    let mut left_out = 0;
    let (mut line, mut counted) = (1, 0);
    for at in sentence::sentences(text) {
        let said = text.get(at.clone()).unwrap_or_default();
        line += text
            .get(counted..at.start)
            .unwrap_or_default()
            .bytes()
            .filter(|byte| *byte == b'\n')
            .count();
        counted = at.start;
        let rate = of_rates.as_ref().and_then(|asked| Some((asked, rate::numbers(said)?)));
        let (asked, (mut claims, is_unclear)) = match &rate {
            Some((of_rates, Numbers::Rates(plain))) => {
                (*of_rates, read(plain, at.start, &lexicon, options.article))
            }
            Some((_, Numbers::Unclear)) => {
                (&asked, (vec![Claim::unread(COUNTS_AND_RATES, at.clone())], false))
            }
            Some((_, Numbers::Both(plain, _))) => {
                (&asked, read(plain, at.start, &lexicon, options.article))
            }
            None => (&asked, read(said, at.start, &lexicon, options.article)),
        };
        let mut parts: Vec<Part> =
            claims.iter().map(|claim| judge::judge(claim, text, asked)).collect();
        if let Some((of_rates, Numbers::Both(_, rates))) = &rate {
            let further = rates.iter().map(|rate| restated(&claims, rate, said, at.start));
            let further: Vec<Claim> = further.collect();
            parts.extend(further.iter().map(|claim| judge::judge(claim, text, of_rates)));
            claims.extend(further);
        }
        contradictions::withdraw_contradictions(&claims, &mut parts);
        let text = said.split_whitespace().collect::<Vec<_>>().join(" ");
        if parts.is_empty() {
            left_out += 1;
            unclear.extend(is_unclear.then_some(Unclear { text, line }));
            continue;
        }
        parts.sort_by_key(|part| (part.start, part.end));
        sentences.push(Sentence { text, line, parts });
    }
    let metadata = dataset.metadata();
    let files: Vec<String> = dataset.origins().iter().map(|origin| origin.name.clone()).collect();
    let years = series.map(arrivals_data::Series::years).unwrap_or_default();
    let ends = years.first().zip(years.last());
    Ok(Checked {
        about: metadata.title.clone().unwrap_or_else(|| files.join(", ")),
        sources: metadata.sources.iter().map(|source| source.title.clone()).collect(),
        series: series.map(arrivals_data::Series::name),
        years: ends.map(|(first, last)| (first.year.number(), last.year.number())),
        as_of: options.as_of,
        origins: rates.unwrap_or(dataset).origins().to_vec(),
        sentences,
        left_out,
        unclear,
        tally: Tally::default(),
    }
    .counted())
}

/// A rate beside the counts of a sentence: that of the one year that it names, of the same people.
fn restated(claims: &[Claim], rate: &Range<usize>, said: &str, start: usize) -> Claim {
    let at = start + rate.start..start + rate.end;
    let whole = said.get(rate.clone()).unwrap_or_default();
    let tokens = token::tokens(whole, at.start);
    let phrases = english::phrases(&tokens, &Lexicon::default());
    let number = phrases.items.iter().find_map(|item| match &item.what {
        PhraseKind::Quantity(number, ..) => Some(number.clone()),
        _ => None,
    });
    let counted = |claim: &Claim| match &claim.said {
        ClaimKind::Count { when, .. } => Some((when.clone(), claim.who.clone())),
        _ => None,
    };
    let only = match claims {
        [claim] if rate::is_of_one_year(said) => counted(claim),
        _ => None,
    };
    match (only, number) {
        (Some((when, who)), Some(number)) => Claim::new(ClaimKind::Count { when, number }, who, at),
        _ => Claim::unread(COUNTS_AND_RATES, at),
    }
}

/// The claims of one sentence, which starts at that byte of the text; and without any, whether it
/// may be about the data nevertheless.
fn read(sentence: &str, offset: usize, lexicon: &Lexicon, article: bool) -> (Vec<Claim>, bool) {
    let trusted = !article;
    // Without a digit or a number's word there may still be a record or a comparison.
    let tokens = token::tokens(sentence, offset);
    if tokens.len() > LONGEST {
        let reason =
            format!("it has more than {LONGEST} words and signs: give its claims one by one");
        let at = offset..offset + sentence.len();
        return (if trusted { vec![Claim::unread(reason, at)] } else { Vec::new() }, false);
    }
    let hangul = tokens.iter().any(|token| token.kind == token::Kind::Hangul);
    let (phrases, order) = if hangul {
        (korean::phrases(&tokens, lexicon), clause::Order::Before)
    } else {
        (english::phrases(&tokens, lexicon), clause::Order::After)
    };
    let claims = clause::claims(&phrases, Manner { order, trusted });
    if claims.is_empty() && trusted {
        let at = offset..offset + sentence.len();
        return (vec![Claim::unread(clause::NOTHING, at)], false);
    }
    let is_unclear = claims.is_empty() && clause::is_unclear(&phrases);
    (claims, is_unclear)
}

/// The words that tie a sentence to the dataset.
fn lexicon(dataset: &Dataset) -> Lexicon {
    let metadata = dataset.metadata();
    let mut lexicon = Lexicon::default();
    let korean = |word: Word, text: &str| translated(dataset, word, text, Language::Korean);
    for (word, text, whole) in [
        (Word::Measure, &metadata.measure, true),
        (Word::Unit, &metadata.unit, true),
        (Word::Title, &metadata.title, false),
    ] {
        let Some(text) = text else { continue };
        lexicon.add_nouns(text, whole);
        let name = korean(word, text);
        if name.chars().any(|sign| ('가'..='힣').contains(&sign)) {
            lexicon.add_korean_noun(&name);
        }
    }
    for (place, series) in dataset.series().iter().enumerate() {
        let name = series.name();
        if name.is_empty() || series.role() == arrivals_data::Role::Total {
            continue;
        }
        lexicon.add_group(&name, place);
        let korean = series_name(dataset, &name, Language::Korean);
        if korean != name {
            lexicon.add_korean_group(&korean, place);
        }
    }
    let sources = metadata.sources.iter().map(|source| source.title.as_str());
    let groups = lexicon.groups.values().flatten().flat_map(|(name, _)| name);
    let names: Vec<String> = sources.map(str::to_owned).chain(groups.cloned()).collect();
    names.iter().for_each(|name| lexicon.add_names(name));
    let years = dataset.series().iter().flat_map(|series| {
        let (mut periods, mut backwards) = (series.periods(), series.periods());
        [periods.next(), backwards.next_back()].map(|end| end.map(|end| end.last().number()))
    });
    let years: Vec<i32> = years.flatten().collect();
    lexicon.years =
        (years.iter().copied().min().unwrap_or(1900), years.iter().copied().max().unwrap_or(2100));
    let parts = dataset.parts().next().is_some();
    lexicon.unnamed_in_korean = parts && lexicon.korean_groups.is_empty();
    lexicon.finish();
    lexicon
}
