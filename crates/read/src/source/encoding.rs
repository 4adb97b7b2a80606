//! The encodings of text, by the names that agencies and spreadsheets use.

use encoding_rs as web;

/// How characters are written as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding(pub(super) &'static web::Encoding);

impl Encoding {
    /// The encoding of that name, by the labels of the WHATWG Encoding Standard and those that
    /// agencies and spreadsheets use.
    pub fn parse(name: &str) -> Option<Self> {
        let lower = name.trim().to_lowercase().replace('_', "-");
        let label = match lower.as_str() {
            "cp949" | "ms949" | "uhc" => "windows-949",
            "cp932" | "ms932" => "shift_jis",
            "cp936" | "gb2312" | "gbk" => "gb18030",
            "cp1252" | "ansi" => "windows-1252",
            "utf-16" => "utf-16le",
            other => other,
        };
        web::Encoding::for_label_no_replacement(label.as_bytes())
            .or_else(|| web::Encoding::for_label_no_replacement(label.replace('-', "_").as_bytes()))
            .map(Self)
    }

    /// The name by which the field knows it.
    pub fn name(self) -> &'static str {
        match self.0.name() {
            "EUC-KR" => "CP949",
            "GBK" => "gb18030",
            other => other,
        }
    }

    pub(super) fn is_utf_8(self) -> bool {
        self.0 == web::UTF_8
    }

    pub(super) fn is_utf_16(self) -> bool {
        self.0 == web::UTF_16LE || self.0 == web::UTF_16BE
    }

    /// The encodings named in messages.
    pub const COMMON: &'static str = "utf-8, cp949, shift_jis, gb18030, windows-1252, utf-16le";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_encodings_are_those_in_use() {
        for name in ["cp949", "EUC-KR", "Shift_JIS", "sjis", "latin1", "UTF-8", "gbk", "cp932"] {
            assert!(Encoding::parse(name).is_some(), "{name}");
        }
        assert!(Encoding::parse("klingon").is_none());
    }
}
