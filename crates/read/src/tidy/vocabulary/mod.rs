//! The words and signs that agencies use, all in one place.

#[macro_use]
mod words;

mod columns;
mod periods;
mod qualifiers;

use arrivals_data::Status;
pub use columns::*;
pub use periods::*;
pub use qualifiers::{FOOTNOTE_WORDS, PLAIN_QUALIFIERS, QUALIFIERS};

words! {
    /// Words of a group of all that is in no other.
    OTHERS,
    /// Names of a series that is the sum of the others, and of a row of sums.
    TOTAL,
    /// Groups of countries that hold others, wherever single countries stand beside them.
    AGGREGATES,
    /// Words of a remark that says why counts are withheld, in lower case.
    WITHHELD,
    /// Words of a remark that says that a sign stands for nobody, in lower case.
    NIL,
    /// Words before the name of those who published the figures, in lower case.
    SOURCE,
    /// Words of a title of amounts per head or rates, in lower case.
    PER_HEAD,
    /// Words before a unit, in lower case.
    UNIT_WORDS,
    /// Words before the number of a table, in lower case.
    TABLE,
    /// How lines start that are no titles, in lower case.
    NO_TITLE,
    /// Words of a remark that says that a sign stands for no figure, in lower case.
    UNAVAILABLE,
    /// Words before the name of a part of what stands above it.
    OF_WHICH,
    /// The beginnings of words for a thousand and more.
    SCALES,
    /// The same, written without a space before a unit.
    WIDE_SCALES,
}

/// Whether the name is that of a group of countries, which single countries may make up.
pub fn is_aggregate(name: &str) -> bool {
    let short = name.split([' ', '(']).next().unwrap_or(name);
    is_one_of(name, &AGGREGATES)
        || is_one_of(without_unit(name), &AGGREGATES)
        || (short.chars().any(|c| c.is_ascii_digit()) && is_one_of(short, &AGGREGATES))
}

/// Signs of a cell without a published value, and what they say.
pub const MARKERS: [(&str, Status); 47] = [
    ("[c]", Status::Suppressed),
    ("[s]", Status::Suppressed),
    ("[x]", Status::Missing),
    ("[z]", Status::Missing),
    ("[n]", Status::Missing),
    ("[note]", Status::Missing),
    ("－", Status::Missing),
    ("ー", Status::Missing),
    ("−", Status::Missing),
    ("‐", Status::Missing),
    ("·", Status::Missing),
    ("/", Status::Missing),
    ("#", Status::Missing),
    ("#n/a", Status::Missing),
    ("n.d.", Status::Missing),
    ("n.p.", Status::Suppressed),
    ("np", Status::Suppressed),
    ("nd", Status::Missing),
    ("n.v.", Status::Missing),
    ("k.a.", Status::Missing),
    ("s.d.", Status::Missing),
    ("z", Status::Missing),
    ("m", Status::Missing),
    ("Ｘ", Status::Suppressed),
    ("--", Status::Missing),
    ("---", Status::Missing),
    ("***", Status::Missing),
    ("", Status::Missing),
    ("-", Status::Missing),
    ("–", Status::Missing),
    ("—", Status::Missing),
    (".", Status::Missing),
    ("..", Status::Missing),
    ("...", Status::Missing),
    ("…", Status::Missing),
    (":", Status::Missing),
    ("na", Status::Missing),
    ("n/a", Status::Missing),
    ("n.a.", Status::Missing),
    ("nan", Status::Missing),
    ("null", Status::Missing),
    ("none", Status::Missing),
    ("*", Status::Suppressed),
    ("x", Status::Suppressed),
    ("c", Status::Suppressed),
    ("(d)", Status::Suppressed),
    ("s", Status::Suppressed),
];

/// Whether the name is that of a part of what stands above it: `of which children`.
pub fn is_of_which(name: &str) -> bool {
    let name = name.trim_start_matches(['-', '–', '—', '·', '•', ' ']).to_lowercase();
    OF_WHICH.iter().any(|word| {
        name.strip_prefix(word).is_some_and(|rest| {
            !word.is_ascii() || rest.is_empty() || rest.starts_with([' ', ':', ','])
        })
    })
}

