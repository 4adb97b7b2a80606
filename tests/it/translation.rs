//! Words of a dataset in the language of a chart.

use arrivals::report::{Wording, caption};
use arrivals_data::{Metadata, Translation, Word};
use arrivals_findings::{ChartSubject, Language, Selection, find, series_name, translated};
use arrivals_read::source::delimited;
use arrivals_read::tidy::{TidyOptions, tidy};
use arrivals_statistics::Level;

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

#[test]
fn the_sample_is_captioned_in_both_languages() {
    let table = arrivals::sample::sample().expect("the sample");
    let options = TidyOptions::default();
    let dataset = tidy(vec![table.grid], table.metadata, &options).expect("a dataset");
    let findings = find(&dataset, &Selection::default(), Level::P95).expect("findings");
    let of = |language| {
        caption(&dataset, &findings, &[], &Wording::default(), ChartSubject::Line, language)
    };
    let english = of(Language::English);
    assert_eq!(english.title, findings.headline);
    assert_eq!(english.subtitle, "North Korean defectors arriving in South Korea, 2002–2025");
    assert_eq!(english.unit, "people");
    let korean = of(Language::Korean);
    assert_eq!(korean.title, "2025년 입국자 223명, 정점이던 2009년(2,914명)보다 92.3% 감소");
    assert_eq!(korean.subtitle, "북한이탈주민 입국자, 2002~2025년");
    assert_eq!(korean.unit, "명");
    assert_eq!(korean.source.as_deref(), Some("통일부"));
    assert_eq!(korean.notes.len(), english.notes.len());
    assert!(korean.notes.iter().all(|note| note.contains('년')), "{:?}", korean.notes);
    let every = [korean.title, korean.subtitle, korean.notes.concat()].concat();
    assert_eq!(arrivals_chart::font::missing(&every), Vec::<char>::new());
    for event in &dataset.metadata().events {
        let label = translated(&dataset, Word::Event, &event.label, Language::Korean);
        assert_ne!(label, event.label);
    }
}
