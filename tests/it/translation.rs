//! Words of a dataset in the language of a chart.

use arrivals_data::{Metadata, Translation, Word};
use arrivals_findings::{Language, series_name, translated};
use arrivals_read::source::delimited;
use arrivals_read::tidy::{TidyOptions, tidy};

#[test]
fn well_known_names_are_translated_and_a_package_s_own_come_first() {
    let mut words = Translation::default();
    words.add(Word::Series, "F", "여자".to_owned());
    words.add(Word::Measure, "arrivals", "입국자".to_owned());
    let metadata = Metadata {
        translations: [("ko".to_owned(), words)].into_iter().collect(),
        ..Metadata::default()
    };
    let grid = delimited("t.csv", b"sex,2001\nF,5\nM,6\n", None, None);
    let options = TidyOptions::default();
    let dataset = tidy(vec![grid.expect("a grid")], metadata, &options);
    let dataset = dataset.expect("a dataset");
    let name = |name| series_name(&dataset, name, Language::Korean);
    assert_eq!(name("F"), "여자");
    for (known, korean) in
        [("Both sexes", "전체"), ("total", "전체"), ("men", "남성"), ("Female", "여성")]
    {
        assert_eq!(name(known), korean);
        assert_eq!(series_name(&dataset, known, Language::English), known);
    }
    assert_eq!(name("Seoul, women"), "Seoul, 여성");
    let measure = |text| translated(&dataset, Word::Measure, text, Language::Korean);
    assert_eq!(measure("arrivals"), "입국자");
    // A measure that was changed by a flag is another word.
    assert_eq!(measure("asylum claims"), "asylum claims");
    assert_eq!(translated(&dataset, Word::Unit, "people", Language::Korean), "명");
}