/// Signs after a number, and what they say of it.
pub const SUFFIXES: [(&str, Status); 6] = [
    ("(p)", Status::Provisional),
    ("(e)", Status::Estimated),
    ("p)", Status::Provisional),
    ("e)", Status::Estimated),
    ("p", Status::Provisional),
    ("e", Status::Estimated),
];

/// Eurostat's flags, as letters that may be joined (`bp`), and what each says of the value.
/// Source: Eurostat, "Status flags", code list CL_OBS_STATUS of the ESS.
pub const FLAGS: [(char, Status, &str); 12] = [
    ('b', Status::Normal, "break in the series"),
    ('c', Status::Suppressed, "confidential"),
    ('d', Status::Normal, "definition differs"),
    ('e', Status::Estimated, "estimated"),
    ('f', Status::Estimated, "forecast"),
    ('i', Status::Estimated, "imputed"),
    ('n', Status::Normal, "not significant"),
    ('p', Status::Provisional, "provisional"),
    ('r', Status::Normal, "revised"),
    ('s', Status::Estimated, "the agency's estimate"),
    ('u', Status::Normal, "low reliability"),
    ('z', Status::Normal, "not applicable"),
];

/// The further codes of SDMX's `CL_OBS_STATUS` (version 2.2), which are capital letters, and what
/// each says of the value.
pub const SDMX_STATUS: [(&str, Status, &str); 14] = [
    ("B", Status::Normal, "break in the series"),
    ("D", Status::Normal, "definition differs"),
    ("F", Status::Estimated, "forecast"),
    ("G", Status::Normal, "experimental"),
    ("I", Status::Estimated, "imputed"),
    ("J", Status::Normal, "derogation"),
    ("K", Status::Missing, "included in another category"),
    ("L", Status::Missing, "exists, not collected"),
    ("N", Status::Normal, "not significant"),
    ("O", Status::Missing, ""),
    ("H", Status::Missing, "holiday"),
    ("S", Status::Normal, "strike or other special event"),
    ("U", Status::Normal, "low reliability"),
    ("V", Status::Normal, "unvalidated"),
];

/// What a code of SDMX's says beside those of [`Status`].
pub fn sdmx_status(text: &str) -> Option<(Status, Option<&'static str>)> {
    let (_, status, note) = SDMX_STATUS.iter().find(|(code, _, _)| *code == text.trim())?;
    Some((*status, Some(*note).filter(|note| !note.is_empty())))
}

/// What flags say: a status, whether the series breaks, and what else there is to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flags {
    /// The status.
    pub status: Status,
    /// Whether the series breaks before the value.
    pub break_before: bool,
    /// What neither of the two says.
    pub note: Option<String>,
}

/// Reads flags; nothing when a letter is none.
pub fn flags(text: &str) -> Option<Flags> {
    let letters: Vec<char> =
        text.trim().to_lowercase().chars().filter(|c| !matches!(c, ' ' | ',')).collect();
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let mut read = Flags { status: Status::Normal, break_before: false, note: None };
    let mut notes: Vec<&str> = Vec::new();
    for letter in letters {
        let (_, status, meaning) = FLAGS.iter().find(|(known, _, _)| *known == letter)?;
        read.break_before |= letter == 'b';
        // The first status stands; of two, agencies write the weightier first.
        if *status != Status::Normal && read.status == Status::Normal {
            read.status = *status;
        }
        if !matches!(letter, 'b' | 'c' | 'e' | 'p') {
            notes.push(meaning);
        }
    }
    read.note = (!notes.is_empty()).then(|| notes.join(", "));
    Some(read)
}

/// Whether one of the words of the text is one of the words.
pub fn has_word(text: &str, words: &[&str]) -> bool {
    let text = text.to_lowercase();
    text.split(|character: char| !character.is_alphanumeric()).any(|word| words.contains(&word))
        || words.iter().any(|word| !word.is_ascii() && text.contains(word))
}

