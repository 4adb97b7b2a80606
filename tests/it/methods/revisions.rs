//! How published figures were revised, worked out by hand.

use arrivals_statistics::revisions::{Vintage, VintagesOfYear, age, fractional_year, revisions};

fn of_year(year: i32, figures: &[(&str, f64)]) -> VintagesOfYear {
    let vintages = figures
        .iter()
        .map(|(label, count)| Vintage {
            label: (*label).into(),
            age: age(label, year).expect("a date"),
            count: *count,
        })
        .collect();
    VintagesOfYear { year: f64::from(year), vintages }
}

fn some() -> Vec<VintagesOfYear> {
    vec![
        of_year(2010, &[("2011-04", 2423.0), ("2012-01", 2379.0), ("2026-02-04", 2402.0)]),
        of_year(2011, &[("2012-01", 2737.0), ("2026-02-04", 2706.0)]),
        of_year(2003, &[("2004-03", 1281.0), ("2026-02-04", 1285.0)]),
        of_year(2007, &[("2012-01", 2544.0), ("2026-02-04", 2554.0)]),
        of_year(2025, &[("2026-01-20", 200.0)]),
    ]
}

#[test]
fn the_newest_figure_is_given_the_range_of_first_releases() {
    let all = revisions(&some(), 1.5).expect("revisions");
    // 2402 / 2423: −0.8667; 2706 / 2737: −1.1326; 1285 / 1281: +0.3123; 2007 was found too late.
    let size = all.first_releases.expect("revisions");
    assert_eq!((size.revisions, all.years.len()), (3, 4));
    assert!((size.lowest + 1.132_627).abs() < 1e-5 && (size.highest - 0.312_256).abs() < 1e-5);
    let newest = all.newest.expect("a figure");
    assert_eq!((newest.year, newest.count), (2025.0, 200.0));
    assert!((newest.low - 197.734_746).abs() < 1e-5 && (newest.high - 200.624_512).abs() < 1e-5);
    // One up, two down of three: p = 2 × (1 + 3) / 8 = 1.
    assert_eq!((all.lean.up, all.lean.down, all.lean.unchanged), (1, 2, 0));
    assert!((all.lean.p - 1.0).abs() < 1e-12);
    assert_eq!(all.by_release.iter().map(|step| step.size.revisions).collect::<Vec<_>>(), [4, 1]);
    assert_eq!(all.by_age.iter().map(|step| step.at).collect::<Vec<_>>(), [1, 14, 15, 18, 22]);
}

#[test]
fn ten_of_ten_upwards_lean() {
    let years: Vec<VintagesOfYear> =
        (2000..2010).map(|year| of_year(year, &[("2012", 10.0), ("2013", 11.0)])).collect();
    let lean = revisions(&years, 100.0).expect("revisions").lean;
    assert!((lean.p - 2.0 / 1024.0).abs() < 1e-14);
}

#[test]
fn labels_name_times() {
    assert_eq!(fractional_year("2012"), Some(2012.5));
    assert!((fractional_year("2003-10").expect("a time") - (2003.0 + 9.5 / 12.0)).abs() < 1e-12);
    let day = fractional_year("2026-02-04").expect("a time");
    assert!((day - (2026.0 + (1.0 + 3.5 / 28.0) / 12.0)).abs() < 1e-12);
    for label in
        ["", "12", "2012-13", "2012-00", "2023-02-29", "2012-1-1-1", "+201", "2012-", "abcd"]
    {
        assert_eq!(fractional_year(label), None, "{label}");
    }
    assert!(fractional_year("2024-02-29").is_some());
}

#[test]
fn what_was_published_once_has_no_revision() {
    assert!(revisions(&[of_year(2025, &[("2026", 3.0)])], 1.0).is_err());
    assert!(revisions(&[], 1.0).is_err());
    assert!(revisions(&[of_year(2000, &[("2003", 1.0), ("2002", 1.0)])], 1.0).is_err());
    let zero =
        revisions(&[of_year(2000, &[("2001", 0.0), ("2002", 1.0)])], 1.0).expect("revisions");
    assert_eq!((zero.years[0].percent, zero.first_releases, zero.newest), (None, None, None));
    assert_eq!((zero.lean.up, zero.lean.p), (1, 1.0));
}
