//! Reading, summary, SVG and PNG of the home dataset, without the start of a process.

#![allow(missing_docs, reason = "a benchmark has no readers but its own")]

use arrivals::chart::{Kind, Options, Size, draw};
use arrivals::dataset::{Dataset, Series};
use arrivals::findings::{Findings, Selection, find};
use arrivals::render::{self, Theme};
use arrivals::report::{Wording, caption};
use arrivals::source::home;
use arrivals::statistics::Level;
use arrivals::tidy::{Options as Reading, tidy};

fn main() {
    divan::main();
}

fn dataset() -> Dataset {
    let table = home().expect("the home dataset");
    tidy(vec![table.grid], table.metadata, &Reading::default()).expect("a dataset")
}

fn findings(dataset: &Dataset) -> Findings {
    find(dataset, &Selection::default(), Level::P95).expect("findings")
}

fn chart(dataset: &Dataset) -> String {
    let series: Vec<&Series> = dataset.series().iter().collect();
    let options = Options { kind: Kind::Line, size: Size::REPORT, command: None };
    let words = caption(dataset, &findings(dataset), &Wording::default());
    let scene = draw(dataset, &series, &words, &options).expect("a chart").scene;
    render::svg(&scene, Theme::Auto).expect("an SVG")
}

#[divan::bench]
fn read() -> Dataset {
    dataset()
}

#[divan::bench]
fn summary(bencher: divan::Bencher) {
    let dataset = dataset();
    bencher.bench(|| findings(&dataset));
}

#[divan::bench]
fn svg(bencher: divan::Bencher) {
    let dataset = dataset();
    bencher.bench(|| chart(&dataset));
}

#[divan::bench]
fn png(bencher: divan::Bencher) {
    let svg = chart(&dataset());
    bencher.bench(|| render::png(&svg, 2.0).expect("a PNG"));
}
