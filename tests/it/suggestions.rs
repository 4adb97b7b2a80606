//! What there is to choose from, when several series are no whole.

use arrivals_findings::{Selection, find};
use arrivals_read::source::delimited;
use arrivals_read::tidy::{TidyOptions, tidy};
use arrivals_statistics::Level;

#[test]
fn each_dimension_is_listed_with_an_example_that_chooses_one_series() {
    let text = "place,sex,2019,2020\nA,women,5,6\nA,men,7,8\nB,women,1,2\nB,men,3,5\n";
    let read = |options: &TidyOptions| {
        let grid = delimited("t.csv", text.as_bytes(), None, None);
        tidy(vec![grid.expect("a grid")], Default::default(), options).expect("a dataset")
    };
    let dataset = read(&TidyOptions::default());
    let error = find(&dataset, &Selection::default(), Level::P95).expect_err("several");
    let hint = error.hint();
    assert!(hint.contains("place: 'A' and 'B'"), "{hint}");
    assert!(hint.contains("sex: 'women' and 'men'"), "{hint}");
    assert!(hint.contains("--where place=A --where sex=women"), "{hint}");
    let only = vec![("place".into(), "A".into()), ("sex".into(), "women".into())];
    let chosen = read(&TidyOptions { filters: only, ..TidyOptions::default() });
    assert!(find(&chosen, &Selection::default(), Level::P95).is_ok());
}
