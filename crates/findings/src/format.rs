//! How numbers and sentences are written for people; JSON and CSV never use this.

use arrivals_data::{Count, Difference, MOST_LISTED, Status};
use arrivals_statistics::Level;

/// A whole number in groups of three: `2,706`, `−13`.
pub fn whole(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        text.push('−');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A whole number with its sign: `+129`, `−13`, `0`.
pub fn signed(number: i64) -> String {
    if number > 0 { format!("+{}", whole(number)) } else { whole(number) }
}

/// A count in groups of three; over a population, the rate.
pub fn count(count: Count) -> String {
    match count.rate() {
        Some(found) => rate(found),
        None if count.is_rate() => "–".to_owned(),
        None => whole(count.as_i64()),
    }
}

/// Both numbers of a rate: `223 of 51,684,564`.
pub fn both(count: Count) -> Option<String> {
    let population = count.population()?;
    Some(format!("{} of {}", whole(count.as_i64()), whole(population)))
}

/// A count; a rate with both its numbers: `0.83 (76 of 9,158,750)`.
pub fn full(number: Count) -> String {
    match both(number) {
        Some(both) => format!("{} ({both})", count(number)),
        None => count(number),
    }
}

/// How much more a count or a rate is than another, without a sign.
pub fn size(difference: Difference) -> String {
    let text = match difference {
        Difference::Counts(number) => whole(number),
        Difference::Rates(number) => rate(number),
    };
    text.trim_start_matches('−').to_owned()
}

/// A rate per 100,000: one decimal from 10 on, else two, and two digits at least of a small one.
pub fn rate(rate: f64) -> String {
    let digits = match rate.abs() {
        0.0 => 0,
        10.0.. => 1,
        0.095.. => 2,
        small => (1.0 - libm::floor(libm::log10(small))).min(12.0) as usize,
    };
    decimal(rate, digits)
}

/// A number with that many decimals, in groups of three: `1,194.7`.
pub fn decimal(number: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", number.abs());
    let (digits, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let is_zero = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    let sign = if number < 0.0 && !is_zero { "−" } else { "" };
    let grouped = digits.parse().map_or_else(|_| digits.to_owned(), whole);
    if fraction.is_empty() {
        format!("{sign}{grouped}")
    } else {
        format!("{sign}{grouped}.{fraction}")
    }
}

/// A mean of counts: whole where it has three digits or more, for nobody counts tenths of people.
pub fn mean(mean: f64) -> String {
    decimal(mean, usize::from(mean.abs() < 100.0))
}

/// A change in percent, always with its sign: `−92.8%`, `+5.4%`; `0.0%` only where nothing changed.
pub fn signed_percent(percent: f64) -> String {
    /// What computing leaves of 0.
    const NOTHING: f64 = 1e-9;
    let text = decimal(percent, 1);
    match text.as_str() {
        "0.0" if percent.abs() < NOTHING => "0.0%".into(),
        "0.0" => format!("less than {}0.1%", if percent < 0.0 { '−' } else { '+' }),
        _ if percent > 0.0 => format!("+{text}%"),
        _ => format!("{text}%"),
    }
}

/// A share or the size of a change in percent, without a sign: `92.8%`.
///
/// A change that is small, or a share near an end, is not rounded to none or all.
pub fn percent(percent: f64) -> String {
    let text = decimal(percent.abs(), 1);
    match text.as_str() {
        "0.0" if percent != 0.0 => "less than 0.1%".into(),
        "100.0" if percent.abs() < 100.0 => "more than 99.9%".into(),
        _ => format!("{text}%"),
    }
}

/// A p with its sign: `p = 0.031`, `p < 0.0001`.
pub fn p(p: f64) -> String {
    if p < 0.0001 {
        "p < 0.0001".into()
    } else if p < 0.001 {
        format!("p = {p:.4}")
    } else if p < 0.0995 {
        format!("p = {p:.3}")
    } else {
        format!("p = {p:.2}")
    }
}

/// An interval of percent changes: `−12.3% to +4.5%`; an open end is said.
pub fn percent_range(lower: Option<f64>, upper: Option<f64>) -> Option<String> {
    let far = |percent: f64| {
        // A rate of growth above a thousandfold is no number that one can quote.
        if percent > 99_999.0 { "more than +99,999%".to_owned() } else { signed_percent(percent) }
    };
    Some(format!("{} to {}", far(lower?), far(upper?)))
}

/// A level of confidence: `95%`, `99.9%`.
pub fn level(level: Level) -> String {
    // Twelve digits take away what binary fractions add: 0.999 × 100 is 99.90000000000001.
    let text = format!("{:.10}", level.number() * 100.0);
    format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
}

/// A signed percentage in brackets, with a space before it; nothing where there is none.
pub fn bracketed(percent: Option<f64>) -> String {
    percent.map_or(String::new(), |percent| format!(" ({})", signed_percent(percent)))
}

/// The text as a sentence: a capital first, a stop at the end.
pub fn sentence(text: &str) -> String {
    let mut sentence = capitalised(text.trim());
    if !sentence.ends_with(['.', '!', '?', '…']) {
        sentence.push('.');
    }
    sentence
}

/// The text with a capital first.
pub fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// The name of a series with a capital first, unless another one would then have the same: `a` and
/// `A` are two.
pub fn headed(name: &str, all: &[String]) -> String {
    let capital = capitalised(name);
    let is_taken = all.iter().any(|other| other != name && capitalised(other) == capital);
    if is_taken { name.to_owned() } else { capital }
}

/// A group's name in a sentence: a registry says "female", a sentence "women and girls". What a
/// file calls women are women: girls may be counted elsewhere.
pub fn people(name: &str) -> String {
    match name.to_lowercase().as_str() {
        "female" | "females" => "women and girls".to_owned(),
        "male" | "males" => "men and boys".to_owned(),
        people @ ("women" | "men" | "girls" | "boys" | "children") => people.to_owned(),
        _ => name.to_owned(),
    }
}

/// Whether a name is that of people, of whom one says "of them".
pub fn is_people(name: &str) -> bool {
    const PEOPLE: [&str; 9] =
        ["female", "females", "male", "males", "women", "men", "girls", "boys", "children"];
    PEOPLE.contains(&name.to_lowercase().as_str())
}

/// What stands behind a year whose count may change: ` (provisional)`; nothing for others.
pub fn tentative(status: Status) -> &'static str {
    match status {
        Status::Provisional => " (provisional)",
        Status::Estimated => " (estimated)",
        Status::Normal | Status::Suppressed | Status::Missing => "",
    }
}

/// A list in words: `a, b and c`.
pub fn list<T: ToString>(items: impl IntoIterator<Item = T>) -> String {
    joined(items, "and")
}

fn joined<T: ToString>(items: impl IntoIterator<Item = T>, last_word: &str) -> String {
    let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    match items.as_slice() {
        [first @ .., last] if !first.is_empty() => {
            format!("{} {last_word} {last}", first.join(", "))
        }
        one_at_most => one_at_most.concat(),
    }
}

/// A list in words, of which only the first dozen are named: `a, b and 188 more`.
pub fn few(items: &[String]) -> String {
    let mut few: Vec<String> = items.iter().take(MOST_LISTED).cloned().collect();
    if items.len() > few.len() {
        few.push(format!("{} more", items.len() - few.len()));
    }
    list(&few)
}

/// One of several: `line, area or share`.
pub fn either<T: ToString>(items: impl IntoIterator<Item = T>) -> String {
    joined(items, "or")
}

/// Names in quotes, the first dozen of them: `'men', 'women' and 3 more`.
pub fn shown(names: &[String]) -> String {
    few(&names.iter().map(|name| format!("'{name}'")).collect::<Vec<_>>())
}
