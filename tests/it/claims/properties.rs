//! What holds of every sentence: those made from the data are true, those made wrong are not, and
//! no text whatever stops the program.

use arrivals_data::{Dataset, Year, YearCount};
use arrivals_findings::claims::CheckOptions;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::claims::{checked, dataset, letters};
use crate::common::nets;

/// A text with what stands around it in a table of the sample.
fn grouped(number: i64) -> String {
    arrivals_findings::format::whole(number)
}

fn years(data: &Dataset) -> Vec<YearCount> {
    data.whole().expect("a total").years()
}

/// Sentences that say how many in a year.
fn counts(year: Year, count: i64) -> Vec<String> {
    let count = grouped(count);
    vec![
        format!("{count} in {year}"),
        format!("In {year}, {count} defectors arrived."),
        format!("The number stood at {count} in {year}."),
        format!("{count} people arrived during {year}."),
        format!("In {year} there were {count} arrivals."),
        format!("{year}년 {count}명이 입국했다."),
        format!("{year}년 입국자는 {count}명이었다."),
    ]
}

/// Sentences that say how the count changed between two years; none where a percentage is small.
fn changes(from: YearCount, to: YearCount, percent: f64) -> Vec<String> {
    let (first, last) = (from.year, to.year);
    let down = to.count < from.count;
    let (verb, korean) = if down { ("fell", "감소") } else { ("rose", "증가") };
    vec![
        format!("Arrivals {verb} {percent:.1}% between {first} and {last}."),
        format!("Arrivals {verb} by {percent:.1} percent from {first} to {last}."),
        format!("{first}년부터 {last}년까지 입국자가 {percent:.1}% {korean}했다."),
    ]
}

/// Sentences whose verb says how the count moved between two years.
fn moves(from: YearCount, to: YearCount) -> Vec<String> {
    let (first, last) = (from.year, to.year);
    let (low, high) = (grouped(from.count.as_i64()), grouped(to.count.as_i64()));
    vec![
        format!("Arrivals VERB from {low} in {first} to {high} in {last}."),
        format!("Arrivals VERB to {high} in {last} from {low} in {first}."),
        format!("In {last}, arrivals VERB to {high}, from {low} in {first}."),
        format!("The number of arrivals VERB between {first} and {last}."),
        format!("The ministry said arrivals VERB from {low} in {first} to {high} in {last}."),
    ]
}

fn all(text: impl AsRef<str>, data: &Dataset, good: bool) -> Result<(), TestCaseError> {
    let text = text.as_ref();
    let checked = checked(data, text, &CheckOptions::default());
    let letters = letters(&checked);
    let right = letters.split(' ').all(|letter| matches!(letter, "H" | "R"));
    let wrong = letters.contains('N');
    prop_assert!(if good { right && !letters.is_empty() } else { wrong }, "{}: {}", text, letters);
    Ok(())
}

