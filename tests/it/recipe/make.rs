//! Dependencies for make.

use std::process::Command;

use crate::recipe::folder::{COUNTS, Folder};

#[test]
fn the_rule_names_what_is_made_from_what_and_makes_nothing() {
    let folder = Folder::with(
        "[input]\nfile = \"my $counts.csv\"\n[[chart]]\noutput = \"a b.svg\"\ntheme = \"house.toml\"\n\
         [[report]]\noutput = \"site\"\n[[claim]]\narticle = \"article.txt\"\n",
    );
    folder.write("my $counts.csv", COUNTS);
    folder.write("house.toml", "");
    folder.write("article.txt", "The count fell to 90 in 2023.\n");
    let before = folder.files();
    let (code, rule, said) = folder.run(&["build", "--deps", "make"]);
    assert_eq!((code, said.as_str()), (0, ""));
    assert_eq!(
        rule,
        "a\\ b.svg site/report.html: arrivals.toml article.txt house.toml my\\ $$counts.csv\n"
    );
    assert_eq!(folder.files(), before);

    // The page is what the report makes, and make understands the rule.
    folder.build(&[]);
    assert!(!folder.read("site/report.html").is_empty());
    if Command::new("make").arg("--version").output().is_err() {
        eprintln!("skipped: there is no make");
        return;
    }
    folder.write("Makefile", &format!("all: a\\ b.svg\n{rule}\ta=1; echo make this\n"));
    let set_time = |name: &str, seconds: u64| {
        let file = std::fs::File::options().write(true).open(folder.at(name)).expect("a file");
        let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
        file.set_modified(time).expect("a time");
    };
    for name in ["arrivals.toml", "article.txt", "house.toml", "my $counts.csv"] {
        set_time(name, 1_000_000);
    }
    for name in ["a b.svg", "site/report.html"] {
        set_time(name, 2_000_000);
    }
    let make = || {
        let output = Command::new("make").current_dir(folder.path()).output().expect("make runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).contains("make this")
    };
    assert!(!make(), "all is newer than what it is made from");
    set_time("my $counts.csv", 3_000_000);
    assert!(make());
}

#[test]
fn without_an_output_there_is_no_rule() {
    let folder = Folder::with("[input]\nfile = \"counts.csv\"\n[[claim]]\ntext = \"90 in 2023\"\n");
    let (code, out, said) = folder.run(&["build", "--deps", "make"]);
    assert_eq!((code, out.as_str()), (2, ""), "{said}");
    assert!(said.contains("the recipe makes no file"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_name_of_two_lines_is_none_of_a_rule() {
    let folder = Folder::with("[input]\nfile = \"a\\nb.csv\"\n[[chart]]\noutput = \"c.svg\"\n");
    folder.write("a\nb.csv", crate::recipe::folder::COUNTS);
    let (code, out, said) = folder.run(&["build", "--deps", "make"]);
    assert_eq!((code, out.as_str()), (2, ""), "{said}");
    assert!(said.contains("no rule of make can name"), "{said}");
}
