//! A recipe to start from.

use crate::recipe::folder::Folder;

/// Writes a recipe, builds it, and expects that nothing is left to do; the recipe's text.
fn builds(counts: &str, flags: &[&str]) -> String {
    let folder = Folder::with("");
    std::fs::remove_file(folder.at("arrivals.toml")).expect("removed");
    folder.write("counts.csv", counts);
    let (code, out, said) = folder.run(&[&["init", "counts.csv"], flags].concat());
    assert_eq!((code, out.as_str()), (0, ""), "{said}");
    let (code, _, said) = folder.run(&["build"]);
    let recipe = String::from_utf8(folder.read("arrivals.toml")).expect("UTF-8");
    assert_eq!(code, 0, "{recipe}\n{said}");
    assert!(folder.build(&[]).lines().last().is_some_and(|line| !line.contains("written")));
    for heading in ["[input]", "[[chart]]", "[[text]]", "[[report]]", "[[claim]]"] {
        assert!(recipe.contains(heading), "{heading}: {recipe}");
    }
    let (code, _, said) = folder.run(&["build", "--check"]);
    assert_eq!(code, 0, "{recipe}\n{said}");
    recipe
}

fn long(series: &[&str]) -> String {
    let mut text = "year,origin,count\n".to_owned();
    for year in 2010..=2023 {
        for (place, name) in series.iter().enumerate() {
            text.push_str(&format!("{year},{name},{}\n", 100 + year % 7 + 10 * place));
        }
    }
    text
}

#[test]
fn a_recipe_builds_at_once() {
    let one = builds("year,count\n2019,120\n2020,110\n2021,105\n2022,100\n2023,90\n", &[]);
    assert!(one.contains("text = \"90 in 2023\""), "{one}");
    assert!(one.contains("text = \"peaked at 120 in 2019\""), "{one}");
    assert!(one.contains("file = \"counts.csv\""), "{one}");
    let two = builds("year,female,male,total\n2021,5,6,11\n2022,7,8,15\n2023,9,9,18\n", &[]);
    assert!(two.contains("kind = \"stacked\"") && two.contains("\"18 in 2023\""), "{two}");
    // Five years make no forecast, and a recipe asks for none then; fourteen do.
    assert!(!one.contains("[[threshold]]"), "{one}");
    let long_enough = builds(
        &(2010..=2023)
            .map(|year| format!("{year},{}\n", 100 + year % 7))
            .fold("year,count\n".to_owned(), |text, row| text + &row),
        &[],
    );
    assert!(long_enough.contains("[[threshold]]"), "{long_enough}");
    builds(&long(&["Eritrea", "Syria", "Sudan"]), &[]);
    builds(&long(&["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"]), &[]);
    builds("year,count\n2023,90\n", &[]);
}

#[test]
fn the_flags_of_the_reading_are_keys() {
    let recipe = builds(
        &long(&["Eritrea", "Syria"]),
        &["--where", "origin=Syria", "--unit", "people", "--no-package"],
    );
    for line in ["where = \"origin=Syria\"", "unit = \"people\"", "no_package = true"] {
        assert!(recipe.contains(line), "{line}: {recipe}");
    }
}

#[test]
fn the_sample_has_one_too() {
    let folder = Folder::with("");
    let (code, out, said) = folder.run(&["init", "--sample", "-o", "-"]);
    assert_eq!(code, 0, "{said}");
    assert!(out.contains("sample = true"), "{out}");
    assert!(out.contains("text = \"223 in 2025\"") && out.contains("2,914 in 2009"), "{out}");
    folder.write("arrivals.toml", &out);
    folder.build(&[]);
}

/// Months of a year are no whole year: nothing can be said of them, and the counts remain.
#[test]
fn a_table_without_a_whole_year_has_a_recipe_of_what_can_be_made() {
    let folder = Folder::with("");
    folder.write("months.csv", "month,count\n2023-01,5\n2023-02,6\n2023-03,7\n");
    let (code, _, said) = folder.run(&["init", "months.csv", "-o", "m.toml"]);
    assert_eq!(code, 0, "{said}");
    folder.build(&["m.toml"]);
    assert!(!folder.read("tidy.csv").is_empty());
}

#[test]
fn nothing_is_replaced() {
    let folder = Folder::with("mine");
    let (code, _, said) = folder.run(&["init", "counts.csv"]);
    assert_eq!(code, 2);
    assert!(said.contains("arrivals.toml exists") && said.contains("hint: "), "{said}");
    assert_eq!(folder.read("arrivals.toml"), b"mine");
    let (code, _, said) = folder.run(&["init", "-", "-o", "b.toml"]);
    assert_eq!(code, 2);
    assert!(said.contains("standard input"), "{said}");
}

#[test]
fn a_recipe_elsewhere_finds_the_input() {
    let folder = Folder::with("");
    std::fs::create_dir(folder.at("a b")).expect("a folder");
    let (code, _, said) = folder.run(&["init", "counts.csv", "-o", "a b/ours.toml"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("arrivals build 'a b/ours.toml'"), "{said}");
    folder.build(&["a b/ours.toml"]);
    assert!(!folder.read("a b/chart.svg").is_empty());
}

/// A recipe parts folders with a backslash, and a comment holds no control character.
#[cfg(unix)]
#[test]
fn a_name_that_no_recipe_can_hold_is_refused() {
    let folder = Folder::with("");
    std::fs::remove_file(folder.at("arrivals.toml")).expect("removed");
    for name in ["a\\b.csv", "a\u{1b}b.csv", "a\nb.csv"] {
        folder.write(name, crate::recipe::folder::COUNTS);
        let (code, _, said) = folder.run(&["init", name]);
        assert!(code == 2 && said.contains("a recipe cannot name the file"), "{said}");
        assert!(!said.contains('\u{1b}'), "{said:?}");
        assert!(!folder.at("arrivals.toml").exists());
    }
}
