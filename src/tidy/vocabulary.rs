//! The words and signs that agencies use, all in one place.

use crate::dataset::Status;

/// Names of a column whose cells are periods.
pub const PERIOD: [&str; 24] = [
    "period",
    "time_period",
    "year",
    "years",
    "date",
    "time",
    "ref_date",
    "calendar year",
    "연도",
    "년도",
    "시점",
    "기간",
    "jahr",
    "année",
    "año",
    "年",
    "time\\period",
    "기준연도",
    "年份",
    "年度",
    "西暦",
    "ano",
    "exercício",
    "berichtsjahr",
];

/// Words in the name of a column of months or quarters of the year.
pub const YEAR_PART: [&str; 18] = [
    "month",
    "months",
    "quarter",
    "monat",
    "quartal",
    "mois",
    "trimestre",
    "mes",
    "mês",
    "월",
    "분기",
    "月",
    "季度",
    "四半期",
    "monthname",
    "mon",
    "qtr",
    "시점월",
];

/// Names of a column whose cells are counts.
pub const COUNT: [&str; 17] = [
    "count",
    "counts",
    "value",
    "obs_value",
    "number",
    "n",
    "인원",
    "명수",
    "anzahl",
    "人数",
    "人數",
    "nombre",
    "número",
    "número de personas",
    "anzahl personen",
    "persons",
    "people",
];

/// Names of the column of statuses.
pub const STATUS: [&str; 8] = [
    "status",
    "obs_status",
    "obs_flag",
    "flag",
    "flags",
    "flag and footnotes",
    "observation flag",
    "obs_flags",
];

/// Names of the column of remarks.
pub const NOTE: [&str; 13] = [
    "note",
    "notes",
    "remark",
    "비고",
    "footnote",
    "footnotes",
    "注",
    "注記",
    "备注",
    "備考",
    "anmerkung",
    "observaciones",
    "remarque",
];

/// Names of the column that says where a series breaks.
pub const BREAK: [&str; 2] = ["break", "series_break"];

/// Names of a series that is the sum of the others, and of a row of sums.
pub const TOTAL: [&str; 42] = [
    "총인구수",
    "총인구",
    "total",
    "totals",
    "all",
    "sum",
    "both sexes",
    "grand total",
    "합계",
    "총계",
    "계",
    "전체",
    "소계",
    "insgesamt",
    "gesamt",
    "ensemble",
    "総数",
    "both",
    "합 계",
    "총합계",
    "전국",
    "소 계",
    "합계(명)",
    "합산",
    "合计",
    "合計",
    "总计",
    "總計",
    "総計",
    "总数",
    "计",
    "total général",
    "totaux",
    "total general",
    "suma",
    "total geral",
    "soma",
    "zusammen",
    "summe",
    "alle",
    "world",
    "all countries",
];

/// Signs of a cell without a published value, and what they say.
pub const MARKERS: [(&str, Status); 23] = [
    ("--", Status::Missing),
    ("---", Status::Missing),
    ("***", Status::Suppressed),
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

/// Words of a remark that says why counts are withheld, in lower case.
pub const WITHHELD: [&str; 26] = [
    "suppress",
    "confidential",
    "withheld",
    "privacy",
    "identified",
    "disclos",
    "less than",
    "fewer than",
    "below",
    "between 0 and",
    "between 1 and",
    "geheim",
    "datenschutz",
    "secret",
    "confidentiel",
    "moins de",
    "menos de",
    "confidencial",
    "비공개",
    "미만",
    "비밀",
    "未満",
    "秘匿",
    "保密",
    "少于",
    "不足",
];

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

/// Words in the name of a column that tells things apart and never counts them.
pub const CODE: [&str; 12] = [
    "code",
    "codes",
    "id",
    "코드",
    "コード",
    "代码",
    "代碼",
    "código",
    "schlüssel",
    "kennziffer",
    "iso",
    "coordinates",
];

/// Names of units in brackets after a name: `남(명)`.
pub const UNITS: [&str; 16] = [
    "명",
    "건",
    "개",
    "가구",
    "名",
    "人",
    "件",
    "户",
    "戶",
    "persons",
    "people",
    "number",
    "anzahl",
    "personen",
    "personnes",
    "personas",
];

/// Signs in a period's cell that say that its count may still change.
pub const PROVISIONAL: [&str; 14] = [
    "잠정",
    "暂定",
    "暫定",
    "速報",
    "初步",
    "provisional",
    "preliminary",
    "prov",
    "prov.",
    "p",
    "vorläufig",
    "provisoire",
    "provisional.",
    "preliminar",
];

/// The months by their names and short forms, January first.
pub const MONTHS: [&[&str]; 12] = [
    &[
        "january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene", "janeiro", "1월",
        "1月",
    ],
    &[
        "february",
        "feb",
        "februar",
        "février",
        "févr",
        "fév",
        "febrero",
        "fevereiro",
        "fev",
        "2월",
        "2月",
    ],
    &["march", "mar", "märz", "mär", "mars", "marzo", "março", "3월", "3月"],
    &["april", "apr", "avril", "avr", "abril", "abr", "4월", "4月"],
    &["may", "mai", "mayo", "maio", "5월", "5月"],
    &["june", "jun", "juni", "juin", "junio", "junho", "6월", "6月"],
    &["july", "jul", "juli", "juillet", "juil", "julio", "julho", "7월", "7月"],
    &["august", "aug", "août", "agosto", "ago", "8월", "8月"],
    &["september", "sep", "sept", "septembre", "septiembre", "setembro", "set", "9월", "9月"],
    &["october", "oct", "oktober", "okt", "octobre", "octubre", "outubro", "out", "10월", "10月"],
    &["november", "nov", "novembre", "noviembre", "novembro", "11월", "11月"],
    &[
        "december",
        "dec",
        "dezember",
        "dez",
        "décembre",
        "déc",
        "diciembre",
        "dic",
        "dezembro",
        "12월",
        "12月",
    ],
];

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

/// Whether the text is one of the words, in any case.
pub fn is_one_of(text: &str, words: &[&str]) -> bool {
    let text = text.trim().to_lowercase();
    words.contains(&text.as_str())
}

/// What a sign without a number says; nothing for other texts. `<5` is a withheld count.
pub fn marker(text: &str) -> Option<Status> {
    let text = text.trim().to_lowercase();
    let withheld = text.strip_prefix('<').is_some_and(|rest| {
        !rest.trim().is_empty() && rest.trim().bytes().all(|byte| byte.is_ascii_digit())
    });
    if withheld {
        return Some(Status::Suppressed);
    }
    MARKERS.iter().find(|(sign, _)| *sign == text).map(|(_, status)| *status)
}