proptest! {
    #![proptest_config(nets::properties(256))]

    #[test]
    fn a_true_count_holds_and_another_does_not(at in any::<Index>(), form in any::<Index>(), off in 1_i64..5) {
        let data = dataset("home", false);
        let years = years(&data);
        let at = at.get(&years);
        let count = at.count.as_i64();
        all(form.get(counts(at.year, count).as_slice()), &data, true)?;
        // A number that ends with 0 is a rounding: one that does not is the count or wrong.
        let other = if (count + off) % 10 == 0 { count + off + 1 } else { count + off };
        all(form.get(counts(at.year, other).as_slice()), &data, false)?;
    }

    #[test]
    fn a_true_change_holds_and_another_does_not(one in any::<Index>(), other in any::<Index>(), form in any::<Index>(), off in 2_i32..30) {
        let data = dataset("home", false);
        let years = years(&data);
        let (one, other) = (one.get(&years), other.get(&years));
        prop_assume!(one.year != other.year && one.count != other.count);
        let (from, to) = if one.year < other.year { (*one, *other) } else { (*other, *one) };
        let percent = (100.0 * (to.count.as_f64() / from.count.as_f64() - 1.0)).abs();
        prop_assume!(percent >= 0.1);
        all(form.get(changes(from, to, percent).as_slice()), &data, true)?;
        all(form.get(changes(from, to, percent + f64::from(off)).as_slice()), &data, false)?;
        // The other way.
        let reversed = changes(
            YearCount { count: to.count, ..from },
            YearCount { count: from.count, ..to },
            percent,
        );
        let reversed = form.get(reversed.as_slice()).clone();
        all(&reversed, &data, false)?;
    }

    #[test]
    fn a_made_up_verb_never_lets_its_sentence_hold(one in any::<Index>(), other in any::<Index>(), form in any::<Index>(), word in any::<Index>()) {
        const WORDS: &[&str] = &["blorped", "zindled", "frobs", "quaffle", "grunk", "was vimpering", "took a snorf", "blorped sharply", "came to a zindle"];
        let data = dataset("home", false);
        let years = years(&data);
        let (one, other) = (one.get(&years), other.get(&years));
        prop_assume!(one.year < other.year && one.count != other.count);
        let verb = if other.count < one.count { "fell" } else { "rose" };
        let sentence = form.get(moves(*one, *other).as_slice()).clone();
        all(sentence.replace("VERB", verb), &data, true)?;
        let word: &&str = word.get(WORDS);
        let text = sentence.replace("VERB", word);
        let letters = letters(&checked(&data, &text, &CheckOptions::default()));
        prop_assert!(letters.split(' ').all(|letter| letter == "U"), "{}: {}", text, letters);
    }

    #[test]
    fn no_text_stops_the_program(text in any::<String>(), article in any::<bool>()) {
        let data = dataset("home", false);
        let checked = checked(&data, &text, &CheckOptions { article, ..CheckOptions::default() });
        for part in checked.parts() {
            prop_assert!(text.get(part.start..part.end).is_some());
        }
    }

    #[test]
    fn no_order_of_words_stops_the_program(words in prop::collection::vec(any::<Index>(), 0..60), glue in any::<bool>()) {
        const WORDS: &[&str] = &[
            "arrivals", "fell", "rose", "from", "to", "in", "2023", "2011", "196", "2,706", "about", "a", "decade", "ago",
            "%", "percent", "points", "by", "half", "a third", "times", "as many", "more", "than", "women", "men", "since", ",",
            ".", "(", ")", "–", "-", "/", "year", "before", "last", "record", "low", "lowest", "on", "three", "hundred", "and",
            "입국자", "년", "명", "10년", "전", "역대", "최저", "배로", "분의", "여성", "보다", "많", "이후", "만", "천", "\n", "U.S.", "2019/20", "−", "²", "０", "'", "every",
        ];
        let words: Vec<&str> = words.iter().map(|word| *word.get(WORDS)).collect();
        let text = words.join(if glue { "" } else { " " });
        for name in ["home", "statuses", "fiscal", "two"] {
            let data = dataset(name, false);
            for article in [false, true] {
                let checked = checked(&data, &text, &CheckOptions { article, ..CheckOptions::default() });
                for part in checked.parts() {
                    prop_assert!(text.get(part.start..part.end).is_some(), "{part:?} of '{text}'");
                }
            }
        }
    }
}

/// Texts that would take hours if anything were looked at again and again.
#[test]
fn five_megabytes_of_anything_are_read() {
    const UNITS: [&str; 24] = [
        "a.)a",
        ". ",
        "-1",
        "from 1 to 2 ",
        "2023년 196명 ",
        "a",
        " ",
        ".",
        "a. ",
        "\n",
        "2023 ",
        "2,",
        "1-2",
        "(",
        "196 in 2023, ",
        "U.S. ",
        "입국",
        "Arrivals fell 5% in 2023. ",
        "두",
        "“",
        "a’",
        "0",
        ".0",
        "more than ",
    ];
    let data = dataset("home", false);
    let read = |text: &str| {
        let checked =
            checked(&data, text, &CheckOptions { article: true, ..CheckOptions::default() });
        assert!(checked.parts().all(|part| text.get(part.start..part.end).is_some()));
    };
    let mut all = String::new();
    for unit in UNITS {
        all.push_str(&unit.repeat(5_000_000 / UNITS.len() / unit.len()));
        read(&unit.repeat(100_000 / unit.len()));
    }
    assert!(all.len() > 4_900_000);
    read(&all);
}
