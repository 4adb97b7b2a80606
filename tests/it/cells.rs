//! The text of one cell, and of a data package: numbers, periods, roles.

mod number {
    use arrivals_data::{Count, CountError, Status};
    use arrivals_read::tidy::{
        Fractions, NumberError, NumberFormat, Thousands, Value, read_number as read,
    };

    const PLAIN: NumberFormat = NumberFormat {
        thousands: None,
        decimal: None,
        indian: false,
        net: false,
        scale: 0,
        fractions: Fractions::Refused,
    };
    const GERMAN: NumberFormat =
        NumberFormat { thousands: Some(Thousands::Point), decimal: Some(','), ..PLAIN };
    const ENGLISH: NumberFormat =
        NumberFormat { thousands: Some(Thousands::Comma), decimal: Some('.'), ..PLAIN };

    fn read_count(text: &str, marks: NumberFormat) -> Result<i64, NumberError> {
        read(text, marks).map(|value| value.count.expect("a count").as_i64())
    }

    fn count(text: &str) -> Result<i64, NumberError> {
        read_count(text, PLAIN)
    }

    #[test]
    fn groups_of_three_are_one_number() {
        for text in [
            "2706",
            "2,706",
            "2 706",
            "2\u{A0}706",
            "2\u{202F}706",
            "2'706",
            "2’706",
            "2706.0",
            "2706,0",
            "+2706",
            "2706명",
            "2,706 people",
            "２７０６",
            "٢٧٠٦",
            "2706¹",
            "2,706 1)",
        ] {
            assert_eq!(count(text), Ok(2706), "{text}");
        }
        assert_eq!(count("1.234.567"), Ok(1_234_567));
        assert_eq!(read_count("2.706", GERMAN), Ok(2706));
        let thousands = NumberFormat { scale: 3, ..ENGLISH };
        assert_eq!(read_count("2.706", thousands), Ok(2706));
        assert_eq!(read_count("640", thousands), Ok(640_000));
        assert_eq!(read_count("2.7065", thousands), Err(NumberError::Fraction));
        assert_eq!(read_count("2.706,00", GERMAN), Ok(2706));
        assert_eq!(
            read_count("12,34,567", NumberFormat { indian: true, ..ENGLISH }),
            Ok(1_234_567)
        );
    }

    #[test]
    fn what_is_no_count_says_why() {
        assert_eq!(count("12.5"), Err(NumberError::Fraction));
        assert_eq!(count("2.706"), Err(NumberError::Ambiguous));
        assert_eq!(count("2.000"), Err(NumberError::Ambiguous));
        assert_eq!(read_count("2.706", ENGLISH), Err(NumberError::Fraction));
        assert_eq!(read_count("2,706", GERMAN), Err(NumberError::Fraction));
        assert_eq!(count("-5"), Err(NumberError::Count(CountError::Negative)));
        assert_eq!(count("−5"), Err(NumberError::Count(CountError::Negative)));
        assert_eq!(count("(123)"), Err(NumberError::Brackets));
        let net = |text| read_count(text, NumberFormat { net: true, ..PLAIN });
        assert_eq!(net("-236,465"), Ok(-236_465));
        assert_eq!(net("(123)"), Ok(-123));
        assert_eq!(net("−27007 e"), Ok(-27_007));
        assert!(net("--5").is_err());
        for text in [
            "twelve",
            "1,23",
            "12,34,567",
            "1e5",
            "0x10",
            "5 apples",
            "1,",
            ",1",
            "--5",
            ".",
            "1,2345",
            "1.2.3",
            "1,234.567,8",
            "1,234,56",
            "()",
            "12 34",
        ] {
            assert!(
                !matches!(read(text, PLAIN), Ok(Value { count: Some(_), .. })),
                "{text} was read as a count"
            );
        }
        for text in ["9223372036854775808", "99999999999999999999999999999999999999999999"] {
            assert_eq!(count(text), Err(NumberError::Count(CountError::TooLarge)));
        }
        assert_eq!(count("9223372036854775807"), Ok(i64::MAX));
    }

    #[test]
    fn a_marker_is_never_zero() {
        for (text, status) in [
            ("", Status::Missing),
            ("..", Status::Missing),
            ("*", Status::Suppressed),
            ("<5", Status::Suppressed),
            ("[c]", Status::Suppressed),
            ("[x]", Status::Missing),
        ] {
            assert_eq!(read(text, PLAIN), Ok(Value::without_count(status)), "{text}");
        }
        assert_eq!(count("0"), Ok(0));
    }

