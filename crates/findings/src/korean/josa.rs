//! Particles (조사) whose form depends on the last sound of the word before.
//!
//! Rules: 한글 맞춤법 and the dictionary of the National Institute of Korean Language
//! (<https://stdict.korean.go.kr>): a final consonant takes the first form, a vowel the second, and
//! 로 follows ㄹ as well. Digits are read in Sino-Korean, capitals letter by letter; a remark in
//! brackets is not read. The last sound of other Latin words is a guess from their spelling.

use unicode_normalization::UnicodeNormalization as _;

/// A particle with two forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Particle {
    /// 은/는: the topic.
    Topic,
    /// 이/가: the subject.
    Subject,
    /// 으로/로: towards, into, as.
    Towards,
    /// 과/와: and, with.
    With,
}

impl Particle {
    /// The form after a consonant, and that after a vowel.
    fn forms(self) -> (&'static str, &'static str) {
        match self {
            Self::Topic => ("은", "는"),
            Self::Subject => ("이", "가"),
            Self::Towards => ("으로", "로"),
            Self::With => ("과", "와"),
        }
    }
}

/// How a word ends when it is read aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// With a vowel.
    Vowel,
    /// With ㄹ.
    Rieul,
    /// With another consonant.
    Consonant,
}

/// The word with the particle in its right form; with both, `은(는)`, when the word's last sound is
/// not known.
pub fn josa(word: &str, particle: Particle) -> String {
    let (consonant, vowel) = particle.forms();
    match ending(word) {
        Some(Ending::Vowel) => format!("{word}{vowel}"),
        Some(Ending::Rieul) if particle == Particle::Towards => format!("{word}{vowel}"),
        Some(Ending::Rieul | Ending::Consonant) => format!("{word}{consonant}"),
        None if particle == Particle::Towards => format!("{word}(으)로"),
        None => format!("{word}{consonant}({vowel})"),
    }
}

/// How the word ends when it is read aloud; none for a script that this does not read.
fn ending(word: &str) -> Option<Ending> {
    let word: String = word.nfc().collect();
    let read = spoken(&word);
    let last = read.chars().next_back()?;
    match last {
        '가'..='힣' => Some(of_final((u32::from(last) - 0xAC00) % 28)),
        // Single letters by their names: 기역, 니은, 리을; a vowel is its own name.
        'ㄱ'..='ㅎ' => Some(if last == 'ㄹ' { Ending::Rieul } else { Ending::Consonant }),
        'ㅏ'..='ㅣ' => Some(Ending::Vowel),
        '0'..='9' => Some(of_number(read)),
        'a'..='z' | 'A'..='Z' => Some(of_latin(read)),
        // 퍼센트, 플러스, 도, 섭씨 도, 달러, 유로, 엔, 원, 파운드, 앤드
        '%' | '+' | '°' | '℃' | '$' | '€' | '£' | '&' => Some(Ending::Vowel),
        '¥' | '₩' => Some(Ending::Consonant),
        '‰' => Some(Ending::Rieul),
        _ => None,
    }
}

/// The ending of a Hangul syllable with that final, 0 for none, 8 for ㄹ.
fn of_final(place: u32) -> Ending {
    match place {
        0 => Ending::Vowel,
        8 => Ending::Rieul,
        _ => Ending::Consonant,
    }
}

/// The part that is read: without marks at the end, and without a remark in brackets.
fn spoken(word: &str) -> &str {
    const SILENT: [char; 15] =
        ['"', '\'', '”', '’', '」', '』', '》', '〉', '.', ',', '!', '?', '…', '·', ' '];
    let mut word = word;
    loop {
        word = word.trim_end_matches(SILENT);
        let before = match word.chars().next_back() {
            Some(')') => word.rfind('('),
            Some(']') => word.rfind('['),
            _ => return word,
        };
        match before.map(|place| word[..place].trim_end()) {
            Some(before) if !before.is_empty() => word = before,
            // Nothing stands before the brackets: what is inside them is read.
            _ => return word.trim_end_matches([')', ']']).trim_end_matches(SILENT),
        }
    }
}

/// The ending of the number at the end of the text, read in Sino-Korean.
fn of_number(text: &str) -> Ending {
    let start = text
        .char_indices()
        .rev()
        .take_while(|(_, sign)| sign.is_ascii_digit() || matches!(sign, ',' | '.'))
        .last()
        .map_or(0, |(place, _)| place);
    let number: String = text[start..].chars().filter(|sign| *sign != ',').collect();
    let digit = |digit: char| match digit {
        // 일, 칠, 팔
        '1' | '7' | '8' => Ending::Rieul,
        // 이, 사, 오, 구
        '2' | '4' | '5' | '9' => Ending::Vowel,
        // 영, 삼, 육
        _ => Ending::Consonant,
    };
    let last = number.chars().next_back().unwrap_or('0');
    let zeros = number.chars().rev().take_while(|sign| *sign == '0').count();
    // After a decimal point, and in a row of nothing but zeros, digits are read one by one.
    if number.contains('.') || zeros == 0 || zeros == number.len() {
        return digit(last);
    }
    match zeros {
        // 십, 백, 천, 만, 억
        1..=11 => Ending::Consonant,
        // 조
        12..=15 => Ending::Vowel,
        // 경
        16..=19 => Ending::Consonant,
        // 해
        _ => Ending::Vowel,
    }
}

/// The ending of the Latin word at the end of the text.
fn of_latin(text: &str) -> Ending {
    let start = text
        .char_indices()
        .rev()
        .take_while(|(_, sign)| sign.is_ascii_alphabetic())
        .last()
        .map_or(0, |(place, _)| place);
    let word = &text[start..];
    if word.len() == 1 || word.chars().all(|sign| sign.is_ascii_uppercase()) {
        return of_letter(word.chars().next_back().unwrap_or('a'));
    }
    let word = word.to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    if ends(&["l", "le"]) {
        Ending::Rieul
    } else if ends(&["m", "n", "ng", "me", "ne"])
        || ends(&["ck", "ook", "ic", "ac", "et", "ap", "ep", "ip", "op", "up", "eb", "ub"])
    {
        Ending::Consonant
    } else {
        Ending::Vowel
    }
}

/// The ending of a letter's name: 엘 and 알, 엠 and 엔; the others end with a vowel.
fn of_letter(letter: char) -> Ending {
    match letter.to_ascii_uppercase() {
        'L' | 'R' => Ending::Rieul,
        'M' | 'N' => Ending::Consonant,
        _ => Ending::Vowel,
    }
}
