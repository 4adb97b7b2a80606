//! Statistics against reference values of other software.

#![allow(
    clippy::excessive_precision,
    clippy::unreadable_literal,
    reason = "reference values are copied as they were printed"
)]

use arrivals_data::{Count, Dataset, Difference, Series, Year, YearCount};
use arrivals_read::source::delimited;
use arrivals_read::tidy::{TidyOptions, tidy};
use arrivals_statistics::{
    Level, cagr, change, cumulative, largest_fall, largest_rise, peak, poisson_interval, turn,
};

/// Count, level, lower and upper limit: scipy 1.17.1, `chi2.ppf(a/2, 2k)/2` and
/// `chi2.ppf(1 - a/2, 2k + 2)/2`; they agree with the published tables (Ulm 1990, American Journal
/// of Epidemiology 131, 373-375) as far as these go.
const GARWOOD_SCIPY: &[(i128, f64, f64, f64)] = &[
    (0, 0.90, 0.0, 2.9957322735539895),
    (0, 0.95, 0.0, 3.6888794541139354),
    (0, 0.99, 0.0, 5.298317366548036),
    (1, 0.90, 0.05129329438755053, 4.743864518390577),
    (1, 0.95, 0.025317807984289897, 5.571643390938898),
    (1, 0.99, 0.005012541823544286, 7.430129500280121),
    (2, 0.90, 0.35536151069866195, 6.295793621871988),
    (2, 0.95, 0.24220927854396507, 7.22468766772396),
    (2, 0.99, 0.10349454674809108, 9.273792089255544),
    (5, 0.90, 1.97014956805953, 10.513034908741535),
    (5, 0.95, 1.623486390118421, 11.66833207932267),
    (5, 0.99, 1.0779282406523196, 14.149759411023012),
    (10, 0.90, 5.425405697091292, 16.962219235721903),
    (10, 0.95, 4.7953886961324335, 18.39035604201778),
    (10, 0.99, 3.716922131467116, 21.397827499654273),
    (20, 0.90, 13.254651598346554, 29.062018840434014),
    (20, 0.95, 12.216519585403946, 30.8883779026746),
    (20, 0.99, 10.353267658485043, 34.66799872845021),
    (50, 0.90, 38.96473258250863, 63.287074095747165),
    (50, 0.95, 37.110963737461866, 65.91876666433681),
    (50, 0.99, 33.66378165273959, 71.26608847545108),
    (100, 0.90, 84.13927721831419, 118.07927278209706),
    (100, 0.95, 81.36399125092315, 121.62679379242638),
    (100, 0.99, 76.12049584368918, 128.76058012010245),
    (196, 0.90, 173.5544168905118, 220.64100417033416),
    (196, 0.95, 169.51957948501956, 225.44397277704968),
    (196, 0.99, 161.81748929922068, 235.02894468936728),
    (1000, 0.90, 948.5598493836511, 1053.6031221333008),
    (1000, 0.95, 938.9730184076952, 1063.952136016302),
    (1000, 0.99, 920.4240461633592, 1084.3728680643892),
    (2706, 0.90, 2621.0082604477407, 2793.1445550939425),
    (2706, 0.95, 2604.994621418446, 2809.9184718445645),
    (2706, 0.99, 2573.886076315544, 2842.8951293854643),
    (2914, 0.90, 2825.7805083328303, 3004.371734208112),
    (2914, 0.95, 2809.1485616099567, 3021.7638505637487),
    (2914, 0.99, 2776.831639576512, 3055.9486769578675),
];

/// The same for counts of the sample series: R 4.2.2, `qchisq`.
const GARWOOD_R: &[(i128, f64, f64, f64)] = &[
    (1142, 0.95, 1076.71815671904, 1210.2050249273),
    (2914, 0.95, 2809.14856160996, 3021.76385056375),
    (2706, 0.95, 2604.99462141845, 2809.91847184456),
    (63, 0.95, 48.4109297954873, 80.6043672868905),
    (196, 0.95, 169.51957948502, 225.44397277705),
];

#[test]
fn garwood_intervals_are_those_of_scipy_and_r() {
    for (count, level, lower, upper) in GARWOOD_SCIPY.iter().chain(GARWOOD_R) {
        let interval = poisson_interval(
            Count::new(*count).expect("a count"),
            Level::new(*level).expect("a level"),
        );
        let close =
            |value: f64, expected: f64| (value - expected).abs() <= 1e-8 * expected.max(1e-3);
        assert!(close(interval.lower, *lower), "{count} {level}: {} {lower}", interval.lower);
        assert!(close(interval.upper, *upper), "{count} {level}: {} {upper}", interval.upper);
    }
}