    #[test]
    fn a_letter_after_a_number_is_its_status() {
        let read =
            |text| read(text, PLAIN).map(|value| (value.count.map(Count::as_i64), value.status));
        assert_eq!(read("236p"), Ok((Some(236), Status::Provisional)));
        assert_eq!(read("236 (p)"), Ok((Some(236), Status::Provisional)));
        assert_eq!(read("1,236e"), Ok((Some(1236), Status::Estimated)));
        assert_eq!(read("14103 bp"), Ok((Some(14103), Status::Provisional)));
        assert_eq!(read(": c"), Ok((None, Status::Suppressed)));
        assert_eq!(read(": u"), Ok((None, Status::Missing)));
        assert!(read("14103 q").is_err());
    }
}

mod period {
    use arrivals_data::{Period, PeriodError, Status};
    use arrivals_read::tidy::{PeriodStyle as Style, read_period as read_marked};

    fn read(text: &str) -> Result<Period, PeriodError> {
        read_marked(text, Style::default()).map(|(period, _)| period)
    }

    #[test]
    fn the_words_of_agencies_are_periods() {
        for (text, notation) in [
            ("2011년", "2011"),
            ("2011.0", "2011"),
            ("CY 2005", "2005"),
            ("YR2010", "2010"),
            ("２０１５年", "2015"),
            ("~1998", "..1998"),
            ("~1998년", "..1998"),
            ("up to 1998", "..1998"),
            ("before 1990", "..1989"),
            ("2010 and earlier", "..2010"),
            ("2013년도 이전", "..2013"),
            ("1990年以前", "..1990"),
            ("1999-2001", "1999..2001"),
            ("1999 – 2001", "1999..2001"),
            ("1999~2001년", "1999..2001"),
            ("’17", "2017"),
            ("'98", "1998"),
            ("~'01", "..2001"),
            ("2014年", "2014"),
            ("平成30年", "2018"),
            ("令和元年", "2019"),
            ("民國108年", "2019"),
            ("2015¹", "2015"),
            ("2016*", "2016"),
            ("2017 1)", "2017"),
            ("2019 r", "2019"),
            ("2024.6월(잠정)", "2024-01..2024-06"),
            ("’20.09 (暂定)", "2020-01..2020-09"),
            ("2024년 6월", "2024-01..2024-06"),
            ("2024.1~6월", "2024-01..2024-06"),
            ("2024년 1-9월", "2024-01..2024-09"),
            ("Jan–Jul 2025", "2025-01..2025-07"),
            ("January to July 2025", "2025-01..2025-07"),
            ("2024 (Jan-Sep)", "2024-01..2024-09"),
            ("Jan.–Dec. 2025", "2025"),
            ("FY 2019/20", "2019/20"),
            ("2019-20 financial year", "2019/20"),
            ("2019/20", "2019/20"),
            ("1999/00", "1999/00"),
            ("FY2019", "FY2019"),
            ("FY19", "FY2019"),
            ("2019年度", "FY2019"),
            ("1999-01-01/P3Y", "1999..2001"),
            ("2024-01-01/P6M", "2024-01..2024-06"),
            ("2019-07-01/P1Y", "year ending June 2020"),
            ("2020-A1", "FY2020"),
            ("../1998", "..1998"),
            ("Year ending June 2020", "year ending June 2020"),
            ("Year ending 30 June 2020", "year ending June 2020"),
            ("year ended December 2020", "2020"),
        ] {
            assert_eq!(
                read(text).map(|period| period.to_string()),
                Ok(notation.to_owned()),
                "{text}"
            );
        }
        assert_eq!(
            read_marked("2018(p)", Style::default()).map(|(_, p)| p),
            Ok(Status::Provisional)
        );
        assert_eq!(read_marked("2018p", Style::default()).map(|(_, p)| p), Ok(Status::Provisional));
    }

