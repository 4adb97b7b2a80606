//! What a careless reader does with these files, and the program must not: one check for each.

use std::path::Path;
use std::process::Command;

use crate::corpus::records::{Record, records};

/// A file, and what the program makes of it.
pub struct Read<'a> {
    path: &'a Path,
    rows: &'a [Record],
    said: &'a str,
}

/// The checks of a case: a phrase of what must not happen, and whether it does not.
type Check = (&'static str, fn(&Read) -> bool);

const CHECKS: [Check; 41] = [
    ("treat ~1998 or ~2001", |read| {
        !read.has_year("1998") && !read.has_year("2001") && read.has_period("..1998")
    }),
    ("include 2024.6월", |read| !read.has_year("2024") && read.has_period("2024-01..2024-06")),
    ("add the 합계", |read| {
        read.answer("summary", &[]).is_ok_and(|text| text.starts_with("196 in 2023"))
    }),
    ("read 여성비율", |read| {
        !read.rows.iter().any(|row| row.values().any(|v| v.contains("비율")))
    }),
    ("treat ~2001 (1,043)", |read| read.has_period("1999..2001") && !read.has_period("..2001")),
    ("read ’20.09", |read| {
        read.has_period("2020-01..2020-09")
            && !read.rows.iter().any(|row| row["period"].starts_with("20."))
    }),
    ("treat U+2019", |read| {
        let years =
            |rows: &[Record]| rows.iter().map(|row| row["period"].clone()).collect::<Vec<_>>();
        let text = std::fs::read_to_string(read.path).expect("UTF-8").replace('’', "'");
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ascii.tsv");
        std::fs::write(&path, text).expect("a file");
        let (_, csv, _) = crate::common::tidy(&path, &[]);
        years(&records(&csv)) == years(read.rows)
    }),
    ("sum cases and persons", |read| {
        read.answer("summary", &[]).is_err_and(|said| said.contains("Cases/ Persons"))
    }),
    ("sum over GEO", |read| {
        // The total of all countries is the published one, not a sum with it.
        let flags = ["--where", "CITIZEN=Total", "--where", "ASYL_APP=Asylum applicant"];
        let whole = read.answer("summary", &[&flags[..], &["--where", "GEO=Total"]].concat());
        whole.is_ok_and(|text| text.contains("1,292,280 in 2016"))
            && read.answer("summary", &flags).is_ok_and(|text| text.contains("1,292,280"))
    }),
    ("sum Asylum applicant", |read| {
        read.answer("summary", &[]).is_err_and(|said| said.contains("ASYL_APP: "))
    }),
    ("turn \":\" into 0", |read| {
        let text = std::fs::read_to_string(read.path).expect("UTF-8");
        text.contains("\":\"") && read.rows.iter().any(|row| row["count"].is_empty())
    }),
    ("treat \":\" as 0", |read| {
        let zero = |row: &Record| row["period"] == "2019" && row["count"] == "0";
        !read.rows.iter().any(zero) && read.rows.iter().any(|row| row["count"].is_empty())
    }),
    ("lose the minus sign", |read| {
        read.at(&[("geo", "BG"), ("period", "2018")]) == Some("-3666")
            && read.answer("tidy", &[]).is_err_and(|said| said.contains("--net"))
    }),
    ("sum NUTS levels", |read| {
        read.at(&[("geo", "AT"), ("period", "2018")]) == Some("34948")
            && read.answer("summary", &["--net"]).is_err_and(|said| said.contains("'AT'"))
    }),
    ("assume ascending years", |read| {
        read.at(&[("geo", "AT"), ("period", "2015")]) == Some("114237")
    }),
    ("add World to the regions", |read| {
        let flags = ["--where", "series=Number of conflicts (all types)"];
        read.answer("summary", &flags).is_ok_and(|text| text.contains("56 in 2020"))
    }),
    ("add \"(all types)\"", |read| {
        read.answer("summary", &[]).is_ok_and(|text| text.starts_with("56 in 2020"))
    }),
    ("add the 12 months", |read| {
        read.answer("summary", &[]).is_ok_and(|text| text.starts_with("171,835 in 2024"))
    }),
    ("read -- as 0", |read| {
        !read.rows.iter().any(|row| row["count"] == "0" && row["status"] == "Q")
            && read.rows.iter().any(|row| row["count"].is_empty() && row["status"] == "Q")
    }),
    ("sum provinces", |read| {
        read.answer("summary", &[]).is_ok_and(|text| text.starts_with("171,835 in 2024"))
    }),
    ("compare 2025 with 2024", |read| {
        !read.has_year("2025") && read.said.contains("2025 ends in July")
    }),
    ("read row 2 as data", |read| {
        !read.rows.iter().any(|row| row.values().any(|value| value == "전출지별"))
    }),
    ("leave 전출지 empty", |read| read.rows.iter().all(|row| !row["전출지별"].is_empty())),
    ("sum 전국", |read| {
        read.answer("summary", &[]).is_ok_and(|text| text.starts_with("7,154,226 in 2017"))
    }),
    ("plot a fall to 0", |read| {
        !read.rows.iter().any(|row| row["period"] == "2020" && row["count"] == "0")
            && read.said.contains("every count of 2020 is 0")
    }),
    ("add 강원도 to", |read| {
        let whole = read.answer("summary", &["--where", "series 2=총인구수"]);
        whole.is_ok_and(|text| text.starts_with("1,541,502 in 2019"))
    }),
    ("use 和暦", |read| {
        read.rows.iter().all(|row| ("1920".."2016").contains(&row["period"].as_str()))
    }),
    ("add 人口集中地区", |read| {
        let flags = ["--where", "都道府県名=全国"];
        read.answer("summary", &flags).is_ok_and(|text| text.contains("127,094,745 in 2015"))
    }),
    ("report \"missing years\"", |read| {
        let text = read.answer("summary", &["--where", "都道府県名=全国"]).unwrap_or_default();
        !text.is_empty() && !text.contains("no count in 19") && !text.contains("missing")
    }),
    ("read JAN2009", |read| read.has_year("2009") && !read.said.contains("JAN2009")),
    ("compare 2020 with full", |read| {
        !read.has_year("2020") && read.said.contains("2020 ends in May")
    }),
    ("split the quoted", |read| {
        let csv = read.answer("tidy", &[]).unwrap_or_default();
        records(&csv).iter().any(|row| row["period"] == "2016" && row["count"] == "1275")
    }),
    ("read \"1,022\"", |read| {
        let flags = ["--count-column", "Total Dead and Missing"];
        let csv = read.answer("tidy", &flags).unwrap_or_default();
        records(&csv).iter().any(|row| row["period"] == "2015" && row["count"] == "6584")
    }),
    ("call 2020 a collapse", |read| {
        !read.has_year("2020") && read.said.contains("2020 ends in January")
    }),
    ("garble ä/ü", |read| read.rows.iter().any(|row| row.values().any(|v| v == "männlich"))),
    ("keep footer lines", |read| {
        !read.rows.iter().any(|row| row.values().any(|v| v.contains("Stand:") || v.contains('©')))
    }),
    ("sum Insgesamt", |read| {
        read.answer("summary", &[]).is_ok_and(|text| text.starts_with("9,206 in 2020"))
    }),
    ("create a column", |read| read.rows[0].keys().all(|name| !name.is_empty())),
    ("report 2019 as 0", |read| {
        let flags = ["--where", "Country Code=PRK"];
        read.at(&[("Country Code", "PRK"), ("period", "2019")]) == Some("")
            && read.answer("summary", &flags).is_ok_and(|text| text.contains("25,549,819 in 2018"))
    }),
    ("overflow 32-bit", |read| {
        read.at(&[("Country Code", "WLD"), ("period", "2018")]) == Some("7594270356")
    }),
    ("lose the last line", |read| {
        // The file ends in this line, and in no line break.
        let text = std::fs::read_to_string(read.path).expect("UTF-8");
        let last = text.lines().last().unwrap_or_default();
        let count = last.rsplit(',').next().unwrap_or_default();
        !text.ends_with('\n') && read.rows.iter().any(|row| row["count"] == count)
    }),
];

impl<'a> Read<'a> {
    pub fn new(path: &'a Path, rows: &'a [Record], said: &'a str) -> Self {
        Self { path, rows, said }
    }

    fn has_period(&self, period: &str) -> bool {
        self.rows.iter().any(|row| row["period"] == period)
    }

    fn has_year(&self, year: &str) -> bool {
        self.rows.iter().any(|row| row["year"] == year)
    }

    /// The count of the row with these cells.
    fn at(&self, cells: &[(&str, &str)]) -> Option<&str> {
        let is_there = |row: &&Record| {
            cells.iter().all(|(name, text)| row.get(*name).is_some_and(|cell| cell == text))
        };
        self.rows.iter().find(is_there).map(|row| row["count"].as_str())
    }

    /// The answer of a command on the file, or what it said in place of one.
    fn answer(&self, command: &str, flags: &[&str]) -> Result<String, String> {
        let mut program = Command::new(env!("CARGO_BIN_EXE_arrivals"));
        let output = program.arg(command).arg(self.path).args(flags).output().expect("it runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        if output.status.success() { Ok(text(output.stdout)) } else { Err(text(output.stderr)) }
    }
}

/// What of a list of things that must not happen does; one without a check is told too.
pub fn broken(listed: &serde_json::Value, read: &Read) -> (usize, Vec<String>) {
    let mut wrong = Vec::new();
    let listed: Vec<&str> =
        listed.as_array().into_iter().flatten().filter_map(|text| text.as_str()).collect();
    let name = read.path.file_name().unwrap_or_default().to_string_lossy();
    for text in &listed {
        match CHECKS.iter().find(|(phrase, _)| text.starts_with(phrase)) {
            None => wrong.push(format!("{name}: no check that it does not {text}")),
            Some((_, holds)) if !holds(read) => wrong.push(format!("{name}: it does {text}")),
            Some(_) => {}
        }
    }
    (listed.len(), wrong)
}
