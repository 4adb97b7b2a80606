//! The dataset's parts: counts, periods, days, events.

mod calendar {
    use arrivals_data::*;

    fn day(year: i64, month: u8, day: u8) -> Option<String> {
        let (year, month) = (Year::new(year).ok()?, Month::new(month)?);
        Day::new(year, month, day).map(|day| day.to_string())
    }

    #[test]
    fn only_days_of_the_calendar_are_days() {
        // The Gregorian rule: of the full centuries, only those that 400 divides are leap years.
        for (year, month, number) in [(2020, 2, 29), (2000, 2, 29), (2021, 12, 31), (2022, 4, 30)] {
            let text = format!("{year:04}-{month:02}-{number:02}");
            assert_eq!(day(year, month, number), Some(text));
        }
        for (year, month, number) in [
            (2021, 2, 29),
            (1900, 2, 29),
            (2020, 2, 30),
            (2022, 11, 31),
            (2022, 1, 0),
            (2022, 1, 32),
        ] {
            assert_eq!(day(year, month, number), None, "{year}-{month}-{number}");
        }
    }

    #[test]
    fn days_are_counted_as_parquet_and_spreadsheets_count_them() {
        let unix = |days| Day::UNIX_EPOCH.plus(days).map(|day| day.to_string());
        assert_eq!(unix(0).as_deref(), Some("1970-01-01"));
        assert_eq!(unix(18_321).as_deref(), Some("2020-02-29"));
        assert_eq!(unix(-1).as_deref(), Some("1969-12-31"));
        assert_eq!(unix(i64::from(i32::MAX)), None);
        assert_eq!(unix(i64::MIN), None);
        let serial = |days| Day::SPREADSHEET_EPOCH.plus(days).map(|day| day.to_string());
        assert_eq!(serial(43_831).as_deref(), Some("2020-01-01"));
    }

    #[test]
    fn a_month_ends_on_its_last_day() {
        let last = |year, month| {
            let (year, month) = (Year::new(year).expect("a year"), Month::new(month).expect("one"));
            Day::last_of(year, month).map(|day| day.to_string())
        };
        assert_eq!(last(2020, 2).as_deref(), Some("2020-02-29"));
        assert_eq!(last(2021, 2).as_deref(), Some("2021-02-28"));
        assert_eq!(last(2021, 12).as_deref(), Some("2021-12-31"));
    }
}

mod count {
    use arrivals_data::*;

    #[test]
    fn a_count_is_whole_and_not_negative() {
        assert_eq!(Count::new(-1), Err(CountError::Negative));
        assert_eq!(Count::new(1 << 63), Err(CountError::TooLarge));
        assert_eq!(Count::new((1 << 63) - 1).map(Count::as_i64), Ok(i64::MAX));
    }

    #[test]
    fn a_sum_out_of_range_is_no_number() {
        let most = Count::new(i128::from(i64::MAX)).expect("a count");
        let one = Count::new(1).expect("a count");
        assert_eq!(Count::sum([most, one]), None);
    }
}

mod decision {
    use arrivals_data::*;

    #[test]
    fn a_long_list_names_a_dozen_and_counts_the_rest() {
        let names = |count: usize| (0..count).map(|n| format!("'{n}'")).collect::<Vec<_>>();
        assert_eq!(listed::<String>(&[]), "");
        assert_eq!(listed(&names(2)), "'0', '1'");
        assert!(listed(&names(12)).ends_with("'10', '11'"));
        assert!(listed(&names(200)).ends_with("'10', '11' and 188 more"));
    }
}

mod event {
    use arrivals_data::*;

