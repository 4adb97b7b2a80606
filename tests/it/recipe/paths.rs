//! Paths: relative to the recipe, with spaces, Hangul and separators of Windows.

use crate::recipe::folder::{COUNTS, Folder};

#[test]
fn paths_are_relative_to_the_recipe() {
    let folder = Folder::with("");
    let deep = folder.at("여 기/recipes");
    std::fs::create_dir_all(&deep).expect("a folder");
    folder.write("여 기/도착 수.csv", COUNTS);
    folder.write(
        "여 기/recipes/ours.toml",
        "[input]\nfile = \"..\\\\도착 수.csv\"\n[[chart]]\noutput = [\"out\\\\a b.svg\", '../그림.txt']\nalt-out = \"alt.txt\"\n",
    );
    let said = folder.build(&["여 기/recipes/ours.toml"]);
    assert!(said.contains("written out/a b.svg") && said.contains("written ../그림.txt"), "{said}");
    let name = "여 기/recipes/";
    for file in ["out/a b.svg", "alt.txt", ".ours-build.json"] {
        assert!(!folder.read(&format!("{name}{file}")).is_empty());
    }
    assert!(!folder.read("여 기/그림.txt").is_empty());
    // From another folder, nothing is stale.
    let output = folder.command(&["build", "ours.toml", "--check"]).current_dir(&deep).output();
    assert_eq!(output.expect("the program runs").status.code(), Some(0));
}

/// Expects that the recipe is refused on that line, with those words.
fn refused(recipe: &str, line: usize, words: &str) {
    let folder = Folder::with(recipe);
    let (code, _, said) = folder.run(&["build"]);
    assert_eq!(code, 2, "{recipe}\n{said}");
    assert!(said.contains(&format!("arrivals.toml:{line}: ")), "{recipe}\n{said}");
    assert!(said.contains(words), "{recipe}\n{said}");
    assert_eq!(folder.files(), ["arrivals.toml", "counts.csv"]);
    assert_eq!(folder.read("counts.csv"), COUNTS.as_bytes());
}

#[test]
fn no_output_is_written_twice_or_over_an_input() {
    let chart = "[input]\nfile = \"counts.csv\"\n[[chart]]\noutput = \"a.svg\"\n";
    let two = format!("{chart}[[chart]]\nkind = \"columns\"\noutput = \"./x/../a.svg\"\n");
    refused(&two, 5, "'a.svg' of [[chart]] 2 is an output of [[chart]] 1 (line 3)");
    let text = format!("{chart}[[text]]\ncommand = \"tidy\"\noutput = \"./counts.csv\"\n");
    refused(&text, 5, "'counts.csv' of [[text]] 1 is an input of [[chart]] 1 (line 3)");
    let own = format!("{chart}[[text]]\ncommand = \"tidy\"\noutput = \"arrivals.toml\"\n");
    refused(&own.replace("tidy\"", "summary\""), 5, "is the recipe");
    let record =
        format!("{chart}[[text]]\ncommand = \"summary\"\noutput = \".arrivals-build.json\"\n");
    refused(&record, 5, "the record of the last build");
    // A file that a command chooses itself.
    let package = format!(
        "{chart}[[text]]\ncommand = \"tidy\"\noutput = \"tidy.csv\"\n[[text]]\ncommand = \"tidy\"\noutput = \"datapackage.json\"\n"
    );
    refused(&package, 8, "'tidy.csv' of [[text]] 2 is an output of [[text]] 1 (line 5)");
}
