//! Reading, summary, SVG and PNG of the sample, without the start of a process.

#![allow(missing_docs, reason = "a benchmark has no readers but its own")]

use arrivals::report::{Wording, caption};
use arrivals::sample::sample;
use arrivals_chart::render::{self, Scheme, SvgText, Theme};
use arrivals_chart::scene::Scene;
use arrivals_chart::{ChartOptions, draw, kind};
use arrivals_data::{Dataset, Series};
use arrivals_findings::{ChartSubject, Findings, Language, Selection, find};
use arrivals_read::tidy::{TidyOptions as Reading, tidy};
use arrivals_statistics::Level;

fn main() {
    divan::main();
}

fn dataset() -> Dataset {
    let table = sample().expect("the sample");
    tidy(vec![table.grid], table.metadata, &Reading::default()).expect("a dataset")
}

fn findings(dataset: &Dataset) -> Findings {
    find(dataset, &Selection::default(), Level::P95).expect("findings")
}

fn scene(dataset: &Dataset) -> Scene {
    let series: Vec<&Series> = dataset.series().iter().collect();
    let language = Language::English;
    let findings = findings(dataset);
    let words =
        caption(dataset, &findings, &series, &Wording::default(), ChartSubject::Line, language);
    let options = ChartOptions::from_kind(kind("line").expect("a kind"));
    draw(dataset, &series, &words, &findings, ChartSubject::Line, &options).expect("a chart").scene
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
fn layout(bencher: divan::Bencher) {
    let dataset = dataset();
    bencher.bench(|| scene(&dataset));
}

#[divan::bench]
fn svg(bencher: divan::Bencher) {
    let (scene, theme) = (scene(&dataset()), Theme::default());
    let colors = theme.colors(Scheme::Auto);
    bencher.bench(|| render::svg(&scene, &colors, SvgText::Embed).expect("an SVG"));
}

#[divan::bench]
fn png(bencher: divan::Bencher) {
    let (scene, theme) = (scene(&dataset()), Theme::default());
    bencher.bench(|| render::png(&scene, &theme.light, 2.0).expect("a PNG"));
}

#[divan::bench]
fn pdf(bencher: divan::Bencher) {
    let (scene, theme) = (scene(&dataset()), Theme::default());
    bencher.bench(|| render::pdf(&scene, &theme.light).expect("a PDF"));
}
