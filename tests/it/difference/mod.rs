//! `arrivals diff`: what changed between two editions of the same figures.

mod layouts;
mod reports;
mod vintages;

use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value as Json;
use tempfile::TempDir;

/// A folder with two editions.
struct Editions {
    folder: TempDir,
}

impl Editions {
    fn of(old: &str, new: &str) -> Self {
        let editions = Self { folder: TempDir::new().expect("a folder") };
        editions.write("old.csv", old.as_bytes());
        editions.write("new.csv", new.as_bytes());
        editions
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.path().join(name), bytes).expect("written");
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_arrivals"))
            .args(arguments)
            .current_dir(self.path())
            .stdin(Stdio::null())
            .output()
            .expect("the program runs")
    }

    /// Exit code and text of `diff old.csv new.csv`.
    fn text(&self, flags: &[&str]) -> (Option<i32>, String) {
        let output = self.run(&[&["diff", "old.csv", "new.csv", "-q"], flags].concat());
        assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
        (output.status.code(), text(&output.stdout))
    }

    fn json(&self, flags: &[&str]) -> Json {
        let flags = [&["diff", "old.csv", "new.csv", "-q", "--format", "json"], flags].concat();
        let output = self.run(&flags);
        serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|_| panic!("{flags:?}: {}", text(&output.stderr)))
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// How many figures were revised, added, withdrawn, and are the same.
fn tally(found: &Json) -> [usize; 4] {
    let count = |name: &str| found[name].as_array().map_or(0, Vec::len);
    let unchanged = found["unchanged"].as_u64().expect("a number") as usize;
    [count("revised"), count("added"), count("withdrawn"), unchanged]
}

const WIDE: &str = "year,men,women,total\n2021,40,23,63\n2022,35,32,67\n2023,32,164,196\n";

#[test]
fn identical_files_are_the_same() {
    let (code, said) = Editions::of(WIDE, WIDE).text(&[]);
    assert_eq!(code, Some(0));
    assert!(said.starts_with("Nothing changed: 9 figures of 3 series are the same"), "{said}");
    assert!(!said.contains("Said otherwise"), "{said}");
}

#[test]
fn another_layout_order_or_encoding_is_no_difference() {
    let long = "period,status,sex,count\n2023,A,women,164\n2021,A,men,40\n2022,A,total,67\n2021,A,women,23\n2022,A,women,32\n2023,A,men,32\n2021,A,total,63\n2022,A,men,35\n2023,A,total,196\n";
    let across = "sex;2021;2022;2023\nwomen;23;32;164\nmen;40;35;32\ntotal;63;67;196\n";
    let preamble = "Arrivals by sex;;;\n;;;\nYear;Women;Men;Total\n2021;23;40;63\n2022;32;35;67\n2023;164;32;196\n";
    for other in [long, across, preamble] {
        let (code, said) = Editions::of(WIDE, other).text(&[]);
        assert_eq!(code, Some(0), "{other}\n{said}");
        assert!(said.contains("9 figures of 3 series"), "{said}");
    }
    let korean = "연도,남,여,합계\n2021,40,23,63\n2022,35,32,67\n";
    let (bytes, _, _) = encode(korean);
    let editions = Editions::of(korean, "");
    editions.write("new.csv", &bytes);
    assert_eq!(editions.text(&[]).0, Some(0));
    // The other formats that the program writes.
    let editions = Editions::of(WIDE, WIDE);
    for name in ["new.parquet", "new.sdmx.csv", "package/datapackage.json"] {
        std::fs::create_dir_all(editions.path().join("package")).expect("a folder");
        assert!(editions.run(&["tidy", "old.csv", "-q", "-o", name]).status.success());
        let output = editions.run(&["diff", "old.csv", name, "-q"]);
        assert_eq!(output.status.code(), Some(0), "{name}: {}", text(&output.stdout));
    }
}

/// The text in UTF-16, little-endian, with its mark.
fn encode(text: &str) -> (Vec<u8>, (), ()) {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    (units.flat_map(u16::to_le_bytes).collect(), (), ())
}