    #[test]
    fn a_date_is_as_precise_as_it_was_written() {
        for text in ["2020", "2020-01", "2011-12-17"] {
            assert_eq!(EventDate::parse(text).map(|date| date.to_string()), Some(text.to_owned()));
        }
        for text in ["", "2020-13", "2020-00", "2020-01-32", "2020-01-01-01", "January 2020"] {
            assert_eq!(EventDate::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused_with_its_row() {
        for date in ["2020-02-31", "2021-02-29", "2022-11-31"] {
            assert_eq!(EventDate::parse(date), None, "{date}");
            let csv = format!("date,label,source\n2020-02-29,a,b\n{date},c,d\n");
            let error = Event::parse_csv(&csv).expect_err("no date");
            assert!(error.starts_with(&format!("row 3: '{date}' is not a date")), "{error}");
            let json = format!(r#"[{{"date":"2020","end":"{date}","label":"a","source":"b"}}]"#);
            let error = Event::parse_list(&json).expect_err("no date");
            assert!(error.starts_with(&format!("event 1: '{date}' is not a date")), "{error}");
        }
    }

    #[test]
    fn a_year_spans_half_a_step_on_either_side_of_its_count() {
        let january = EventDate::parse("2020-01").expect("a date").on_axis();
        assert!((january - (2019.5 + 0.5 / 12.0)).abs() < 1e-12);
    }
}

mod names {
    use arrivals_data::*;

    #[test]
    fn no_name_stands_twice_in_any_case() {
        let names = ["sex", "Sex", "year", "sex", "sex 2"].map(str::to_owned).to_vec();
        let distinct = distinct_names(&["period", "year"], names);
        assert_eq!(distinct, ["sex", "Sex 2", "year 2", "sex 3", "sex 2 2"]);
    }
}

mod nearest {
    use arrivals_data::*;

    #[test]
    fn a_mistyped_name_is_guessed_and_a_strange_one_is_not() {
        let names = ["background", "ink", "muted", "grid", "axis", "event", "series"];
        assert_eq!(nearest_name("serise", &names), Some("series"));
        assert_eq!(nearest_name("Backgroud", &names), Some("background"));
        assert_eq!(nearest_name("colour", &names), None);
        assert_eq!(nearest_name("x", &names), None);
    }

    #[test]
    fn case_is_no_difference() {
        let names = ["Poland".to_owned(), "Greece".to_owned()];
        assert_eq!(nearest_name("POLND", &names), Some("Poland"));
        let hint = |typed| hint_of_nearest(typed, &names, "there are two".to_owned());
        assert_eq!(hint("poland"), "did you mean 'Poland'? there are two");
        assert_eq!(hint("Atlantis"), "there are two");
    }
}

mod period {
    use arrivals_data::*;

    #[test]
    fn each_form_is_written_as_it_is_read() {
        for text in ["2014", "..1998", "1999..2001", "2024-01..2024-06"] {
            assert_eq!(Period::parse(text).map(|period| period.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn a_span_of_one_year_is_that_year() {
        assert_eq!(Period::parse("2014..2014"), Period::parse("2014"));
        assert_eq!(Period::parse("2014-01..2014-12"), Period::parse("2014"));
    }

    #[test]
    fn other_texts_are_refused() {
        assert_eq!(Period::parse("20233"), Err(PeriodError::Year(YearError(20233))));
        for text in
            ["", "abc", "2001..1999", "+2014", "2024-02..2024-06", "2014..", "99999999999999999999"]
        {
            assert!(Period::parse(text).is_err(), "{text} was read as a period");
        }
    }

    #[test]
    fn overlap_is_about_shared_years() {
        let period = |text| Period::parse(text).expect("a period");
        assert!(period("..1998").overlaps(period("1998")));
        assert!(period("1999..2001").overlaps(period("2000")));
        assert!(!period("..1998").overlaps(period("1999..2001")));
        assert!(!period("2002").overlaps(period("1999..2001")));
    }

    #[test]
    fn periods_sort_by_their_start() {
        let period = |text| Period::parse(text).expect("a period");
        let mut periods = ["2002", "1999..2001", "..1998"].map(period);
        periods.sort();
        assert_eq!(periods.map(|p| p.to_string()), ["..1998", "1999..2001", "2002"]);
    }
}

mod year {
    use arrivals_data::*;

    #[test]
    fn a_year_of_five_digits_is_refused() {
        assert_eq!(Year::new(20233), Err(YearError(20233)));
        assert_eq!(Year::new(2023).map(Year::number), Ok(2023));
    }

    #[test]
    fn a_decade_before_2023_is_2013() {
        let year = Year::new(2023).expect("a year");
        assert_eq!(year.plus(-10).map(Year::number), Some(2013));
        assert_eq!(Year::MAX.plus(1), None);
    }

    #[test]
    fn a_fiscal_year_keeps_its_name() {
        let year = Year::new(2000).expect("a year").of_kind(YearKind::Split);
        assert_eq!(year.to_string(), "1999/00");
        assert_eq!(year.plus(1).map(|year| year.to_string()), Some("2000/01".into()));
    }
}

mod columns {
    use arrivals_data::*;
    use proptest::prelude::*;

    fn period() -> impl Strategy<Value = Period> {
        let kind = (0_u8..15).prop_map(|kind| match kind {
            0 => YearKind::Calendar,
            1 => YearKind::Fiscal,
            2 => YearKind::Split,
            month => Month::new(month - 2).map_or(YearKind::Calendar, YearKind::Ending),
        });
        (1000_i64..2900, 0_i64..99, 1_u8..12, kind, 0_u8..4).prop_map(
            |(number, more, month, kind, form)| {
                let year = |number| Year::new(number).expect("a year").of_kind(kind);
                let (first, last) = (year(number), year(number + more));
                match (form, Month::new(month)) {
                    (0, _) | (_, None) => Period::Year(last),
                    (1, Some(through)) => Period::YearToDate { year: last, through },
                    (2, _) => Period::Span { first: None, last },
                    (_, _) => Period::Span { first: Some(first), last },
                }
            },
        )
    }

    proptest! {
        /// A series is a view of columns: what goes in comes out, in the order of time.
        #[test]
        fn observations_outlive_columns(
            periods in proptest::collection::btree_map(period(), any::<Option<u32>>(), 0..30),
            note in any::<Option<String>>(),
            table in any::<u16>(),
            status in proptest::sample::select(Status::ALL.to_vec()),
            cells in proptest::option::of(2_usize..90),
        ) {
            let location = Location { table, row: 7, column: u32::MAX };
            let put: Vec<Observation> = periods.iter().rev().map(|(period, count)| Observation {
                period: *period,
                count: count.and_then(|count| Count::new(i128::from(count)).ok()),
                status,
                break_before: table % 2 == 0,
                note: note.clone(),
                location,
                summed: cells.and_then(|cells| Summed::new(cells, location)),
            }).collect();
            let series = Series::new(vec!["a".into()], Role::Part, put.clone()).expect("a series");
            let taken: Vec<Observation> = series.observations().rev().collect();
            prop_assert_eq!(&taken, &put);
            for one in &put {
                prop_assert_eq!(&series.at(one.period), &Some(one.clone()));
            }
            let starts: Vec<_> = series.periods().map(|p| (p.first(), p.last())).collect();
            prop_assert!(starts.is_sorted());
        }
    }
}
