//! The cases of the corpus, and the flags that they need, each with its reason.

/// A case: a file, the flags that it needs, and how its expected cells name what they are of.
pub struct Case {
    /// The start of its file's name.
    pub file: &'static str,
    /// The flags that it needs, with the reason.
    pub flags: &'static [&'static str],
    /// The dimension of the expected groups that are named without one.
    pub group: &'static str,
    /// The dimensions that the expected cells name otherwise.
    pub names: &'static [(&'static str, &'static str)],
    /// The measure that the flags choose, where the expected cells are of several.
    pub measure: Option<&'static str>,
    /// The groups that the counts of a peak or a latest year are of, each by its name there.
    pub peaks: &'static [(&'static str, &'static [(&'static str, &'static str)])],
}

impl Case {
    const fn plain(file: &'static str, group: &'static str) -> Self {
        Self {
            file,
            flags: &[],
            group,
            names: &[],
            measure: None,
            peaks: &[("count", &[]), ("total", &[])],
        }
    }
}

pub const READ: [Case; 17] = [
    Case {
        peaks: &[
            ("male", &[("series", "남")]),
            ("female", &[("series", "여")]),
            ("total", &[("series", "합계")]),
        ],
        ..Case::plain("o01a", "series")
    },
    Case {
        peaks: &[
            ("male", &[("구분", "남")]),
            ("female", &[("구분", "여")]),
            ("total", &[("구분", "합계")]),
        ],
        ..Case::plain("o01b", "구분")
    },
    Case {
        peaks: &[
            ("male", &[("类别", "男")]),
            ("female", &[("类别", "女")]),
            ("total", &[("类别", "合计")]),
        ],
        ..Case::plain("o02", "类别")
    },
    Case::plain("o03", "Cases/ Persons"),
    Case {
        // The expected cells are about one of the file's eight groups of applicants.
        flags: &["--where", "CITIZEN=Total", "--where", "ASYL_APP=Asylum applicant"],
        ..Case::plain("o04", "GEO")
    },
    Case {
        // Net migration; no file declares that its values may be negative.
        flags: &["--net"],
        ..Case::plain("o05", "geo")
    },
    Case {
        // One of five measures.
        flags: &["--where", "series=Number of conflicts (all types)"],
        ..Case::plain("o06", "Entity")
    },
    Case {
        names: &[
            ("block", "Claim Office Type and Province/Territory of Claim"),
            ("province", "Claim Office Type and Province/Territory of Claim 2"),
        ],
        peaks: &[(
            "count",
            &[
                ("Claim Office Type and Province/Territory of Claim", "Total"),
                ("Claim Office Type and Province/Territory of Claim 2", "Total"),
            ],
        )],
        ..Case::plain("o07", "Claim Office Type and Province/Territory of Claim 2")
    },
    Case {
        peaks: &[("count", &[("전출지별", "전국"), ("전입지별", "전국")])],
        ..Case::plain("o08", "")
    },
    Case {
        // The expected cells are of the whole population, not of an age.
        flags: &["--where", "series 2=총인구수"],
        peaks: &[("count", &[("series", "계")])],
        ..Case::plain("o09", "행정구역")
    },
    Case {
        peaks: &[("count", &[("series", "人口（総数）")])], ..Case::plain("o10", "都道府県名")
    },
    Case::plain("o12", "Route"),
    Case {
        // Without a column to add up, records are counted.
        flags: &["--by", "Region of Incident"],
        names: &[("region", "Region of Incident")],
        measure: Some("incidents"),
        peaks: &[("incidents", &[])],
        ..Case::plain("o13", "")
    },
    Case {
        flags: &["--by", "Region of Incident", "--count-column", "Total Dead and Missing"],
        names: &[("region", "Region of Incident")],
        measure: Some("Total Dead and Missing"),
        peaks: &[("total", &[])],
        ..Case::plain("o13", "")
    },
    Case::plain("o14", "series 2"),
    Case::plain("o15", "Country Code"),
    Case::plain("o16", "region"),
];