/// 67 → 70 is +3, 100 × (70 / 67 − 1) = 4.4776…%; computed by hand.
#[test]
fn a_revision_has_its_difference_percentage_and_cells() {
    let new = WIDE.replace("35,32,67", "38,32,70") + "2024,26,210,236\n";
    let found = Editions::of(WIDE, &new).json(&[]);
    assert_eq!(found["schema"], "arrivals.difference/1");
    assert_eq!(tally(&found), [2, 3, 0, 7]);
    let total = &found["revised"][1];
    assert_eq!((&total["series"], &total["period"]), (&"total".into(), &"2022".into()));
    assert_eq!((&total["old"]["count"], &total["new"]["count"]), (&67.into(), &70.into()));
    assert_eq!(total["difference"], 3);
    assert!((total["percent"].as_f64().expect("a number") - 4.477_611_940_298_5).abs() < 1e-9);
    for side in ["old", "new"] {
        assert_eq!((&total[side]["row"], &total[side]["column"]), (&3.into(), &4.into()));
        assert_eq!(total[side]["file"], format!("{side}.csv"));
    }
    assert_eq!(
        found["lead"],
        "2 figures were revised, 3 added, none withdrawn: the latest year is now 2024, with 236."
    );
}

#[test]
fn the_lead_is_one_sentence_that_can_be_quoted() {
    let one = |new: &str| Editions::of(WIDE, new).json(&[])["lead"].as_str().map(str::to_owned);
    let revised = WIDE.replace("40,23,63", "41,23,64");
    assert_eq!(
        one(&revised).as_deref(),
        Some(
            "2 figures were revised, none added, none withdrawn: the largest revision is that of men for 2021, from 40 to 41 (+2.5%)."
        )
    );
    let latest = WIDE.replace("32,164,196", "32,165,197");
    assert_eq!(
        one(&latest).as_deref(),
        Some(
            "2 figures were revised, none added, none withdrawn: the latest year, 2023, has 197 instead of 196."
        )
    );
    let shorter = WIDE.replace("2021,40,23,63\n", "");
    assert_eq!(one(&shorter).as_deref(), Some("No figure was revised, none added, 3 withdrawn."));
}

#[test]
fn a_percentage_follows_the_rules_of_a_change() {
    // From 0 and from a base below 20 there is none; to 0 it is −100%.
    let editions = Editions::of(
        "year,count\n2019,0\n2020,19\n2021,40\n2022,50\n",
        "year,count\n2019,4\n2020,25\n2021,0\n2022,50\n",
    );
    let found = editions.json(&[]);
    assert_eq!(tally(&found), [3, 0, 0, 1]);
    let percents: Vec<Option<f64>> =
        (0..3).map(|place| found["revised"][place]["percent"].as_f64()).collect();
    assert_eq!(percents, [None, None, Some(-100.0)]);
    let differences: Vec<i64> = (0..3)
        .map(|place| found["revised"][place]["difference"].as_i64().expect("a number"))
        .collect();
    assert_eq!(differences, [4, 6, -40]);
}

#[test]
fn net_flows_may_be_below_zero_and_have_no_percentage_there() {
    let editions = Editions::of(
        "year,count\n2020,-30\n2021,50\n2022,7\n",
        "year,count\n2020,-45\n2021,-5\n2022,7\n",
    );
    let found = editions.json(&["--net"]);
    assert_eq!(tally(&found), [2, 0, 0, 1]);
    let revised = |place: usize| &found["revised"][place];
    assert_eq!(
        (&revised(0)["difference"], &revised(1)["difference"]),
        (&(-15).into(), &(-55).into())
    );
    assert!(revised(0).get("percent").is_none() && revised(1).get("percent").is_none());
}

#[test]
fn a_withheld_figure_is_withdrawn_and_a_released_one_added() {
    let held = "period,count,status\n2020,50,A\n2021,,Q\n2022,60,A\n";
    let open = "period,count,status\n2020,50,A\n2021,55,A\n2022,60,A\n";
    let found = Editions::of(held, open).json(&[]);
    assert_eq!(tally(&found), [0, 1, 0, 2]);
    assert_eq!(found["added"][0]["old"]["status"], "suppressed");
    let (code, said) = Editions::of(open, held).text(&[]);
    assert_eq!(code, Some(1));
    assert!(said.contains("none added, 1 withdrawn"), "{said}");
    let row = said.lines().find(|line| line.trim_start().starts_with("2021")).expect("a row");
    assert_eq!(row.split_whitespace().collect::<Vec<_>>(), ["2021", "55", "suppressed"]);
}

