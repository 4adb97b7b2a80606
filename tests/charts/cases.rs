//! The charts that are kept as files.

/// A chart, and how it is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    /// The name of its golden file, without `.svg`.
    pub name: &'static str,
    /// What follows `arrivals chart`.
    pub arguments: &'static [&'static str],
    /// A file of `inputs/`; the sample where there is none. Files of that folder that the
    /// arguments name lie beside it.
    pub input: Option<&'static str>,
}

impl Case {
    /// The kind of chart.
    pub fn kind(&self) -> &'static str {
        self.option("--kind").unwrap_or("line")
    }

    /// Whether a flag is given.
    pub fn has(&self, flag: &str) -> bool {
        self.arguments.contains(&flag)
    }

    /// What follows a flag.
    pub fn option(&self, flag: &str) -> Option<&'static str> {
        let place = self.arguments.iter().position(|argument| *argument == flag)?;
        self.arguments.get(place + 1).copied()
    }
}

const fn home(name: &'static str, arguments: &'static [&'static str]) -> Case {
    Case { name, arguments, input: None }
}

const fn of(input: &'static str, name: &'static str, arguments: &'static [&'static str]) -> Case {
    Case { name, arguments, input: Some(input) }
}

/// All of them. The names are the files' names: each once, in small letters.
#[rustfmt::skip]
pub const CASES: &[Case] = &[
    // One of each kind, of the sample.
    home("home-line", &["--kind", "line"]),
    home("home-columns", &["--kind", "columns"]),
    home("home-stacked", &["--kind", "stacked"]),
    home("home-share", &["--kind", "share"]),
    home("home-area", &["--kind", "area"]),
    home("home-index", &["--kind", "index", "--base", "2011"]),
    home("home-change", &["--kind", "change"]),
    home("home-cumulative", &["--kind", "cumulative"]),
    home("home-slope", &["--kind", "slope", "--years", "2011..2023"]),
    home("home-dumbbell", &["--kind", "dumbbell", "--years", "2011..2023"]),
    home("home-multiples", &["--kind", "multiples"]),
    home("home-ranking", &["--kind", "ranking"]),
    home("home-heatmap", &["--kind", "heatmap"]),
    home("home-joinpoint", &["--kind", "joinpoint"]),
    home("home-levels", &["--kind", "levels"]),
    home("home-forecast", &["--kind", "forecast"]),
    home("home-revisions", &["--kind", "revisions"]),
    // What one can ask for, on the sample.
    home("korean-line", &["--lang", "ko"]),
    home("korean-columns", &["--lang", "ko", "--kind", "columns"]),
    home("korean-stacked", &["--lang", "ko", "--kind", "stacked"]),
    home("korean-share", &["--lang", "ko", "--kind", "share"]),
    home("korean-area", &["--lang", "ko", "--kind", "area"]),
    home("korean-change", &["--lang", "ko", "--kind", "change"]),
    home("korean-cumulative", &["--lang", "ko", "--kind", "cumulative"]),
    home("korean-multiples", &["--lang", "ko", "--kind", "multiples"]),
    home("korean-ranking", &["--lang", "ko", "--kind", "ranking"]),
    home("korean-heatmap", &["--lang", "ko", "--kind", "heatmap"]),
    home("korean-joinpoint", &["--lang", "ko", "--kind", "joinpoint"]),
    home("korean-levels", &["--lang", "ko", "--kind", "levels"]),
    home("korean-forecast", &["--lang", "ko", "--kind", "forecast"]),
    home("korean-revisions", &["--lang", "ko", "--kind", "revisions"]),
    home("korean-index", &["--lang", "ko", "--kind", "index", "--base", "2011"]),
    home("korean-slope", &["--lang", "ko", "--kind", "slope", "--years", "2011..2023"]),
    home("korean-dumbbell", &["--lang", "ko", "--kind", "dumbbell", "--years", "2011..2023"]),
    home("highlight", &["--highlight", "female"]),
    home("highlight-korean", &["--highlight", "female", "--lang", "ko"]),
    home("highlight-slope", &["--kind", "slope", "--highlight", "male"]),
    home("highlight-stacked", &["--kind", "stacked", "--highlight", "female"]),
    home("highlight-share", &["--kind", "share", "--highlight", "female"]),
    home("highlight-area", &["--kind", "area", "--highlight", "male"]),
    home("highlight-index", &["--kind", "index", "--highlight", "female"]),
    home("highlight-cumulative", &["--kind", "cumulative", "--highlight", "female"]),
    home("highlight-multiples", &["--kind", "multiples", "--highlight", "total"]),
    home("percent", &["--kind", "change", "--percent"]),
    home("percent-korean", &["--kind", "change", "--percent", "--lang", "ko"]),
    home("part-stacked", &["--kind", "stacked", "--series", "female"]),
    home("part-area", &["--kind", "area", "--series", "female"]),
    home("part-share", &["--kind", "share", "--series", "female"]),
    home("part-percent", &["--kind", "change", "--percent", "--series", "male"]),
    home("order-name", &["--kind", "stacked", "--order", "name"]),
    home("order-last", &["--kind", "stacked", "--order", "last"]),
    home("order-max", &["--kind", "stacked", "--order", "max"]),
    home("order-data", &["--kind", "stacked", "--order", "data"]),
    home("years", &["--years", "2010..2020"]),
    home("log", &["--log"]),
    home("log-index", &["--kind", "index", "--base", "2011", "--log"]),
    home("log-cumulative", &["--kind", "cumulative", "--log"]),
    home("log-slope", &["--kind", "slope", "--log"]),
    home("log-dumbbell", &["--kind", "dumbbell", "--log"]),
    home("log-multiples", &["--kind", "multiples", "--log"]),
    home("log-joinpoint", &["--kind", "joinpoint", "--log"]),
    home("log-levels", &["--kind", "levels", "--log"]),
    home("log-revisions", &["--kind", "revisions", "--log"]),
    home("year", &["--years", "2011"]),
    home("year-stacked", &["--kind", "stacked", "--years", "2011"]),
    home("log-korean", &["--log", "--lang", "ko"]),
    home("facet", &["--facet"]),
    home("facet-sex", &["--facet", "sex"]),
    home("facet-free", &["--facet", "--free"]),
    home("facet-free-log", &["--facet", "--free", "--log"]),
    home("events", &["--events", "events.json"]),
    home("events-periods", &["--events", "periods.json"]),
    home("events-columns", &["--kind", "columns", "--events", "events.json"]),
    home("events-small", &["--events", "events.json", "--size", "400x400"]),
    home("theme-light", &["--theme", "light"]),
    home("theme-dark", &["--theme", "dark"]),
    home("theme-print", &["--theme", "print"]),
    home("theme-newspaper", &["--theme", "newspaper"]),
    home("theme-projector", &["--theme", "projector"]),
    home("theme-dark-heatmap", &["--kind", "heatmap", "--theme", "dark"]),
    home("theme-print-stacked", &["--kind", "stacked", "--theme", "print"]),
    home("size-social", &["--size", "social"]),
    home("size-square", &["--size", "square"]),
    home("size-slide", &["--size", "slide"]),
    home("size-320", &["--size", "320x400"]),
    home("size-3000", &["--size", "3000x1200"]),
    home("size-tall", &["--size", "400x1000"]),
    home("alt", &["--alt", "The writer's own words: <fewer> & \"fewer\"."]),
    home("no-title", &["--no-title"]),
    home("no-subtitle", &["--no-subtitle"]),
    home("no-labels", &["--no-labels"]),
    home("no-events", &["--no-events"]),
    home("no-notes", &["--no-notes"]),
    home("no-source", &["--no-source"]),
    home("no-grid", &["--no-grid"]),
    home("no-markers", &["--no-markers"]),
    home("no-unit", &["--no-unit"]),
    home("bare", &["--no-title", "--no-subtitle", "--no-labels", "--no-events", "--no-notes", "--no-source", "--no-grid", "--no-markers", "--no-unit"]),
    home("subtitle", &["--subtitle", "Arrivals a year, by sex"]),
    home("title-hostile", &["--title", "<script>alert(1)</script> & \"quoted\" 'single' ]]> 한국"]),
    home("title-long", &["--title", "A title that says in far more words than anyone would read what happened to the arrivals, and then goes on to say it once more, at length, until no more than two lines are full"]),
    // How many years.
    of("one-year.csv", "one-year-line", &["--kind", "line"]),
    of("one-year.csv", "one-year-columns", &["--kind", "columns"]),
    of("one-year.csv", "one-year-stacked", &["--kind", "stacked"]),
    of("one-year.csv", "one-year-cumulative", &["--kind", "cumulative"]),
    of("one-year.csv", "one-year-heatmap", &["--kind", "heatmap"]),
    of("two-years.csv", "two-years-line", &["--kind", "line"]),
    of("two-years.csv", "two-years-columns", &["--kind", "columns"]),
    of("two-years.csv", "two-years-change", &["--kind", "change"]),
    of("two-years.csv", "two-years-cumulative", &["--kind", "cumulative"]),
    of("two-years.csv", "two-years-area", &["--kind", "area"]),
    of("two-years.csv", "two-years-slope", &["--kind", "slope"]),
    of("three-years.csv", "three-years-line", &["--kind", "line"]),
    of("three-years.csv", "three-years-columns", &["--kind", "columns"]),
    of("three-years.csv", "three-years-area", &["--kind", "area"]),
    of("three-years.csv", "three-years-change", &["--kind", "change"]),
    of("century.csv", "century-line", &["--kind", "line"]),
    of("century.csv", "century-columns", &["--kind", "columns"]),
    of("century.csv", "century-area", &["--kind", "area"]),
    of("century.csv", "century-change", &["--kind", "change"]),
    of("century.csv", "century-cumulative", &["--kind", "cumulative"]),
    of("century.csv", "century-levels", &["--kind", "levels"]),
    of("century.csv", "century-joinpoint", &["--kind", "joinpoint"]),
    of("century.csv", "century-forecast", &["--kind", "forecast"]),
    of("century-groups.csv", "century-log", &["--log", "--years", "1900..2024"]),
    of("century-groups.csv", "century-groups-line", &["--kind", "line"]),
    of("century-groups.csv", "century-groups-stacked", &["--kind", "stacked"]),
    of("century-groups.csv", "century-groups-share", &["--kind", "share"]),
    of("century-groups.csv", "century-groups-area", &["--kind", "area"]),
    of("century-groups.csv", "century-groups-multiples", &["--kind", "multiples"]),
    of("century-groups.csv", "century-groups-heatmap", &["--kind", "heatmap"]),
    of("century-groups.csv", "century-groups-ranking", &["--kind", "ranking"]),
    of("century.csv", "century-320", &["--kind", "columns", "--size", "320x400"]),
    of("fiscal.csv", "fiscal-line", &[]),
    of("fiscal.csv", "fiscal-columns", &["--kind", "columns"]),
    // How many series.
    of("sixty.csv", "sixty-multiples", &["--kind", "multiples", "--size", "1200x1600"]),
    of("sixty.csv", "sixty-heatmap", &["--kind", "heatmap", "--size", "1200x1600"]),
    of("sixty.csv", "sixty-ranking", &["--kind", "ranking", "--size", "1200x1600"]),
    of("sixty.csv", "sixty-dumbbell", &["--kind", "dumbbell", "--size", "1200x1600", "--series", "Region 01", "--series", "Region 02"]),
    of("sixty.csv", "sixty-highlight", &["--highlight", "Region 07", "--highlight", "Region 42"]),
    of("sixty.csv", "sixty-heatmap-320", &["--kind", "heatmap", "--size", "320x1600"]),
    of("sixty.csv", "sixty-multiples-3000", &["--kind", "multiples", "--size", "3000x1200"]),
    of("same-end.csv", "same-end-line", &["--kind", "line"]),
    of("same-end.csv", "same-end-slope", &["--kind", "slope"]),
    of("same-end.csv", "same-end-multiples", &["--kind", "multiples"]),
    of("same-end.csv", "same-end-area", &["--kind", "area"]),
    of("same-end.csv", "same-end-ranking", &["--kind", "ranking"]),
    of("same-end.csv", "same-end-320", &["--size", "320x400"]),
    of("origins.csv", "origins-line", &["--kind", "line", "--by", "origin"]),
    of("origins.csv", "origins-stacked", &["--kind", "stacked", "--by", "origin"]),
    of("origins.csv", "origins-share", &["--kind", "share", "--by", "origin"]),
    of("origins.csv", "origins-slope", &["--kind", "slope", "--by", "origin"]),
    of("origins.csv", "origins-multiples", &["--kind", "multiples", "--by", "origin"]),
    of("origins.csv", "origins-ranking", &["--kind", "ranking", "--by", "origin"]),
    of("origins.csv", "origins-heatmap", &["--kind", "heatmap", "--by", "origin"]),
    of("origins.csv", "origins-facet", &["--facet", "sex"]),
    of("origins.csv", "origins-facet-origin", &["--facet", "origin"]),
    of("origins.csv", "origins-free", &["--kind", "multiples", "--by", "origin", "--free"]),
    of("origins.csv", "origins-order", &["--kind", "ranking", "--by", "origin", "--order", "last"]),
    of("origins.csv", "origins-highlight-slope", &["--kind", "slope", "--by", "origin", "--highlight", "Eritrea"]),
    of("origins.csv", "origins-highlight-ranking", &["--kind", "ranking", "--by", "origin", "--highlight", "Eritrea"]),
    of("origins.csv", "origins-where", &["--where", "sex=female", "--kind", "columns", "--series", "Syria", "--measure", "applications"]),
    of("origins.csv", "origins-highlight", &["--by", "origin", "--highlight", "Eritrea"]),
    // How large the values.
    of("zeros.csv", "zeros-line", &["--kind", "line", "--keep-zeros"]),
    of("zeros.csv", "zeros-korean", &["--keep-zeros", "--lang", "ko"]),
    of("zeros.csv", "zeros-columns", &["--kind", "columns", "--keep-zeros"]),
    of("zeros.csv", "zeros-stacked", &["--kind", "stacked", "--keep-zeros"]),
    of("zeros.csv", "zeros-cumulative", &["--kind", "cumulative", "--keep-zeros"]),
    of("zeros-and-ones.csv", "zeros-and-ones-line", &["--kind", "line"]),
    of("zeros-and-ones.csv", "zeros-and-ones-columns", &["--kind", "columns"]),
    of("zeros-and-ones.csv", "zeros-and-ones-cumulative", &["--kind", "cumulative"]),
    of("zeros-and-ones.csv", "zeros-and-ones-area", &["--kind", "area"]),
    of("billions.csv", "billions-line", &["--kind", "line"]),
    of("billions.csv", "billions-stacked", &["--kind", "stacked"]),
    of("billions.csv", "billions-share", &["--kind", "share"]),
    of("billions.csv", "billions-index", &["--kind", "index", "--base", "2010"]),
    of("billions.csv", "billions-dumbbell", &["--kind", "dumbbell"]),
    of("billions.csv", "billions-korean", &["--lang", "ko"]),
    of("billions.csv", "billions-320", &["--size", "320x400"]),
    of("wide-range.csv", "wide-range-line", &[]),
    of("wide-range.csv", "wide-range-log", &["--log"]),
    of("wide-range.csv", "wide-range-log-korean", &["--log", "--lang", "ko"]),
    // How the series are called.
    of("long-names.csv", "long-names-line", &["--kind", "line"]),
    of("long-names.csv", "long-names-stacked", &["--kind", "stacked"]),
    of("long-names.csv", "long-names-multiples", &["--kind", "multiples"]),
    of("long-names.csv", "long-names-heatmap", &["--kind", "heatmap"]),
    of("long-names.csv", "long-names-ranking", &["--kind", "ranking"]),
    of("hangul.csv", "hangul-line", &["--kind", "line"]),
    of("hangul.csv", "hangul-stacked", &["--kind", "stacked"]),
    of("hangul.csv", "hangul-multiples", &["--kind", "multiples"]),
    of("hangul.csv", "hangul-heatmap", &["--kind", "heatmap"]),
    of("hangul-long.csv", "hangul-long-line", &["--kind", "line"]),
    of("hangul-long.csv", "hangul-long-slope", &["--kind", "slope"]),
    of("hangul-long.csv", "hangul-long-multiples", &["--kind", "multiples"]),
    of("hangul-long.csv", "hangul-long-heatmap", &["--kind", "heatmap"]),
    of("arabic.csv", "arabic-line", &["--kind", "line"]),
    of("arabic.csv", "arabic-stacked", &["--kind", "stacked"]),
    of("arabic.csv", "arabic-multiples", &["--kind", "multiples"]),
    of("arabic.csv", "arabic-heatmap", &["--kind", "heatmap"]),
    of("hostile.csv", "hostile-line", &["--kind", "line"]),
    of("hostile.csv", "hostile-stacked", &["--kind", "stacked"]),
    of("hostile.csv", "hostile-multiples", &["--kind", "multiples"]),
    of("hostile.csv", "hostile-heatmap", &["--kind", "heatmap"]),
    of("long-names.csv", "long-names-320", &["--size", "320x600"]),
    of("long-names.csv", "long-names-3000", &["--size", "3000x1200"]),
    // What is not there, and what may change.
    of("lonely.csv", "lonely-line", &["--kind", "line"]),
    of("lonely.csv", "lonely-columns", &["--kind", "columns"]),
    of("gaps.csv", "gaps-line", &["--kind", "line"]),
    of("gaps.csv", "gaps-stacked", &["--kind", "stacked"]),
    of("gaps.csv", "gaps-share", &["--kind", "share"]),
    of("gaps.csv", "gaps-area", &["--kind", "area"]),
    of("gaps.csv", "gaps-multiples", &["--kind", "multiples"]),
    of("gaps.csv", "gaps-heatmap", &["--kind", "heatmap"]),
    of("gaps.csv", "gaps-ranking", &["--kind", "ranking"]),
    of("gaps.csv", "gaps-cumulative", &["--kind", "cumulative"]),
    of("gaps.csv", "gaps-columns", &["--kind", "columns", "--series", "north"]),
    of("gaps.csv", "gaps-change", &["--kind", "change", "--series", "north"]),
    of("statuses.csv", "statuses-line", &["--kind", "line"]),
    of("statuses.csv", "statuses-columns", &["--kind", "columns"]),
    of("statuses.csv", "statuses-area", &["--kind", "area"]),
    of("statuses.csv", "statuses-change", &["--kind", "change"]),
    of("statuses.csv", "statuses-cumulative", &["--kind", "cumulative"]),
    of("statuses.csv", "statuses-heatmap", &["--kind", "heatmap"]),
    of("statuses.csv", "statuses-dark", &["--kind", "columns", "--theme", "dark"]),
    of("statuses.csv", "statuses-korean", &["--kind", "columns", "--lang", "ko"]),
    of("statuses.csv", "statuses-index", &["--kind", "index", "--base", "2003"]),
    of("statuses.csv", "statuses-log", &["--log"]),
    of("statuses.csv", "statuses-years", &["--years", "2003..2013"]),
    of("statuses.csv", "statuses-slope", &["--kind", "slope", "--years", "2003..2013"]),
    of("statuses.csv", "statuses-percent", &["--kind", "change", "--percent"]),
    of("exceeding.csv", "exceeding-share", &["--kind", "share"]),
    of("exceeding.csv", "exceeding-stacked", &["--kind", "stacked"]),
    of("statuses-groups.csv", "statuses-groups-line", &["--kind", "line"]),
    of("statuses-groups.csv", "statuses-groups-stacked", &["--kind", "stacked"]),
    of("statuses-groups.csv", "statuses-groups-share", &["--kind", "share"]),
    of("statuses-groups.csv", "statuses-groups-slope", &["--kind", "slope"]),
    of("statuses-groups.csv", "statuses-groups-dumbbell", &["--kind", "dumbbell"]),
    of("statuses-groups.csv", "statuses-groups-multiples", &["--kind", "multiples"]),
    of("statuses-groups.csv", "statuses-groups-heatmap", &["--kind", "heatmap"]),
    // Values below zero.
    of("net.csv", "net-line", &["--kind", "line", "--net"]),
    of("net.csv", "net-columns", &["--kind", "columns", "--net"]),
    of("net.csv", "net-change", &["--kind", "change", "--net"]),
    of("net.csv", "net-percent", &["--kind", "change", "--percent", "--net"]),
    of("net.csv", "net-cumulative", &["--kind", "cumulative", "--net"]),
    of("net.csv", "net-320", &["--kind", "columns", "--net", "--size", "320x400"]),
    of("net-groups.csv", "net-groups-line", &["--kind", "line", "--net"]),
    of("net-groups.csv", "net-groups-multiples", &["--kind", "multiples", "--net"]),
    of("net-groups.csv", "net-groups-dumbbell", &["--kind", "dumbbell", "--net"]),
    of("net-groups.csv", "net-groups-slope", &["--kind", "slope", "--net"]),
];

#[test]
fn names_are_unique_and_inputs_are_there() {
    let mut names: Vec<&str> = CASES.iter().map(|case| case.name).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "a name stands twice");
    for case in CASES {
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(case.name.chars().all(is_plain), "{}", case.name);
        if let Some(input) = case.input {
            assert!(crate::program::inputs().join(input).is_file(), "{input}");
        }
    }
}