/// The name without a unit in brackets at its end.
pub fn without_unit(name: &str) -> &str {
    let trimmed = name.trim();
    let open = trimmed.rfind(['(', '（']);
    match open {
        Some(open) if trimmed.ends_with([')', '）']) => {
            let unit = trimmed[open..].trim_matches(['(', '（', ')', '）']).trim();
            if is_one_of(unit, &UNITS) && open > 0 { trimmed[..open].trim_end() } else { trimmed }
        }
        _ => trimmed,
    }
}

/// Words that stand in the place of a count, and what they say. As names of groups, they say other
/// things.
const WORD_MARKERS: [(&str, Status); 38] = [
    ("suppressed", Status::Suppressed),
    ("withheld", Status::Suppressed),
    ("confidential", Status::Suppressed),
    ("redacted", Status::Suppressed),
    ("masked", Status::Suppressed),
    ("[w]", Status::Suppressed),
    ("geheim", Status::Suppressed),
    ("confidentiel", Status::Suppressed),
    ("confidencial", Status::Suppressed),
    ("비공개", Status::Suppressed),
    ("비밀", Status::Suppressed),
    ("not applicable", Status::Missing),
    ("not available", Status::Missing),
    ("not reported", Status::Missing),
    ("not recorded", Status::Missing),
    ("not published", Status::Missing),
    ("not collected", Status::Missing),
    ("not known", Status::Missing),
    ("unavailable", Status::Missing),
    ("unreliable", Status::Missing),
    ("unknown", Status::Missing),
    ("missing", Status::Missing),
    ("no data", Status::Missing),
    ("no figure", Status::Missing),
    ("[low]", Status::Missing),
    ("[u]", Status::Missing),
    ("[k]", Status::Missing),
    ("s/d", Status::Missing),
    ("nc", Status::Missing),
    ("n.c.", Status::Missing),
    ("keine angabe", Status::Missing),
    ("keine daten", Status::Missing),
    ("nicht verfügbar", Status::Missing),
    ("non disponible", Status::Missing),
    ("no disponible", Status::Missing),
    ("미상", Status::Missing),
    ("자료없음", Status::Missing),
    ("해당없음", Status::Missing),
];

/// What a word in the place of a count says.
pub fn word_marker(text: &str) -> Option<Status> {
    const LONGEST: usize = 24;
    let text = text.trim();
    if text.len() > LONGEST || text.contains(|c: char| c.is_ascii_digit()) || text.is_empty() {
        return None;
    }
    let lower = text.to_lowercase();
    WORD_MARKERS.iter().find(|(word, _)| *word == lower).map(|(_, status)| *status)
}

/// Whether a sign or a word stands in the place of a count.
pub fn is_marker(text: &str) -> bool {
    marker(text).is_some() || word_marker(text).is_some()
}

/// Whether the text says that counts are thousands, millions or another multiple: `(000's)`,
/// `x 1 000`, `in millions`, `тыс. человек`.
pub fn says_scale(text: &str) -> bool {
    const LONGEST: usize = 48;
    // A number alone is one of the table.
    if text.chars().all(|c| c.is_numeric() || matches!(c, ' ' | '.' | ',' | '\u{A0}')) {
        return false;
    }
    let lower = without_group_marks(&text.to_lowercase());
    if THOUSANDS.iter().any(|words| lower.contains(&without_group_marks(words))) {
        return true;
    }
    // What stands in brackets, behind a word such as `in`, or alone as the unit of a table.
    let opens = ['(', '（', '[', ')', '）', ']', ',', ';'];
    let mut pieces: Vec<&str> = lower.split(opens).collect();
    for word in [" in ", " en ", " em ", " x ", " × ", ": "] {
        pieces.extend(lower.rsplit_once(word).map(|(_, rest)| rest));
    }
    pieces.extend(["in ", "en ", "em "].iter().filter_map(|word| lower.strip_prefix(word)));
    pieces.into_iter().filter(|piece| piece.chars().count() <= LONGEST).any(is_scale)
}