    #[test]
    fn months_and_other_numbers_are_no_periods() {
        for text in [
            "2024-06",
            "2010/11",
            "2010-11",
            "June 2024",
            "98",
            "",
            "1.5",
            "99年",
            "2020 people",
            "since 2020",
            "2020+",
            "1,998",
            "-1998-",
            "FY",
            "Year ending 31 June 2020",
            "2019-02-31/P1Y",
            "2019/21",
            "12019年",
            "p",
            "()",
            "~",
            "년",
        ] {
            assert!(read(text).is_err(), "{text} was read as a period");
        }
        assert!(matches!(read("20233"), Err(PeriodError::Year(_))));
        assert!(matches!(read("2001-1999"), Err(PeriodError::Reversed(_))));
    }

    #[test]
    fn periods_that_stand_together_say_more() {
        let style = |texts: &[&str]| Style::new(texts.iter().copied());
        let read = |text: &str, style: Style| {
            read_marked(text, style).map(|(period, _)| period.to_string()).ok()
        };
        let fiscal = style(&["2009-10", "2010-11", "2011-12"]);
        assert_eq!(read("2010-11", fiscal).as_deref(), Some("2010/11"));
        let years = style(&["2018/2019", "2019/2020"]);
        assert_eq!(read("2018/2019", years).as_deref(), Some("2018/19"));
        let months = style(&["2010-10", "2010-11", "2010-12"]);
        assert_eq!(read("2010-11", months), None);
        let minguo = style(&["98年", "99年", "100年"]);
        assert_eq!(read("99年", minguo).as_deref(), Some("2010"));
        assert_eq!(read("99年", style(&["98年", "99年"])), None);
        let days = style(&["2019-11-30", "2020-11-31"]);
        assert_eq!(read("2019-11-30", days).as_deref(), Some("2019"));
        assert!(matches!(read_marked("2020-11-31", days), Err(PeriodError::Day(_))));
    }

    #[test]
    fn each_fiscal_year_is_read_as_it_is_written() {
        for text in ["2019/20", "FY2019", "year ending June 2020", "1999/00"] {
            assert_eq!(read(text).map(|period| period.to_string()).as_deref(), Ok(text));
        }
    }
}

mod package {
    use arrivals_data::Word;
    use arrivals_read::source::{Package, PackageError};

    #[test]
    fn a_package_without_a_table_is_refused() {
        let refused = |json: &str| {
            Package::parse("p.json", json.as_bytes()).expect_err("an error").to_string()
        };
        assert_eq!(refused("{}"), "p.json names no table among its resources");
        assert!(refused("[1").starts_with("p.json is not a data package"));
    }

    #[test]
    fn translations_are_of_known_languages_and_fit_what_they_translate() {
        let parse = |translations: &str| {
            let json = format!(
                r#"{{"unit": "people", "notes": ["a", "b"], "translations": {translations},
                    "resources": [{{"path": "a.csv"}}]}}"#
            );
            Package::parse("p.json", json.as_bytes())
        };
        let refused = |translations: &str| parse(translations).expect_err("an error").to_string();
        let read =
            parse(r#"{"ko": {"unit": "명", "series": {"female": "여성"}}}"#).expect("a package");
        let words = &read.metadata.translations["ko"];
        assert_eq!(words.translate(Word::Unit, "people"), Some("명"));
        assert_eq!(words.translate(Word::Series, "female"), Some("여성"));
        assert_eq!(words.translate(Word::Measure, "people"), None);
        assert_eq!(
            refused(r#"{"xx": {}}"#),
            "p.json has translations into 'xx', which nothing is written in"
        );
        assert!(
            refused(r#"{"ko": {"unit": 5}}"#)
                .starts_with("p.json is not a data package: invalid type")
        );
        assert!(refused(r#"{"ko": {"units": "명"}}"#).contains("unknown field `units`"));
        assert!(refused(r#"{"ko": []}"#).contains("p.json is not a data package"));
        assert_eq!(
            refused(r#"{"ko": {"notes": ["가"]}}"#),
            "p.json: the translations into 'ko' have 1 of 2 notes"
        );
        assert_eq!(
            refused(r#"{"ko": {"measure": "입국자"}}"#),
            "p.json: the translations into 'ko' have a measure, and the package has none"
        );
    }

    #[test]
    fn a_path_outside_of_the_package_is_refused() {
        for path in ["/etc/passwd", "../secret.csv", "a/../../b.csv", "https://example.org/a.csv"] {
            let json = format!(r#"{{"resources": [{{"path": "{path}", "format": "csv"}}]}}"#);
            assert!(matches!(
                Package::parse("p.json", json.as_bytes()),
                Err(PackageError::UnsafePath { .. })
            ));
        }
    }
}
