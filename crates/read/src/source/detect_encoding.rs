//! How much a decoded text looks like writing: the choice between encodings that all decode it.
//!
//! Each national code has a core of common characters with lead bytes of its own: KS X 1001's
//! syllables (rows 16–40), JIS X 0208's kana and first-level kanji (rows 4, 5, 16–47), GB 2312's
//! first-level hanzi (rows 16–55). Text that is read in the wrong code falls outside the core.

use encoding_rs as web;

/// The encodings judged, the narrower cores first: a text that fits several equally is in the
/// first of them (Korean syllables use half of the rows of the common hanzi).
const JUDGED: [&web::Encoding; 4] = [web::EUC_KR, web::SHIFT_JIS, web::GB18030, web::WINDOWS_1252];

/// The syllables that stand most often in Korean tables.
const FREQUENT_KOREAN: &str = "가각강개경계고과광구국군급기남내년단대도동등라료리명무민보부북분비사산상서성세소수시신실아안역연용울원월위율의이인일입자장전정제조주중지천청총출충치통특평표하합해행현화회황여적별";

/// The hanzi that stand most often in Chinese tables.
const FREQUENT_CHINESE: &str = "一上不业东中为主乡事产人他件份会位例元全公共其分别制北区千单占南合名和四国在地型增外大女学安家小居层州市年平并度建性总户指据数教文方日时本来村条民河海湖率生用男的省示科类经统自至计西负资进部重量金镇面项";

/// How many of the non-ASCII characters must be of the core.
const ENOUGH: f64 = 0.7;

/// The encoding in which the bytes look most like writing; nothing when none does. The flag says
/// that another encoding comes close.
pub fn detect_encoding(bytes: &[u8]) -> Option<(&'static web::Encoding, bool)> {
    let mut scores: Vec<(f64, &'static web::Encoding)> = Vec::new();
    for encoding in JUDGED {
        let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) else {
            continue;
        };
        scores.push((share_of_core(&text, encoding), encoding));
    }
    let core = |encoding: &web::Encoding| {
        scores.iter().find(|(_, other)| *other == encoding).map_or(0.0, |(score, _)| *score)
    };
    // Short Chinese texts may use none but the rows that Korean syllables share; then the
    // characters that tables use most decide.
    if core(web::EUC_KR) >= ENOUGH && core(web::GB18030) >= ENOUGH {
        let frequent = |encoding: &'static web::Encoding, frequent: &str| {
            let (text, _) = encoding.decode_without_bom_handling(bytes);
            text.chars().filter(|character| frequent.contains(*character)).count()
        };
        let (korean, chinese) =
            (frequent(web::EUC_KR, FREQUENT_KOREAN), frequent(web::GB18030, FREQUENT_CHINESE));
        let chosen = if chinese > korean { web::GB18030 } else { web::EUC_KR };
        return Some((chosen, chinese == korean));
    }
    let mut best = *scores.first()?;
    for scored in &scores[1..] {
        // A tenth decides: fewer are names and signs.
        if scored.0 > best.0 + 0.1 {
            best = *scored;
        }
    }
    let close = scores
        .iter()
        .any(|(score, other)| *other != best.1 && *score > best.0 - 0.1 && !nests(best.1, other));
    (best.0 >= ENOUGH).then_some((best.1, close))
}

/// Korean always fits the rows of the common hanzi too; that is no doubt.
fn nests(inner: &web::Encoding, outer: &web::Encoding) -> bool {
    inner == web::EUC_KR && outer == web::GB18030
}

fn share_of_core(text: &str, encoding: &'static web::Encoding) -> f64 {
    let characters: Vec<char> = text.chars().collect();
    let (mut core, mut judged) = (0_u32, 0_u32);
    for (place, character) in characters.iter().enumerate() {
        if character.is_ascii() {
            continue;
        }
        let known = if encoding == web::WINDOWS_1252 {
            Some(is_latin(&characters, place))
        } else {
            is_common(*character, encoding)
        };
        if let Some(known) = known {
            judged += 1;
            core += u32::from(known);
        }
    }
    if judged == 0 { 0.0 } else { f64::from(core) / f64::from(judged) }
}

/// An accented letter stands among letters, a sign of Windows-1252 alone.
fn is_latin(text: &[char], place: usize) -> bool {
    let at = |place: Option<usize>| place.and_then(|place| text.get(place)).copied();
    let neighbours = [at(place.checked_sub(1)), at(place.checked_add(1))];
    let crowded = neighbours.iter().flatten().any(|other| !other.is_ascii());
    let beside_letter = neighbours.iter().flatten().any(char::is_ascii_alphabetic);
    let character = text[place];
    let sign = matches!(
        character,
        '©' | '®'
            | '§'
            | '°'
            | '€'
            | '£'
            | '–'
            | '—'
            | '“'
            | '”'
            | '„'
            | '‘'
            | '’'
            | '…'
            | '«'
            | '»'
            | '\u{A0}'
            | '¹'
            | '²'
            | '³'
            | '½'
            | 'º'
            | 'ª'
    );
    (character.is_alphabetic() && beside_letter && !crowded) || sign
}

/// Whether the character is of the code's core; nothing for punctuation, which proves nothing.
fn is_common(character: char, encoding: &'static web::Encoding) -> Option<bool> {
    let lead = lead_byte(character, encoding)?;
    match encoding {
        _ if encoding == web::EUC_KR => match lead {
            0xA1..=0xA3 => None,
            0xB0..=0xC8 => {
                Some(('가'..='힣').contains(&character) && trail_is_high(character, encoding))
            }
            _ => Some(false),
        },
        _ if encoding == web::SHIFT_JIS => match lead {
            0x81 => None,
            0x82 | 0x83 | 0x88..=0x97 => Some(true),
            _ => Some(false),
        },
        _ => match lead {
            0xA1..=0xA3 => None,
            0xB0..=0xD7 => Some(trail_is_high(character, encoding)),
            _ => Some(false),
        },
    }
}

fn lead_byte(character: char, encoding: &'static web::Encoding) -> Option<u8> {
    let mut buffer = [0; 4];
    encoding.encode(character.encode_utf8(&mut buffer)).0.first().copied()
}

/// The cores have trail bytes above 0xA0; the extensions fill the rest.
fn trail_is_high(character: char, encoding: &'static web::Encoding) -> bool {
    let mut buffer = [0; 4];
    encoding.encode(character.encode_utf8(&mut buffer)).0.get(1).is_some_and(|byte| *byte > 0xA0)
}
