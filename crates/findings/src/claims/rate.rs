//! Sentences that speak of a number per 100,000.

/// How such a number is written.
const PER: [&str; 7] = [
    "per 100,000",
    "per 100 000",
    "per 100000",
    "인구 10만 명당",
    "인구 10만명당",
    "10만 명당",
    "10만명당",
];

/// What may stand behind it.
const OF: [&str; 8] = [
    " of the population",
    " of population",
    " population",
    " inhabitants",
    " residents",
    " persons",
    " people",
    " a year",
];

/// A sentence of rates with blanks where it says that they are rates, so that each other word stays
/// in its place; none where it says nothing of rates.
pub fn without_per(sentence: &str) -> Option<String> {
    let mut plain = sentence.to_owned();
    let mut found = false;
    for per in PER {
        while let Some(start) = plain.to_ascii_lowercase().find(per) {
            let end = start + per.len();
            let behind = plain.get(end..).unwrap_or_default().to_ascii_lowercase();
            let more = OF.iter().find(|of| behind.starts_with(**of)).map_or(0, |of| of.len());
            blank(&mut plain, start, end + more);
            found = true;
        }
    }
    for word in ["rates of", "rate of", "rates", "rate"] {
        for (start, _) in plain.to_ascii_lowercase().match_indices(word) {
            let is_part = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
            let end = start + word.len();
            if !is_part(plain[..start].chars().next_back()) && !is_part(plain[end..].chars().next())
            {
                blank(&mut plain, start, end);
            }
        }
    }
    found.then_some(plain)
}

fn blank(text: &mut String, start: usize, end: usize) {
    text.replace_range(start..end, &" ".repeat(end - start));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_rate_are_blank_and_all_others_in_their_place() {
        let said = "The rate rose to 0.83 per 100,000 people in 2024, separately.";
        let plain = without_per(said).expect("a rate");
        assert_eq!(plain.len(), said.len());
        assert_eq!(
            plain.split_whitespace().collect::<Vec<_>>().join(" "),
            "The rose to 0.83 in 2024, separately."
        );
        assert_eq!(without_per("It rose to 76 in 2024."), None);
    }
}
