//! Rates: whose population a count stands over.

use std::process::{Command, Stdio};

use tempfile::TempDir;

/// The rows of `tidy c.csv --population p.csv` and more words, and what was said of them.
fn tidied(counts: &str, people: &str, more: &[&str]) -> (String, String) {
    let folder = TempDir::new().expect("a folder");
    std::fs::write(folder.path().join("c.csv"), counts).expect("written");
    std::fs::write(folder.path().join("p.csv"), people).expect("written");
    let output = Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .args([&["tidy", "c.csv", "--population", "p.csv"], more].concat())
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

fn has(rows: &str, row: &str) {
    assert!(rows.lines().any(|line| line.starts_with(row)), "{row}\n{rows}");
}

const COUNTS: &str = "region,2020,2021\nN,50,60\nS,20,25\n";
const PEOPLE: &str =
    "area,2020,2021\nN,5000,5000\nS,2000,2000\nW,93000,93000\nTotal,100000,100000\n";

/// 60 + 25 are of 5,000 + 2,000, and not of the nation's 100,000.
#[test]
fn a_sum_of_the_programs_own_stands_over_those_of_the_groups_that_it_adds_up() {
    let (rows, _) = tidied(COUNTS, PEOPLE, &["--total", "sum"]);
    has(&rows, "Total,2021,2021,85,7000,1214.28");
    let more = format!("{COUNTS}Z,7,8\n");
    let (rows, said) = tidied(&more, PEOPLE, &["--total", "sum"]);
    has(&rows, "Total,2021,2021,93,,,");
    assert!(said.contains("Total (there is none of 'Z')"), "{said}");
    // Chosen groups, too: 70 of 7,000.
    let chosen = ["--where", "region=N", "--where", "region=S", "--total", "sum"];
    has(&tidied(&more, PEOPLE, &chosen).0, "Total,2020,2020,70,7000,1000,");
    // And those of records, which have their total: 2 + 1 of 5,000 + 2,000.
    let records = "date,region\n2020-01-05,N\n2020-03-05,S\n2020-12-20,N\n2021-02-05,N\n\
                   2021-05-05,S\n2021-12-30,S\n";
    has(&tidied(records, PEOPLE, &["--records", "--by", "region"]).0, "Total,2020,2020,3,7000,");
}

/// N 5,000 and S 1,000 are 6,000, whether or not S is withheld; 52 of 6,000 are 866.7.
#[test]
fn a_published_total_stands_over_all_groups_whichever_were_published() {
    let counts = "region,2020,2021,2022\nN,50,60,70\nS,x,<5,30\nTotal,52,64,100\nx: suppressed\n";
    let people = "region,2020,2021,2022\nN,5000,5000,5000\nS,1000,1000,1000\n";
    let (rows, _) = tidied(counts, people, &[]);
    has(&rows, "Total,2020,2020,52,6000,866.66");
    has(&rows, "Total,2022,2022,100,6000,1666.66");
    // S is in the population alone, and in the total: 90 of 6,000.
    let counts = "region,2020,2021\nN,50,60\nTotal,90,99\n";
    has(&tidied(counts, people, &[]).0, "Total,2020,2020,90,6000,1500,");
    // Z was counted, and has no population: neither has the total.
    let counts = "region,2020,2021\nN,50,60\nS,20,30\nZ,7,8\nTotal,77,98\n";
    let (rows, said) = tidied(counts, people, &[]);
    has(&rows, "Total,2020,2020,77,,,");
    assert!(said.contains("Total (there is none of 'Z')"), "{said}");
}

#[test]
fn names_that_do_not_match_are_an_error_with_both() {
    let people = "area,2020,2021\nNort,5000,5000\nSouth,2000,2000\nTotal,7000,7000\n";
    let counts = "region,2020,2021\nNorth,50,60\nSouht,20,25\n";
    let (rows, said) = tidied(counts, people, &[]);
    assert_eq!(rows, "");
    let names = "no value of 'area' in the population (Nort, South) is one of 'region' in the counts (North, Souht)";
    assert!(said.contains(names), "{said}");
    assert!(said.contains("did you mean 'Nort' for 'North', 'South' for 'Souht'?"), "{said}");
    // So it is where one was chosen.
    let (_, said) = tidied(counts, people, &["--where", "region=North"]);
    assert!(said.contains("no value of 'area'"), "{said}");
}

#[test]
fn a_group_without_a_population_has_no_rate_however_it_is_chosen() {
    let counts = format!("{COUNTS}Z,7,8\n");
    let (rows, said) = tidied(&counts, PEOPLE, &["--where", "region=Z"]);
    assert_eq!(rows, "");
    assert!(said.contains("no count has a population of its group and year"), "{said}");
    let (rows, said) = tidied(&counts, PEOPLE, &["--where", "region=S"]);
    has(&rows, "S,2020,2020,20,2000,1000,");
    assert_eq!(said, "");
}

#[test]
fn a_code_beside_a_name_changes_nothing() {
    let people = "Country,Code,2020,2021\nN,NN,5000,5100\nS,SS,2000,2000\n";
    let (rows, _) = tidied(COUNTS, people, &["--total", "sum"]);
    has(&rows, "N,2021,2021,60,5100,1176.47");
    has(&rows, "Total,2021,2021,85,7100,1197.18");
    let codes = "code,2020,2021\nNN,50,60\nSS,20,25\n";
    has(&tidied(codes, people, &[]).0, "NN,2021,2021,60,5100,1176.47");
}

/// The World's 66 are there, and its code is no group of its own.
#[test]
fn a_total_beside_its_code_is_the_total() {
    let counts =
        "Country,Code,2018,2019\nN,NN,10,11\nS,SS,20,22\nArabia,AR,30,33\nWorld,WLD,60,66\n";
    let people = "Country,2018,2019\nN,1000,1000\nS,1000,1000\nArabia,1000,1000\n";
    let (rows, _) = tidied(counts, people, &["--total", "sum"]);
    has(&rows, "World,WLD,2019,2019,66,3000,2200,A,true");
    assert!(!rows.contains("Total"), "{rows}");
    let counts = "Country,Code,2018,2019\nN,NN,10,11\nS,SS,20,22\nT,TT,30,30\n";
    let people = "Country,2018,2019\nN,1000,1000\nS,1000,1000\nT,2000,1000\n";
    has(
        &tidied(counts, people, &["--total", "sum"]).0,
        "Total,Total,2018,2018,60,4000,1500,A,true",
    );
}

/// 80 + 50 are of 11,000 + 3,000.
#[test]
fn one_of_two_dimensions_has_its_total_too() {
    let counts = "region,sex,2020,2021\nN,m,50,60\nN,f,30,40\nS,m,20,25\nS,f,30,45\n";
    let people =
        "region,sex,2020,2021\nN,m,5000,5000\nN,f,6000,6000\nS,m,1000,1000\nS,f,2000,2000\n";
    let (rows, _) = tidied(counts, people, &["--by", "region", "--total", "sum"]);
    has(&rows, "N,Total,2020,2020,80,11000,");
    has(&rows, "Total,Total,2020,2020,130,14000,");
}

#[test]
fn a_scale_is_said_and_not_guessed() {
    let people = "area,year,population (thousands)\nN,2020,5\nN,2021,5\nS,2020,2\nS,2021,2\n";
    let (rows, said) = tidied(COUNTS, people, &[]);
    assert_eq!(rows, "");
    assert!(said.contains("--population-scale 1000"), "{said}");
    let (rows, said) = tidied(COUNTS, people, &["--population-scale", "1000"]);
    has(&rows, "N,2020,2020,50,5000,1000,");
    assert_eq!(said, "");
    // 50 of 5 is no rate that can be.
    let (_, said) = tidied(COUNTS, people, &["--population-scale", "1"]);
    assert!(said.contains("more were counted than the population has: N in 2020"), "{said}");
}

#[test]
fn a_rate_is_as_provisional_as_its_population() {
    let people = "area,2020,2021p\nN,5000,5000\nS,2000,2000\np: provisional\n";
    let (rows, _) = tidied(COUNTS, people, &[]);
    has(&rows, "N,2020,2020,50,5000,1000,A,");
    has(&rows, "N,2021,2021,60,5000,1200,P,");
}
