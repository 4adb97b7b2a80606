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

/// The case of that name.
pub fn case_of(name: &str) -> &'static Case {
    CASES.iter().find(|case| case.name == name).expect("a case of the list")
}

const fn home(name: &'static str, arguments: &'static [&'static str]) -> Case {
    Case { name, arguments, input: None }
}

const fn of(name: &'static str, input: &'static str, arguments: &'static [&'static str]) -> Case {
    Case { name, arguments, input: Some(input) }
}

/// The list of cases, and the tests of each: `charts::each::NAME`.
macro_rules! cases {
    ($($make:ident($name:literal, $($rest:expr),+)),+ $(,)?) => {
        /// All of them.
        pub const CASES: &[Case] = &[$($make($name, $($rest),+)),+];

        pastey::paste! {
            $(mod [<$name>] {
                #[test]
                fn is_its_golden_file() {
                    crate::charts::golden::check($name);
                }

                #[test]
                fn passes_its_check() {
                    crate::charts::checked::check($name);
                }

                #[test]
                fn is_drawn_again_by_the_command_that_it_names() {
                    crate::charts::again::check($name);
                }
            })+
        }
    };
}

// The names are the files' names: each once, in small letters.
cases! {
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
    of("one-year-line", "one-year.csv", &["--kind", "line"]),
    of("one-year-columns", "one-year.csv", &["--kind", "columns"]),
    of("one-year-stacked", "one-year.csv", &["--kind", "stacked"]),
    of("one-year-cumulative", "one-year.csv", &["--kind", "cumulative"]),
    of("one-year-heatmap", "one-year.csv", &["--kind", "heatmap"]),
    of("two-years-line", "two-years.csv", &["--kind", "line"]),
    of("two-years-columns", "two-years.csv", &["--kind", "columns"]),
    of("two-years-change", "two-years.csv", &["--kind", "change"]),
    of("two-years-cumulative", "two-years.csv", &["--kind", "cumulative"]),
    of("two-years-area", "two-years.csv", &["--kind", "area"]),
    of("two-years-slope", "two-years.csv", &["--kind", "slope"]),
    of("three-years-line", "three-years.csv", &["--kind", "line"]),
    of("three-years-columns", "three-years.csv", &["--kind", "columns"]),
    of("three-years-area", "three-years.csv", &["--kind", "area"]),
    of("three-years-change", "three-years.csv", &["--kind", "change"]),
    of("century-line", "century.csv", &["--kind", "line"]),
    of("century-columns", "century.csv", &["--kind", "columns"]),
    of("century-area", "century.csv", &["--kind", "area"]),
    of("century-change", "century.csv", &["--kind", "change"]),
    of("century-cumulative", "century.csv", &["--kind", "cumulative"]),
    of("century-levels", "century.csv", &["--kind", "levels"]),
    of("century-joinpoint", "century.csv", &["--kind", "joinpoint"]),
    of("century-forecast", "century.csv", &["--kind", "forecast"]),
    of("century-log", "century-groups.csv", &["--log", "--years", "1900..2024"]),
    of("century-groups-line", "century-groups.csv", &["--kind", "line"]),
    of("century-groups-stacked", "century-groups.csv", &["--kind", "stacked"]),
    of("century-groups-share", "century-groups.csv", &["--kind", "share"]),
    of("century-groups-area", "century-groups.csv", &["--kind", "area"]),
    of("century-groups-multiples", "century-groups.csv", &["--kind", "multiples"]),
    of("century-groups-heatmap", "century-groups.csv", &["--kind", "heatmap"]),
    of("century-groups-ranking", "century-groups.csv", &["--kind", "ranking"]),
    of("century-320", "century.csv", &["--kind", "columns", "--size", "320x400"]),
    of("fiscal-line", "fiscal.csv", &[]),
    of("fiscal-columns", "fiscal.csv", &["--kind", "columns"]),
    // How many series.
    of("sixty-multiples", "sixty.csv", &["--kind", "multiples", "--size", "1200x1600"]),
    of("sixty-heatmap", "sixty.csv", &["--kind", "heatmap", "--size", "1200x1600"]),
    of("sixty-ranking", "sixty.csv", &["--kind", "ranking", "--size", "1200x1600"]),
    of("sixty-dumbbell", "sixty.csv", &["--kind", "dumbbell", "--size", "1200x1600", "--series", "Region 01", "--series", "Region 02"]),
    of("sixty-highlight", "sixty.csv", &["--highlight", "Region 07", "--highlight", "Region 42"]),
    of("sixty-heatmap-320", "sixty.csv", &["--kind", "heatmap", "--size", "320x1600"]),
    of("sixty-multiples-3000", "sixty.csv", &["--kind", "multiples", "--size", "3000x1200"]),
    of("same-end-line", "same-end.csv", &["--kind", "line"]),
    of("same-end-slope", "same-end.csv", &["--kind", "slope"]),
    of("same-end-multiples", "same-end.csv", &["--kind", "multiples"]),
    of("same-end-area", "same-end.csv", &["--kind", "area"]),
    of("same-end-ranking", "same-end.csv", &["--kind", "ranking"]),
    of("same-end-320", "same-end.csv", &["--size", "320x400"]),
    of("origins-line", "origins.csv", &["--kind", "line", "--by", "origin"]),
    of("origins-stacked", "origins.csv", &["--kind", "stacked", "--by", "origin"]),
    of("origins-share", "origins.csv", &["--kind", "share", "--by", "origin"]),
    of("origins-slope", "origins.csv", &["--kind", "slope", "--by", "origin"]),
    of("origins-multiples", "origins.csv", &["--kind", "multiples", "--by", "origin"]),
    of("origins-ranking", "origins.csv", &["--kind", "ranking", "--by", "origin"]),
    of("origins-heatmap", "origins.csv", &["--kind", "heatmap", "--by", "origin"]),
    of("origins-facet", "origins.csv", &["--facet", "sex"]),
    of("origins-facet-origin", "origins.csv", &["--facet", "origin"]),
    of("origins-free", "origins.csv", &["--kind", "multiples", "--by", "origin", "--free"]),
    of("origins-order", "origins.csv", &["--kind", "ranking", "--by", "origin", "--order", "last"]),
    of("origins-highlight-slope", "origins.csv", &["--kind", "slope", "--by", "origin", "--highlight", "Eritrea"]),
    of("origins-highlight-ranking", "origins.csv", &["--kind", "ranking", "--by", "origin", "--highlight", "Eritrea"]),
    of("origins-where", "origins.csv", &["--where", "sex=female", "--kind", "columns", "--series", "Syria", "--measure", "applications"]),
    of("origins-highlight", "origins.csv", &["--by", "origin", "--highlight", "Eritrea"]),
    // How large the values.
    of("zeros-line", "zeros.csv", &["--kind", "line", "--keep-zeros"]),
    of("zeros-korean", "zeros.csv", &["--keep-zeros", "--lang", "ko"]),
    of("zeros-columns", "zeros.csv", &["--kind", "columns", "--keep-zeros"]),
    of("zeros-stacked", "zeros.csv", &["--kind", "stacked", "--keep-zeros"]),
    of("zeros-cumulative", "zeros.csv", &["--kind", "cumulative", "--keep-zeros"]),
    of("zeros-and-ones-line", "zeros-and-ones.csv", &["--kind", "line"]),
    of("zeros-and-ones-columns", "zeros-and-ones.csv", &["--kind", "columns"]),
    of("zeros-and-ones-cumulative", "zeros-and-ones.csv", &["--kind", "cumulative"]),
    of("zeros-and-ones-area", "zeros-and-ones.csv", &["--kind", "area"]),
    of("billions-line", "billions.csv", &["--kind", "line"]),
    of("billions-stacked", "billions.csv", &["--kind", "stacked"]),
    of("billions-share", "billions.csv", &["--kind", "share"]),
    of("billions-index", "billions.csv", &["--kind", "index", "--base", "2010"]),
    of("billions-dumbbell", "billions.csv", &["--kind", "dumbbell"]),
    of("billions-korean", "billions.csv", &["--lang", "ko"]),
    of("billions-320", "billions.csv", &["--size", "320x400"]),
    of("wide-range-line", "wide-range.csv", &[]),
    of("wide-range-log", "wide-range.csv", &["--log"]),
    of("wide-range-log-korean", "wide-range.csv", &["--log", "--lang", "ko"]),
    // How the series are called.
    of("long-names-line", "long-names.csv", &["--kind", "line"]),
    of("long-names-stacked", "long-names.csv", &["--kind", "stacked"]),
    of("long-names-multiples", "long-names.csv", &["--kind", "multiples"]),
    of("long-names-heatmap", "long-names.csv", &["--kind", "heatmap"]),
    of("long-names-ranking", "long-names.csv", &["--kind", "ranking"]),
    of("hangul-line", "hangul.csv", &["--kind", "line"]),
    of("hangul-stacked", "hangul.csv", &["--kind", "stacked"]),
    of("hangul-multiples", "hangul.csv", &["--kind", "multiples"]),
    of("hangul-heatmap", "hangul.csv", &["--kind", "heatmap"]),
    of("hangul-long-line", "hangul-long.csv", &["--kind", "line"]),
    of("hangul-long-slope", "hangul-long.csv", &["--kind", "slope"]),
    of("hangul-long-multiples", "hangul-long.csv", &["--kind", "multiples"]),
    of("hangul-long-heatmap", "hangul-long.csv", &["--kind", "heatmap"]),
    of("arabic-line", "arabic.csv", &["--kind", "line"]),
    of("arabic-stacked", "arabic.csv", &["--kind", "stacked"]),
    of("arabic-multiples", "arabic.csv", &["--kind", "multiples"]),
    of("arabic-heatmap", "arabic.csv", &["--kind", "heatmap"]),
    of("hostile-line", "hostile.csv", &["--kind", "line"]),
    of("hostile-stacked", "hostile.csv", &["--kind", "stacked"]),
    of("hostile-multiples", "hostile.csv", &["--kind", "multiples"]),
    of("hostile-heatmap", "hostile.csv", &["--kind", "heatmap"]),
    of("long-names-320", "long-names.csv", &["--size", "320x600"]),
    of("long-names-3000", "long-names.csv", &["--size", "3000x1200"]),
    // What is not there, and what may change.
    of("lonely-line", "lonely.csv", &["--kind", "line"]),
    of("lonely-columns", "lonely.csv", &["--kind", "columns"]),
    of("gaps-line", "gaps.csv", &["--kind", "line"]),
    of("gaps-stacked", "gaps.csv", &["--kind", "stacked"]),
    of("gaps-share", "gaps.csv", &["--kind", "share"]),
    of("gaps-area", "gaps.csv", &["--kind", "area"]),
    of("gaps-multiples", "gaps.csv", &["--kind", "multiples"]),
    of("gaps-heatmap", "gaps.csv", &["--kind", "heatmap"]),
    of("gaps-ranking", "gaps.csv", &["--kind", "ranking"]),
    of("gaps-cumulative", "gaps.csv", &["--kind", "cumulative"]),
    of("gaps-columns", "gaps.csv", &["--kind", "columns", "--series", "north"]),
    of("gaps-change", "gaps.csv", &["--kind", "change", "--series", "north"]),
    of("statuses-line", "statuses.csv", &["--kind", "line"]),
    of("statuses-columns", "statuses.csv", &["--kind", "columns"]),
    of("statuses-area", "statuses.csv", &["--kind", "area"]),
    of("statuses-change", "statuses.csv", &["--kind", "change"]),
    of("statuses-cumulative", "statuses.csv", &["--kind", "cumulative"]),
    of("statuses-heatmap", "statuses.csv", &["--kind", "heatmap"]),
    of("statuses-dark", "statuses.csv", &["--kind", "columns", "--theme", "dark"]),
    of("statuses-korean", "statuses.csv", &["--kind", "columns", "--lang", "ko"]),
    of("statuses-index", "statuses.csv", &["--kind", "index", "--base", "2003"]),
    of("statuses-log", "statuses.csv", &["--log"]),
    of("statuses-years", "statuses.csv", &["--years", "2003..2013"]),
    of("statuses-slope", "statuses.csv", &["--kind", "slope", "--years", "2003..2013"]),
    of("statuses-percent", "statuses.csv", &["--kind", "change", "--percent"]),
    of("exceeding-share", "exceeding.csv", &["--kind", "share"]),
    of("exceeding-stacked", "exceeding.csv", &["--kind", "stacked"]),
    of("statuses-groups-line", "statuses-groups.csv", &["--kind", "line"]),
    of("statuses-groups-stacked", "statuses-groups.csv", &["--kind", "stacked"]),
    of("statuses-groups-share", "statuses-groups.csv", &["--kind", "share"]),
    of("statuses-groups-slope", "statuses-groups.csv", &["--kind", "slope"]),
    of("statuses-groups-dumbbell", "statuses-groups.csv", &["--kind", "dumbbell"]),
    of("statuses-groups-multiples", "statuses-groups.csv", &["--kind", "multiples"]),
    of("statuses-groups-heatmap", "statuses-groups.csv", &["--kind", "heatmap"]),
    // Values below zero.
    of("net-line", "net.csv", &["--kind", "line", "--net"]),
    of("net-columns", "net.csv", &["--kind", "columns", "--net"]),
    of("net-change", "net.csv", &["--kind", "change", "--net"]),
    of("net-percent", "net.csv", &["--kind", "change", "--percent", "--net"]),
    of("net-cumulative", "net.csv", &["--kind", "cumulative", "--net"]),
    of("net-320", "net.csv", &["--kind", "columns", "--net", "--size", "320x400"]),
    of("net-groups-line", "net-groups.csv", &["--kind", "line", "--net"]),
    of("net-groups-multiples", "net-groups.csv", &["--kind", "multiples", "--net"]),
    of("net-groups-dumbbell", "net-groups.csv", &["--kind", "dumbbell", "--net"]),
    of("net-groups-slope", "net-groups.csv", &["--kind", "slope", "--net"]),
}

#[test]
fn names_are_unique_and_inputs_are_there() {
    let mut names: Vec<&str> = CASES.iter().map(|case| case.name).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "a name stands twice");
    for case in CASES {
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(case.name.chars().all(is_plain), "{}", case.name);
        if let Some(input) = case.input {
            assert!(crate::charts::program::inputs().join(input).is_file(), "{input}");
        }
    }
}
