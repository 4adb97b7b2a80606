//! The bytes of a text file → its characters.
//!
//! UTF-8 is tried first and strictly, since no other encoding looks like it by chance. What is not
//! UTF-8 is judged as a whole file, by the frequencies of characters, and then decoded strictly:
//! one byte that the chosen encoding does not have is an error and never a replacement character.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs as web;

use super::detect_encoding;
use super::encoding::Encoding;
use super::error::SourceError;
use arrivals_data::Decision;

/// Why an encoding was chosen when none of the common ones fits.
const GUESSED: &str = "a guess: not UTF-8, and no common encoding fits; see --encoding";

/// The characters of a file, and how they were found.
///
/// # Errors
/// When the bytes are not text, or not text in the encoding asked for.
pub fn decode<'a>(
    file: &str,
    bytes: &'a [u8],
    asked: Option<Encoding>,
) -> Result<(Cow<'a, str>, Decision), SourceError> {
    decode_by(file, bytes, asked).map(|(text, decision, _, _)| (text, decision))
}

/// The same, with the encoding and the length of the byte-order mark.
///
/// # Errors
/// As [`decode`].
pub fn decode_by<'a>(
    file: &str,
    bytes: &'a [u8],
    asked: Option<Encoding>,
) -> Result<(Cow<'a, str>, Decision, Encoding, usize), SourceError> {
    if bytes.is_empty() {
        return Err(SourceError::Empty { file: file.to_owned() });
    }
    let all = bytes.len();
    let (encoding, how, bytes) = choose(file, bytes, asked)?;
    let text = encoding
        .0
        .decode_without_bom_handling_and_without_replacement(bytes)
        .ok_or_else(|| undecodable(file, bytes, encoding))?;
    if text.contains('\u{FFFD}') && encoding.0 != web::UTF_8 {
        return Err(undecodable(file, bytes, encoding));
    }
    if let Some(place) = text.find('\0') {
        return Err(SourceError::Binary { file: file.to_owned(), offset: place + 1 });
    }
    if text.trim().is_empty() {
        return Err(SourceError::Empty { file: file.to_owned() });
    }
    let decision = format!("the text is {} ({how})", encoding.name());
    let doubtful = how == GUESSED || how.ends_with("close");
    let decision = if doubtful {
        Decision::warning("encoding", decision)
    } else {
        Decision::info("encoding", decision)
    };
    Ok((text, decision, encoding, all - bytes.len()))
}

/// The encoding, why it was chosen, and the bytes after a byte-order mark.
fn choose<'a>(
    file: &str,
    bytes: &'a [u8],
    asked: Option<Encoding>,
) -> Result<(Encoding, &'static str, &'a [u8]), SourceError> {
    let marked = web::Encoding::for_bom(bytes);
    if let Some(asked) = asked {
        let skip = marked.filter(|(encoding, _)| *encoding == asked.0).map_or(0, |(_, n)| n);
        return Ok((asked, "as asked for", &bytes[skip..]));
    }
    if let Some((encoding, length)) = marked {
        return Ok((Encoding(encoding), "a byte-order mark says so", &bytes[length..]));
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return Ok((Encoding(encoding), "every second byte is zero", bytes));
    }
    if let Some(place) = bytes.iter().position(|byte| *byte == 0) {
        return Err(SourceError::Binary { file: file.to_owned(), offset: place + 1 });
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Ok((Encoding(web::UTF_8), "all of it is valid", bytes));
    }
    // A text of mostly valid UTF-8 with a broken byte is a damaged file, not another encoding.
    if let Some((line, byte)) = damaged_utf8(bytes) {
        return Err(SourceError::Encoding {
            file: file.to_owned(),
            encoding: Encoding(web::UTF_8).name(),
            line,
            byte,
        });
    }
    if let Some((judged, close)) = detect_encoding::detect_encoding(bytes) {
        let how = if close {
            "not UTF-8; judged by its characters, but another encoding comes close"
        } else {
            "not UTF-8; judged by its characters"
        };
        return Ok((Encoding(judged), how, bytes));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    Ok((Encoding(guessed), GUESSED, bytes))
}

/// Text in UTF-16 that starts with ASCII, as tables of numbers do.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static web::Encoding> {
    let sample = bytes.get(..bytes.len().min(512) & !1).filter(|sample| sample.len() >= 8)?;
    let zeros = |offset: usize| {
        sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count() * 2
    };
    let half = sample.len() / 2;
    if zeros(1) > half && zeros(0) == 0 {
        Some(web::UTF_16LE)
    } else if zeros(0) > half && zeros(1) == 0 {
        Some(web::UTF_16BE)
    } else {
        None
    }
}