fn dataset(csv: &str) -> Dataset {
    let grid = delimited("t.csv", csv.as_bytes(), None, None).expect("a grid");
    tidy(vec![grid], Default::default(), &TidyOptions::default()).expect("a dataset")
}

fn sample_to_2023() -> Series {
    let table = arrivals::sample::sample().expect("the sample");
    let dataset =
        tidy(vec![table.grid], table.metadata, &TidyOptions::default()).expect("a dataset");
    dataset.whole().expect("a total").between(None, Year::new(2023).ok())
}

fn at(series: &Series, year: i64) -> YearCount {
    series.years().into_iter().find(|at| i64::from(at.year.number()) == year).expect("a year")
}

fn close(value: f64, expected: f64) -> bool {
    (value - expected).abs() < 1e-9 * expected.abs()
}

/// Python 3.11, numpy 2.4.6: the sample series 2002 to 2023.
#[test]
fn the_sample_series_to_2023_is_described_as_numpy_does() {
    let series = sample_to_2023();
    let highest = peak(&series).expect("a peak");
    assert_eq!(
        (highest.at.year.number(), highest.at.count.as_i64(), highest.ties),
        (2009, 2914, 0)
    );
    let since = change(highest.at, at(&series, 2023));
    assert_eq!(since.difference, Difference::Counts(-2718));
    assert!(close(since.percent.expect("a percentage"), -93.27385037748799));
    let whole = cagr(at(&series, 2002), at(&series, 2023)).expect("a rate");
    assert_eq!(whole.intervals, 21);
    assert!(close(whole.percent, -8.049964083852078));
    let decade = change(at(&series, 2013), at(&series, 2023));
    assert!(close(decade.percent.expect("a percentage"), -87.0541611624835));
    let rate = cagr(decade.from, decade.to).expect("a rate");
    assert!(close(rate.percent, -18.489600893048287));
}

/// By hand: 196 / 2706 = 0.0724316; less 1 is −92.757 %. ln 0.0724316 = −2.625114; a twelfth is
/// −0.2187595; e to it is 0.803515, less 1 is −19.65 %.
#[test]
fn the_question_of_the_sample_is_answered() {
    let series = sample_to_2023();
    let change = change(at(&series, 2011), at(&series, 2023));
    assert_eq!(change.difference, Difference::Counts(-2510));
    assert!((change.percent.expect("a percentage") - -92.757).abs() < 0.001);
    let rate = cagr(change.from, change.to).expect("a rate");
    assert_eq!(rate.intervals, 12);
    assert!((rate.percent - -19.65).abs() < 0.01);
    // Between the two ends the series went below both: 63 in 2021.
    let turn = turn(&series, change.from, change.to).expect("a turn");
    assert_eq!((turn.at.year.number(), turn.at.count.as_i64(), turn.above), (2021, 63, false));
}

/// By hand: 1,502 − 2,706 = −1,204 in 2012; 2,028 − 1,384 = 644 in 2006.
#[test]
fn the_largest_steps_are_between_years_that_follow_each_other() {
    let series = sample_to_2023();
    let fall = largest_fall(&series).expect("a fall");
    assert_eq!((fall.from.year.number(), fall.difference), (2011, Difference::Counts(-1204)));
    let rise = largest_rise(&series).expect("a rise");
    assert_eq!((rise.from.year.number(), rise.difference), (2005, Difference::Counts(644)));
    // 2003 has no row: the step from 2002 to 2004 is not one year's.
    let gap = dataset("year,count\n2001,100\n2002,90\n2004,10\n2005,15\n");
    let gap = gap.whole().expect("a series");
    assert_eq!(largest_fall(gap).expect("a fall").difference, Difference::Counts(-10));
    assert_eq!(largest_rise(gap).expect("a rise").difference, Difference::Counts(5));
}

#[test]
fn what_cannot_be_computed_is_not() {
    let zero = dataset("year,count\n2001,0\n2002,50\n2003,19\n2004,19\n");
    let zero = zero.whole().expect("a series");
    assert_eq!(change(at(zero, 2001), at(zero, 2002)).percent, None);
    assert_eq!(change(at(zero, 2003), at(zero, 2002)).percent, None);
    assert!(cagr(at(zero, 2001), at(zero, 2002)).is_err());
    assert!(cagr(at(zero, 2002), at(zero, 2002)).is_err());
    let overlapping = dataset("period,count\n..1998,5\n1998,6\n");
    assert!(cumulative(overlapping.whole().expect("a series")).is_err());
    let tied = dataset("year,count\n2001,7\n2002,50\n2003,50\n");
    let highest = peak(tied.whole().expect("a series")).expect("a peak");
    assert_eq!((highest.at.year.number(), highest.ties), (2002, 1));
}
