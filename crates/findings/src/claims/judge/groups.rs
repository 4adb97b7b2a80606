//! One group against another.

use super::change::ratio_words;
use super::judgement::{Asked, Judged, Undecided};
use super::rounding::{Figure, fit};
use super::subject::series_of;
use super::wording::{quantity, with_why};
use super::year;
use crate::claims::claim::{Size, SubjectRef, TimeRef};
use crate::claims::verdict::Verdict;
use crate::format;
use arrivals_data::Count;
use arrivals_statistics::methods;

pub(super) fn judge(
    when: &TimeRef,
    (more, fewer): (&SubjectRef, &SubjectRef),
    size: Option<&Size>,
    asked: &Asked,
) -> Result<Judged, Undecided> {
    let (one, other) = (series_of(more, asked)?, series_of(fewer, asked)?);
    let (first, second) = (format::people(&one.name()), format::people(&other.name()));
    let by = match size {
        None => format!("more {first} than {second}"),
        Some(Size::Amount(number)) => format!("{} more {first} than {second}", quantity(number)),
        Some(Size::Ratio(number)) => {
            format!("{} times as many {first} as {second}", quantity(number))
        }
        Some(Size::Percent(number)) => format!("{}% more {first} than {second}", quantity(number)),
        Some(Size::Points(_) | Size::Ambiguous { .. }) => format!("{first} against {second}"),
    };
    let at = year::resolve(when, one, asked).map_err(|why| why.of(&by))?;
    let taken_as = format!("{by} in {}", at.year);
    let count =
        |series| year::count(series, at.year).map_err(|why| why.of(&taken_as).noting(&at.notes));
    let (a, b) = (count(one)?, count(other)?);
    let facts = format!(
        "{} {first} and {} {second} in {}",
        format::count(a.count),
        format::count(b.count),
        at.year
    );
    let ratio = (b.count > Count::ZERO && a.count >= Count::ZERO)
        .then(|| a.count.as_f64() / b.count.as_f64());
    let (verdict, figure, why) = match (size, ratio) {
        (None, _) => (
            if a.count > b.count { Verdict::Holds } else { Verdict::DoesNotHold },
            String::new(),
            String::new(),
        ),
        (Some(Size::Amount(number)), _) => {
            let difference = a.count.as_f64() - b.count.as_f64();
            let fit = fit(number, difference, Figure::Count);
            (fit.verdict, format!(", {} more", format::decimal(difference, 0)), fit.why)
        }
        (Some(Size::Ratio(number)), Some(ratio)) => {
            let fit = fit(number, ratio, Figure::Ratio);
            (fit.verdict, format!(", {} times as many", ratio_words(ratio)), fit.why)
        }
        (Some(Size::Percent(number)), Some(ratio)) => {
            let percent = 100.0 * (ratio - 1.0);
            let fit = fit(number, percent, Figure::Percent);
            (fit.verdict, format!(", {}", format::signed_percent(percent)), fit.why)
        }
        (Some(Size::Ambiguous { words: said, .. }), Some(ratio)) => {
            let why = format!(
                "'{said}' is read in more than one way; it is {} times as many",
                ratio_words(ratio)
            );
            (Verdict::CannotBeChecked, String::new(), why)
        }
        (Some(_), _) => {
            (Verdict::CannotBeChecked, String::new(), "there is no ratio to that count".to_owned())
        }
    };
    let facts = format!("{facts}{figure}");
    Ok(Judged::new(taken_as, verdict, with_why(facts.clone(), &why))
        .nearest(facts)
        .by(methods::GAP, asked, one, &[a])
        .by(methods::GAP, asked, other, &[b])
        .noting(at.notes))
}