/// The line and byte of the first fault of a text whose other non-ASCII characters are nearly
/// all valid UTF-8. Text in another encoding yields valid sequences of three bytes rarely.
fn damaged_utf8(bytes: &[u8]) -> Option<(usize, u8)> {
    let (mut valid, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (valid > broken.saturating_mul(2)).then(|| first_fault(bytes)).flatten()
}

fn first_fault(bytes: &[u8]) -> Option<(usize, u8)> {
    let error = std::str::from_utf8(bytes).err()?;
    let (before, after) = bytes.split_at(error.valid_up_to());
    Some((line_of(before), after.first().copied()?))
}

fn line_of(before: &[u8]) -> usize {
    before.iter().filter(|byte| **byte == b'\n').count() + 1
}

/// Where the encoding fails first: the longest beginning that decodes, by halving.
fn undecodable(file: &str, bytes: &[u8], encoding: Encoding) -> SourceError {
    let mut line_start = 0;
    let mut line = 1;
    for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
        if encoding.0.decode_without_bom_handling_and_without_replacement(piece).is_none() {
            break;
        }
        line_start += piece.len();
        line += 1;
    }
    let byte = bytes[line_start.min(bytes.len())..]
        .iter()
        .copied()
        .find(|byte| !byte.is_ascii())
        .unwrap_or_default();
    SourceError::Encoding { file: file.to_owned(), encoding: encoding.name(), line, byte }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(bytes: &[u8]) -> (String, String) {
        let (text, decision) = decode("t.csv", bytes, None).expect("text");
        (text.into_owned(), decision.text)
    }

    #[test]
    fn each_encoding_is_told_from_the_others() {
        let korean = "구분,남(명),여(명),합계(명)\n2011,795,1911,2706\n";
        let japanese =
            "都道府県名,西暦（年）,人口（総数）\n北海道,1920,2359183\n青森県,1920,756454\n";
        let chinese = "类别,年份,合计\n男,2011,795\n女,2011,1911\n";
        let german = "Geschlecht;männlich;weiblich\nVorsätzliche Selbstbeschädigung;1;2\n";
        for (text, encoding, name) in [
            (korean, web::EUC_KR, "CP949"),
            (japanese, web::SHIFT_JIS, "Shift_JIS"),
            (chinese, web::GB18030, "gb18030"),
            (german, web::WINDOWS_1252, "windows-1252"),
        ] {
            let (bytes, _, _) = encoding.encode(text);
            let (decoded, how) = found(&bytes);
            assert_eq!(decoded, text);
            assert!(how.contains(name), "{how}");
        }
    }

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        for mark in ["", "\u{FEFF}"] {
            let text = "year,count\n2011,2706\n";
            let marked = format!("{mark}{text}");
            let little: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(found(&little).0, text);
            assert_eq!(found(&big).0, text);
        }
    }

    #[test]
    fn a_broken_byte_in_utf8_is_an_error_and_no_other_encoding() {
        let mut bytes = "연도,인원\n2011년,2706명\n2012년,1502명\n".as_bytes().to_vec();
        let place = bytes.len() - 3;
        bytes[place] = 0xFF;
        let error = decode("t.csv", &bytes, None).expect_err("an error").to_string();
        assert!(error.starts_with("t.csv, line 3: not UTF-8 text"), "{error}");
    }
}