/// The text without commas between digits, which divide no words: `per 100,000`.
fn without_group_marks(text: &str) -> String {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    let is_mark = |place: usize| {
        is_digit(place.checked_sub(1).and_then(|before| bytes.get(before)))
            && is_digit(bytes.get(place + 1))
    };
    text.char_indices().filter(|(place, c)| *c != ',' || !is_mark(*place)).map(|(_, c)| c).collect()
}

/// Whether the name is that of a rate, an average or an amount per head, by a word that says nothing
/// else.
pub fn names_rate(name: &str) -> bool {
    let lower = name.to_lowercase();
    let strong: Vec<&str> =
        RATIO.iter().copied().filter(|word| !WEAK_RATIO.contains(word)).collect();
    has_word(&lower, &strong)
        || lower.contains(['%', '％', '‰'])
        || PER_HEAD.iter().any(|word| lower.contains(*word))
}

/// Whether such a text says thousands, and no other multiple.
pub fn says_thousands(text: &str) -> bool {
    const OTHERS: [&str; 19] = [
        "million", "billion", "mio", "mrd", "mln", "milion", "miljo", "millon", "millón", "milhõ",
        "млн", "lakh", "crore", "000 000", "10^6", "만", "万", "百", "億",
    ];
    let lower = text.to_lowercase();
    !OTHERS.iter().any(|word| lower.contains(word))
}

/// Whether the text is a power of ten of a thousand or more, or a word for one, beside small words
/// and units alone.
fn is_scale(text: &str) -> bool {
    const MOST_WORDS: usize = 4;
    const BESIDE: [&str; 28] = [
        "in",
        "en",
        "em",
        "w",
        "v",
        "i",
        "im",
        "de",
        "di",
        "of",
        "da",
        "persons",
        "people",
        "personen",
        "personas",
        "personnes",
        "pers",
        "inhabitants",
        "inhab",
        "hab",
        "euro",
        "чел",
        "человек",
        "osób",
        "osob",
        "fő",
        "obyv",
        "trips",
    ];
    let text = text.trim().trim_start_matches(['x', '×', '*', '\'', '’', '‘', ' ', '\u{A0}']);
    let is_gap = |c: char| matches!(c, ' ' | '\u{A0}' | '\u{202F}' | ',' | '.');
    let compact: String = text.chars().filter(|c| !is_gap(*c)).collect();
    let plain = compact.trim_end_matches('s').trim_end_matches(['\'', '’', '‘']);
    let is_number = matches!(plain, "000" | "1000" | "10000" | "100000" | "1000000" | "000000")
        || matches!(plain, "10^3" | "10^6" | "10³" | "10⁶");
    let words: Vec<&str> = text.split(is_gap).filter(|word| !word.is_empty()).collect();
    // Short ones are whole words: `miles` in Spanish, and `mil` in a name.
    let is_word = |word: &&str| {
        SCALES.iter().any(|stem| {
            if stem.chars().count() < 4 || matches!(*stem, "mill" | "mille" | "miles") {
                word == stem
            } else {
                word.starts_with(stem)
            }
        })
    };
    // `thousands of trips`: what is counted stands behind.
    let counts = words
        .windows(2)
        .position(|pair| is_word(&pair[0]) && matches!(pair[1], "of" | "de" | "di" | "von"));
    let words = match counts {
        Some(place) => words[..=place].to_vec(),
        None => words,
    };
    let is_alone = words.len() <= MOST_WORDS
        && words.iter().any(is_word)
        && words.iter().all(|word| is_word(word) || BESIDE.contains(word));
    let is_wide = |scale: &&str| {
        text.strip_prefix(*scale).is_some_and(|unit| {
            matches!(
                unit.trim(),
                "" | "명" | "인" | "건" | "원" | "人" | "名" | "件" | "円" | "元" | "户" | "戸"
            )
        })
    };
    is_number || is_alone || WIDE_SCALES.iter().any(is_wide)
}