#[test]
fn a_final_figure_of_the_same_size_is_another_status_only() {
    let provisional = "period,count,status,break\n2020,50,A,false\n2021,55,P,false\n";
    let settled = "period,count,status,break\n2020,50,A,false\n2021,55,A,true\n";
    let found = Editions::of(provisional, settled).json(&[]);
    assert_eq!(tally(&found), [0, 0, 0, 2]);
    assert_eq!(found["statuses"][0]["old"], "provisional");
    assert_eq!(found["statuses"][0]["new"], "normal");
    assert_eq!(found["breaks"][0]["new"], "break");
    assert_eq!(
        found["lead"],
        "No figure was revised, none added, none withdrawn; 1 figure is no longer provisional; 1 mark of a break changed."
    );
    // The change across the new break is not said any more, and why.
    let restated = found["findings"]["restated"].as_array().expect("a list");
    let change = restated.iter().find(|said| said["id"] == "latest.change").expect("restated");
    assert!(change["old"].is_string() && change["new"].is_null());
    assert_eq!(change["refused_now"], "the series breaks before 2021");
}

#[test]
fn a_remark_is_told_and_is_no_difference() {
    let plain = "period,count,status,note\n2020,50,A,\n2021,55,A,\n";
    let remarked = "period,count,status,note\n2020,50,A,\n2021,55,A,corrected from 56\n";
    let (code, said) = Editions::of(plain, remarked).text(&[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Nothing changed") && said.contains("corrected from 56"), "{said}");
}

#[test]
fn a_series_that_went_is_withdrawn_and_one_that_came_added() {
    let old = "year,north,south\n2020,30,41\n2021,42,80\n2022,51,75\n";
    let new = "year,north,east\n2020,30,7\n2021,42,8\n2022,51,9\n";
    let found = Editions::of(old, new).json(&[]);
    assert_eq!(tally(&found), [0, 3, 3, 3]);
    assert_eq!(found["series"]["withdrawn"], serde_json::json!(["south"]));
    assert_eq!(found["series"]["added"], serde_json::json!(["east"]));
    assert_eq!(found["series"]["renamed"], serde_json::json!([]));
    let reason = found["findings"]["not_compared"].as_str().expect("a reason");
    assert!(reason.contains("no total among them"), "{reason}");
}

#[test]
fn a_series_is_renamed_only_where_its_figures_leave_no_doubt() {
    let old = "year,north,south\n2020,30,41\n2021,42,80\n2022,51,75\n";
    let named = "year,north,the south\n2020,30,41\n2021,42,80\n2022,51,75\n2023,60,70\n";
    let found = Editions::of(old, named).json(&[]);
    assert_eq!(found["series"]["renamed"][0]["new"], "the south");
    assert_eq!(tally(&found), [0, 2, 0, 6]);
    // One figure differs; and two series share the figures: no certainty.
    let revised = named.replace("42,80", "42,81");
    assert_eq!(tally(&Editions::of(old, &revised).json(&[])), [0, 5, 3, 3]);
    let twins = "year,north,a,b\n2020,30,41,41\n2021,42,80,80\n2022,51,75,75\n";
    assert_eq!(tally(&Editions::of(old, twins).json(&[])), [0, 6, 3, 3]);
    // Two different counts could be so by chance.
    let small = "year,north,south\n2020,30,1\n2021,42,0\n2022,51,1\n";
    let other = "year,north,west\n2020,30,1\n2021,42,0\n2022,51,1\n";
    assert_eq!(tally(&Editions::of(small, other).json(&[])), [0, 3, 3, 3]);
}

#[test]
fn names_in_other_spelling_are_the_same() {
    let old = "year,North  Side,south\n2020,30,41\n2021,42,80\n";
    let new = "year,north side,South\n2020,30,41\n2021,42,80\n";
    assert_eq!(Editions::of(old, new).text(&[]).0, Some(0));
}

#[test]
fn a_single_series_is_compared_with_the_total_and_that_is_said() {
    let single = "year,count\n2021,63\n2022,67\n2023,196\n";
    let found = Editions::of(single, WIDE).json(&[]);
    assert_eq!(tally(&found), [0, 6, 0, 3]);
    assert_eq!(
        found["notes"][0],
        "Compared as the whole: the only series of the old edition, 'total' of the new."
    );
}

#[test]
fn a_unit_that_differs_is_a_difference_and_one_that_is_not_said_is_none() {
    let editions = Editions::of(WIDE, WIDE);
    for (folder, unit, measure) in [
        ("people", "people", "arrivals"),
        ("cases", "cases", "arrivals"),
        ("births", "people", "births"),
    ] {
        std::fs::create_dir(editions.path().join(folder)).expect("a folder");
        let package = format!("{folder}/datapackage.json");
        let flags = ["tidy", "old.csv", "-q", "--unit", unit, "--measure", measure, "-o", &package];
        assert!(editions.run(&flags).status.success());
    }
    let [people, cases, births] =
        ["people/datapackage.json", "cases/datapackage.json", "births/datapackage.json"];
    let output = editions.run(&["diff", people, cases, "-q"]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1));
    assert!(said.replace('\n', " ").contains("the unit is 'cases' instead of 'people'"), "{said}");
    assert!(said.contains("a difference may be\n  one of unit"), "{said}");
    let output = editions.run(&["diff", people, "old.csv", "-q"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
    // Another word for the same figures is a difference of words; another thing is refused.
    assert_eq!(editions.run(&["diff", people, births, "-q"]).status.code(), Some(1));
    std::fs::write(
        editions.path().join("births/tidy.csv"),
        "series,period,year,count,status,note\nmen,2021,2021,1,A,\nmen,2022,2022,2,A,\nmen,2023,2023,3,A,\n",
    )
    .expect("written");
    let output = editions.run(&["diff", people, births, "-q"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.contains("counts 'arrivals' and the new 'births'") && said.contains("--measure"),
        "{said}"
    );
}

#[test]
fn files_with_nothing_in_common_are_refused() {
    let editions = Editions::of("year,north\n2020,30\n2021,42\n", "year,count\n1990,5\n1991,6\n");
    let output = editions.run(&["diff", "old.csv", "new.csv", "-q"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(said.contains("no figure in common") && said.contains("hint: "), "{said}");
}

#[test]
fn files_of_which_no_figure_is_the_same_are_doubted() {
    let old = "year,count\n2020,30\n2021,42\n2022,51\n";
    let new = "year,count\n2020,3000\n2021,4210\n2022,5100\n";
    let (code, said) = Editions::of(old, new).text(&[]);
    assert_eq!(code, Some(1));
    assert!(said.contains("Not one figure is the same in both: do they count the same?"), "{said}");
}

#[test]
fn totals_that_do_not_add_up_any_more_are_noted() {
    let new = WIDE.replace("32,164,196", "32,164,199");
    let output = Editions::of(WIDE, &new).run(&["diff", "old.csv", "new.csv", "-q"]);
    assert_eq!(output.status.code(), Some(1));
    let (said, warned) = (text(&output.stdout), text(&output.stderr));
    assert!(warned.starts_with("warning: the parts do not add up to 'total' in 2023"), "{warned}");
    assert!(
        said.contains("In the new edition, the parts do not add up to 'total' in 2023"),
        "{said}"
    );
}

#[test]
fn spans_and_parts_of_years_are_compared_with_themselves_only() {
    let old = "period,count\n..1998,947\n1999..2001,1043\n2002,1142\n2003-01..2003-06,600\n";
    let new = "period,count\n..1998,947\n1999..2001,1044\n2002,1142\n2003,1285\n";
    let found = Editions::of(old, new).json(&[]);
    assert_eq!(tally(&found), [1, 1, 0, 2]);
    assert_eq!(found["revised"][0]["period"], "1999..2001");
    assert_eq!(found["added"][0]["period"], "2003");
    assert_eq!(found["added"][0]["replaces"], "2003-01..2003-06");
    // A year that became a part of one is withdrawn, not revised.
    let found = Editions::of(new, old).json(&[]);
    assert_eq!(tally(&found), [1, 1, 1, 2]);
    assert!(found["added"][0].get("replaces").is_none());
}

#[test]
fn files_of_spans_alone_are_compared_without_findings() {
    let old = "period,count\n..1998,947\n1999..2001,1043\n";
    let new = "period,count\n..1998,947\n1999..2001,1050\n";
    let (code, said) = Editions::of(old, new).text(&[]);
    assert_eq!(code, Some(1));
    assert!(
        said.starts_with(
            "1 figure was revised, none added, none withdrawn: 1999–2001 goes from 1,043 to"
        ),
        "{said}"
    );
    assert!(said.contains("Findings are not compared: no whole year has a count"), "{said}");
}

#[test]
fn a_fiscal_year_is_not_the_calendar_year_of_its_number() {
    let old = "year,count\n2019/20,250\n2020/21,180\n2021/22,205\n";
    let new = "year,count\n2020,250\n2021,180\n2022,205\n";
    let output = Editions::of(old, new).run(&["diff", "old.csv", "new.csv", "-q"]);
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
}

#[test]
fn a_file_that_cannot_be_read_is_an_error() {
    let editions = Editions::of(WIDE, "");
    for (arguments, word) in [
        (&["diff", "old.csv", "new.csv"][..], "new.csv is empty"),
        (&["diff", "old.csv", "none.csv"], "there is no such file"),
        (&["diff", "old.csv"], "no column says when the figures were published"),
        (&["diff", "old.csv", "old.csv", "-o", "out.docx"], "cannot tell the format"),
        (&["diff", "old.csv", "old.csv", "--vintage-new", "2020"], "vintages are in one file"),
        (&["diff", "old.csv", "old.csv", "old.csv"], "unexpected"),
    ] {
        let output = editions.run(arguments);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains(word), "{arguments:?}: {said}");
        assert!(output.stdout.is_empty() && !said.contains("panicked"), "{said}");
    }
}

#[test]
fn series_and_years_may_be_chosen() {
    let new = WIDE.replace("40,23,63", "41,23,64");
    let editions = Editions::of(WIDE, &new);
    assert_eq!(editions.text(&["--series", "women"]).0, Some(0));
    assert_eq!(editions.text(&["--from", "2022"]).0, Some(0));
    assert_eq!(editions.text(&["--series", "men"]).0, Some(1));
}

#[test]
fn the_form_follows_the_file() {
    let editions = Editions::of(WIDE, &WIDE.replace("40,23,63", "41,23,64"));
    for (name, start) in
        [("d.md", "**2 figures"), ("d.json", "{\n  \"schema\""), ("d.txt", "2 figures")]
    {
        let output = editions.run(&["diff", "old.csv", "new.csv", "-q", "-o", name]);
        assert_eq!(output.status.code(), Some(1));
        let written = std::fs::read_to_string(editions.path().join(name)).expect("written");
        assert!(written.starts_with(start), "{name}: {written}");
    }
}

/// A thousand series of eight years, of which every count differs.
fn many(shift: u32) -> String {
    let mut table = String::from("place,year,count\n");
    for place in 0..1_000_u32 {
        for year in 0..8_u32 {
            let count = 100 + (place * 7 + year * 13) % 900 + shift * (year % 2);
            table.push_str(&format!("place {place},{},{count}\n", 2015 + year));
        }
    }
    table
}

#[test]
fn a_comment_is_cut_at_its_limit_and_says_so() {
    let editions = Editions::of(&many(0), &many(1));
    let output = editions.run(&["diff", "old.csv", "new.csv", "-q", "--format", "markdown"]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stdout);
    assert!(said.len() <= 64_000, "{} bytes", said.len());
    assert!(
        said.starts_with("**4,000 figures were revised, none added, none withdrawn"),
        "{}",
        &said[..200]
    );
    let cut = said.lines().last().expect("a line");
    assert!(cut.starts_with("*Cut at 64 kB: ") && cut.ends_with("the JSON has all.*"), "{cut}");
    let rows = said.lines().filter(|line| line.contains("| place ")).count();
    let left: String =
        cut[15..].chars().take_while(|sign| *sign != ' ').filter(char::is_ascii_digit).collect();
    assert_eq!(rows + left.parse::<usize>().expect("a number"), 4_000);
    let output = editions.run(&["diff", "old.csv", "new.csv", "-q"]);
    assert!(text(&output.stdout).contains("3,800 more, in the JSON"));
    let found = editions.json(&[]);
    assert_eq!(tally(&found), [4_000, 0, 0, 4_000]);
}

#[test]
fn hostile_names_stay_in_their_cells() {
    let old = "year,\"a|b<img src=x>\",\"*c*\"\n2020,30,41\n2021,42,80\n";
    let new = "year,\"a|b<img src=x>\",\"*c*\"\n2020,31,41\n2021,42,80\n";
    let editions = Editions::of(old, new);
    let output = editions.run(&["diff", "old.csv", "new.csv", "-q", "--format", "markdown"]);
    let said = text(&output.stdout);
    assert!(said.contains("a\\|b\\<img") && !said.contains("b<img"), "{said}");
}

#[test]
fn a_series_without_any_figure_neither_comes_nor_goes() {
    let old = "place,period,count,status\nA,2020,50,A\nA,2021,55,A\nB,2020,,M\nC,2020,,Q\n";
    let new = "place,period,count,status\nA,2020,50,A\nA,2021,55,A\n";
    let found = Editions::of(old, new).json(&[]);
    assert_eq!(tally(&found), [0, 0, 0, 2]);
    assert_eq!(found["series"]["withdrawn"], serde_json::json!(["C"]));
    assert_eq!(found["statuses"][0]["old"], "suppressed");
    assert_eq!(
        found["lead"],
        "No figure was revised, none added, none withdrawn; 1 figure has another status; 1 series is withdrawn."
    );
}
