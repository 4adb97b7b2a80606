//! The word that was probably meant.

/// The word nearest to a mistyped one; nothing when none is near.
pub fn nearest<'a>(typed: &str, words: &[&'a str]) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    // A third of the letters may be wrong, and at least two.
    let most = (typed.chars().count() / 3).max(2);
    words
        .iter()
        .map(|word| (distance(&typed, word), *word))
        .filter(|(distance, word)| *distance <= most && *distance < word.chars().count())
        .min()
        .map(|(_, word)| word)
}

/// The least number of letters added, left out or replaced (Levenshtein 1966, Soviet Physics
/// Doklady 10, 707–710), by Wagner & Fischer's table (1974, Journal of the ACM 21, 168–173).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (place, letter) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = place + 1;
        for (column, against) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *against);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_textbooks() {
        for (one, other, far) in
            [("kitten", "sitting", 3), ("", "abc", 3), ("grid", "grid", 0), ("flaw", "lawn", 2)]
        {
            assert_eq!(distance(one, other), far, "{one} {other}");
        }
    }

    #[test]
    fn a_mistyped_word_is_guessed_and_a_strange_one_is_not() {
        let words = ["background", "ink", "muted", "grid", "axis", "event", "series"];
        assert_eq!(nearest("serise", &words), Some("series"));
        assert_eq!(nearest("Backgroud", &words), Some("background"));
        assert_eq!(nearest("colour", &words), None);
        assert_eq!(nearest("x", &words), None);
    }
}