/// Whether a longer name says that it is that of a sum: `Total of all areas`, `All ages`,
/// `Aland Total`. Its figures have to show it, too.
pub fn names_total(name: &str) -> bool {
    /// Names of sums that say other things within a longer name.
    const ALONE: [&str; 6] = ["both", "alle", "world", "계", "计", "ensemble"];
    let lower = name.trim().to_lowercase();
    if has_word(&lower, &OTHERS) {
        return false;
    }
    let words: Vec<&str> = TOTAL.iter().copied().filter(|word| !ALONE.contains(word)).collect();
    has_word(&lower, &words)
        || ["all ", "alle ", "toutes ", "tous ", "todos ", "todas ", "wszystkie "]
            .iter()
            .any(|word| lower.starts_with(word))
        || lower.ends_with(['計', '계'])
}

/// Whether the name is that of a sum: `Total`, `합계(명)`, `Airport - Total`.
pub fn is_total(name: &str) -> bool {
    is_one_of(name, &TOTAL)
        || is_one_of(without_unit(name), &TOTAL)
        || without_total(name).len() < name.trim().len()
}

/// The name of what a sum is about: `Airport` of `Airport - Total`; the same for other names.
pub fn without_total(name: &str) -> &str {
    let name = name.trim();
    [" - ", " – ", " — ", ", ", ": "]
        .into_iter()
        .find_map(|sign| {
            let (before, after) = name.rsplit_once(sign)?;
            (!before.trim().is_empty() && is_one_of(after, &TOTAL)).then_some(before.trim())
        })
        .unwrap_or(name)
}

/// Whether the years are some that people count in, and close to each other, as counts of about
/// 2,000 are not: censuses are ten years apart.
pub fn are_close(years: &[i32]) -> bool {
    const DENSITY: usize = 11;
    let (Some(first), Some(last)) = (years.iter().min(), years.iter().max()) else { return true };
    let mut distinct: Vec<i32> = years.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    let span = usize::try_from(last - first).unwrap_or(usize::MAX);
    (1600..=2100).contains(first) && *last <= 2100 && distinct.len().saturating_mul(DENSITY) >= span
}

/// Whether a column of that name holds periods.
pub fn is_period_name(name: &str) -> bool {
    is_one_of(name, &PERIOD) || is_one_of(name, &FISCAL_YEAR) || {
        // `西暦（年）`, `時間軸（年次）`, `연도(년)`.
        let name = name.rsplit(LEVEL).next().unwrap_or(name).trim();
        name.ends_with(['）', ')'])
            && name.rsplit_once(['（', '(']).is_some_and(|(_, unit)| {
                matches!(unit.trim_end_matches(['）', ')']).trim(), "年" | "年次" | "년" | "year")
            })
    }
}

/// Whether the text is one of the words, in any case.
pub fn is_one_of(text: &str, words: &[&str]) -> bool {
    let text = text.trim().to_lowercase();
    words.contains(&text.as_str())
        || (text.contains(LEVEL) && text.split(LEVEL).any(|level| words.contains(&level.trim())))
}

/// What stands between the texts of several header rows.
pub const LEVEL: &str = " | ";

/// What a sign without a number says; nothing for other texts. `<5` is a withheld count.
pub fn marker(text: &str) -> Option<Status> {
    // Most cells are numbers, and large files have millions of them.
    let bytes = text.as_bytes();
    if let (Some(first), Some(last)) = (bytes.first(), bytes.last())
        && first.is_ascii_digit()
        && last.is_ascii_digit()
    {
        return None;
    }
    let text = text.trim();
    // No sign is longer, and most cells are numbers.
    if text.len() > 16 {
        return None;
    }
    let text = text.to_lowercase();
    let is_digits = |rest: &str| {
        !rest.is_empty() && rest.len() <= 4 && rest.bytes().all(|byte| byte.is_ascii_digit())
    };
    let withheld = text.strip_prefix(['<', '≤']).is_some_and(|rest| is_digits(rest.trim()))
        || text.strip_suffix(" or less").is_some_and(|rest| is_digits(rest.trim()))
        || text.strip_suffix(" or fewer").is_some_and(|rest| is_digits(rest.trim()));
    if withheld {
        return Some(Status::Suppressed);
    }
    MARKERS.iter().find(|(sign, _)| *sign == text).map(|(_, status)| *status)
}
