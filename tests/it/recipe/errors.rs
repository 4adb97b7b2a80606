//! Recipes that cannot be used: the line, what is wrong, and what to do.

use crate::recipe::folder::Folder;

/// Expects an error with that line of the recipe and those words, and that nothing was written.
fn refused(recipe: &str, line: usize, words: &[&str]) {
    let folder = Folder::with(recipe);
    for arguments in [&["build"][..], &["build", "--check"]] {
        let (code, out, said) = folder.run(arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{recipe}\n{said}");
        assert!(said.contains(&format!("error: arrivals.toml:{line}: ")), "{recipe}\n{said}");
        assert!(said.contains("hint: "), "{recipe}\n{said}");
        for word in words {
            assert!(said.contains(word), "{recipe}\ndoes not say '{word}': {said}");
        }
        assert_eq!(folder.files(), ["arrivals.toml", "counts.csv"]);
    }
}

const CHART: &str = "[input]\nfile = \"counts.csv\"\n[[chart]]\noutput = \"a.svg\"\n";

fn and(more: &str) -> String {
    format!("{CHART}{more}")
}

#[test]
fn an_unknown_key_names_the_nearest() {
    let words = ["unknown key 'tittle' in [[chart]] 2", "did you mean 'title'?"];
    refused(&and("[[chart]]\noutput = \"b.svg\"\ntittle = \"x\"\n"), 7, &words);
    refused(
        "[input]\nfiel = \"counts.csv\"\n[[chart]]\noutput = \"a.svg\"\n",
        2,
        &["[input]", "'file'"],
    );
    refused(&and("[[claim]]\ntxt = \"x\"\n"), 6, &["[[claim]] 1", "'text'"]);
    refused(&and("[[threshold]]\nfindings = \"latest\"\n"), 6, &["'finding'"]);
    refused(&and("[[chrat]]\n"), 5, &["unknown heading 'chrat'", "'chart'"]);
    // A flag of another command is none here.
    refused(
        &and("[[text]]\ncommand = \"tidy\"\noutput = \"t.csv\"\nhorizon = 3\n"),
        8,
        &["'horizon'"],
    );
}

#[test]
fn keys_that_make_no_sense_are_refused() {
    refused(&and("format = \"png\"\n"), 5, &["'format'", "name of the output"]);
    refused(&and("check = true\n"), 5, &["'check'", "build --check"]);
    refused(&and("[[threshold]]\noutside = \"forecast\"\nlevel = 0.9\n"), 7, &["'level'"]);
    refused(&and("[[threshold]]\nfinding = \"latest\"\n"), 5, &["which value"]);
    refused(&and("[[threshold]]\nfinding = \"latest\"\nvalue = \"count\"\n"), 5, &["'above'"]);
    refused(&and("[[claim]]\n"), 5, &["claims nothing"]);
    refused(&and("[[text]]\noutput = \"s.md\"\n"), 5, &["names no command"]);
    refused(&and("[[text]]\ncommand = \"sumary\"\noutput = \"s.md\"\n"), 6, &["'summary'"]);
    refused("[[chart]]\nsample = true\nkind = \"line\"\n", 1, &["names no output"]);
    refused("[[chart]]\noutput = \"a.svg\"\n", 1, &["no input", "sample = true"]);
    refused(&and("sample = true\nfile = \"counts.csv\"\n"), 6, &["both 'file' and 'sample'"]);
}

#[test]
fn a_wrong_value_stands_on_the_line_of_its_key() {
    refused(&and("kind = \"lien\"\n"), 5, &["[[chart]] 1", "'lien'", "'line'"]);
    refused(&and("log = \"yes\"\n"), 5, &["'log'", "log = true"]);
    refused(&and("base = true\n"), 5, &["'base'"]);
    refused(&and("title = [\"a\", \"b\"]\n"), 5, &["'title'", "one value"]);
    refused(&and("years = \"2011-2012\"\n"), 5, &["2011..2023"]);
    refused(&and("pixel-ratio = 99\n"), 5, &["between 0.5 and 6"]);
    refused(&and("from = 2020\nyears = \"2020..\"\n"), 5, &["[[chart]] 1"]);
    refused(
        "[input]\nsample = true\nthousands = \"dot\"\n[[chart]]\noutput = \"a.svg\"\n",
        3,
        &["'dot'"],
    );
}

#[test]
fn what_a_command_refuses_is_said_with_its_section() {
    refused(&and("series = \"women\"\n"), 3, &["[[chart]] 1", "no series 'women'"]);
    refused(&and("pixel-ratio = 3\n"), 3, &["--pixel-ratio is for PNG"]);
    refused(
        "[[chart]]\nfile = \"none.csv\"\noutput = \"a.svg\"\n",
        1,
        &["'none.csv'", "no such file"],
    );
    refused(&and("theme = \"no.toml\"\n"), 3, &["'no.toml'"]);
    refused("[[text]]\nsample = true\ncommand = \"summary\"\noutput = \"a.doc\"\n", 1, &["a.doc"]);
}

#[test]
fn what_is_no_recipe_is_an_error() {
    refused("[[chart]\n", 1, &[]);
    refused("[[chart]]\noutput = \"a.svg\"\noutput = \"b.svg\"\n", 3, &[]);
    refused("[[input]]\nfile = \"counts.csv\"\n", 1, &["[input]"]);
    refused("[input]\nfile = \"-\"\n[[chart]]\noutput = \"a.svg\"\n", 2, &["reads files"]);
    let folder = Folder::with("# nothing\n");
    let (code, _, said) = folder.run(&["build"]);
    assert_eq!(code, 2);
    assert!(said.contains("arrivals.toml: the recipe makes nothing"), "{said}");
    let (code, _, said) = folder.run(&["build", "other.toml"]);
    assert_eq!(code, 2);
    assert!(
        said.contains("there is no recipe other.toml") && said.contains("arrivals init"),
        "{said}"
    );
}

/// A recipe in a folder above is none of this folder's.
#[test]
fn no_recipe_is_looked_for_elsewhere() {
    let folder = Folder::with(CHART);
    std::fs::create_dir(folder.at("below")).expect("a folder");
    let output = folder.command(&["build"]).current_dir(folder.at("below")).output();
    assert_eq!(output.expect("the program runs").status.code(), Some(2));
}

#[test]
fn an_input_that_is_no_file_is_told_from_one_that_is_not_there() {
    let folder = Folder::with("[input]\nfile = \"dir\"\n[[chart]]\noutput = \"a.svg\"\n");
    std::fs::create_dir(folder.at("dir")).expect("a folder");
    let (code, _, said) = folder.run(&["build"]);
    assert!(code == 2 && said.contains("[[chart]] 1 reads 'dir', and it is a folder"), "{said}");
    folder.write("arrivals.toml", "[input]\nfile = \"no.csv\"\n[[chart]]\noutput = \"a.svg\"\n");
    let (_, _, said) = folder.run(&["build"]);
    assert!(said.contains("and there is no such file"), "{said}");
}

#[test]
fn a_report_has_a_folder_of_its_own() {
    for own in [".", "./", "x/.."] {
        let report = format!("[input]\nfile = \"counts.csv\"\n[[report]]\noutput = \"{own}\"\n");
        refused(&report, 4, &["the output of [[report]] 1 is the recipe's own folder"]);
    }
}
