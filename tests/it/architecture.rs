//! Who imports whom: layers go down only, and no two files import each other in a circle.
//!
//! An import is a path to an item that another file of the same crate defines; re-exports are
//! followed to the definition, and `mod` and `pub use` lines are no imports. Between crates the
//! compiler holds the order, and the manifests are read here to keep it as it is drawn.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use syn::visit::Visit;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Each crate, and the crates of the workspace that it may use.
const CRATES: [(&str, &[&str]); 6] = [
    ("crates/data", &[]),
    ("crates/read", &["data"]),
    ("crates/statistics", &["data"]),
    ("crates/findings", &["data", "statistics"]),
    // Findings and statistics until the words of a chart come to it as values: issue 21.
    ("crates/chart", &["data", "findings", "statistics"]),
    (".", &["data", "read", "statistics", "findings", "chart"]),
];

/// Files and folders of a crate, and those above them, which they must not import.
const LAYERS: [(&str, &str, &[&str]); 9] = [
    ("crates/read", "source", &["tidy"]),
    ("crates/findings", "analysis", &["claims", "difference", "explain"]),
    ("crates/findings", "difference", &["claims"]),
    ("crates/chart", "font", &["kinds", "layout", "lint", "render"]),
    ("crates/chart", "render", &["kinds", "layout", "lint", "marks", "panels"]),
    (".", "report", &["cli"]),
    (".", "recipe", &["cli", "report"]),
    (".", "output", &["cli", "recipe", "report"]),
    (".", "sample", &["cli", "recipe", "report"]),
];

type ModulePath = Vec<String>;

/// One name that a `use` brings into a module; `*` brings all.
struct Import {
    path: Vec<String>,
    name: String,
    is_public: bool,
}

#[derive(Default)]
struct Module {
    file: PathBuf,
    items: BTreeSet<String>,
    imports: Vec<Import>,
    paths: BTreeSet<Vec<String>>,
}

/// The modules of one crate.
struct Modules(BTreeMap<ModulePath, Module>);

impl Modules {
    fn read(source: &Path) -> Self {
        let mut modules = Self(BTreeMap::new());
        modules.read_folder(source, source);
        modules
    }

    fn read_folder(&mut self, source: &Path, folder: &Path) {
        let entries = std::fs::read_dir(folder).expect("a folder of sources");
        for path in entries.map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                self.read_folder(source, &path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let relative = path.strip_prefix(source).expect("below the sources");
                let mut name: ModulePath = relative
                    .with_extension("")
                    .iter()
                    .map(|part| part.to_string_lossy().into_owned())
                    .collect();
                if name.iter().any(|part| part == "tests") {
                    continue;
                }
                if ["mod", "lib", "main"].contains(&name.last().map_or("", String::as_str)) {
                    name.pop();
                }
                let text = std::fs::read_to_string(&path).expect("a source file");
                let file = syn::parse_file(&text).expect("Rust");
                self.add(name, relative, &file.items);
            }
        }
    }

    fn add(&mut self, name: ModulePath, file: &Path, items: &[syn::Item]) {
        let mut module = Module { file: file.to_owned(), ..Module::default() };
        for item in items.iter().filter(|item| !is_test(item)) {
            match item {
                syn::Item::Use(import) => {
                    let is_public = !matches!(import.vis, syn::Visibility::Inherited);
                    collect(&import.tree, &mut Vec::new(), is_public, &mut module.imports);
                }
                syn::Item::Mod(inner) => {
                    if let Some((_, items)) = &inner.content {
                        let mut name = name.clone();
                        name.push(inner.ident.to_string());
                        self.add(name, file, items);
                    }
                }
                other => {
                    module.items.extend(name_of(other));
                    Paths(&mut module.paths).visit_item(other);
                }
            }
        }
        // `lib.rs` and `main.rs` are one root here.
        let entry = self.0.entry(name).or_default();
        entry.file = module.file;
        entry.items.extend(module.items);
        entry.imports.extend(module.imports);
        entry.paths.extend(module.paths);
    }

    /// The module that defines what a path leads to, as seen from a module.
    fn defining(&self, from: &ModulePath, path: &[String], depth: usize) -> Option<ModulePath> {
        // Two modules that re-export each other's names would never end.
        if depth > 12 {
            return None;
        }
        let (mut at, mut rest) = match path.first()?.as_str() {
            "crate" => (Vec::new(), &path[1..]),
            _ => (from.clone(), path),
        };
        while let Some((step, more)) =
            rest.split_first().filter(|(step, _)| *step == "self" || *step == "super")
        {
            if step == "super" {
                at.pop();
            }
            rest = more;
        }
        while let Some((name, more)) = rest.split_first() {
            let module = self.0.get(&at)?;
            let mut inner = at.clone();
            inner.push(name.clone());
            if self.0.contains_key(&inner) {
                (at, rest) = (inner, more);
                continue;
            }
            if module.items.contains(name) {
                return Some(at);
            }
            let named = module.imports.iter().filter(|import| import.name == *name);
            let all = module.imports.iter().filter(|import| import.name == "*");
            for import in named {
                let path = [&import.path[..], more].concat();
                if import.path != [name.clone()]
                    && let Some(found) = self.defining(&at, &path, depth + 1)
                {
                    return Some(found);
                }
            }
            for import in all {
                let path = [&import.path[..], rest].concat();
                if let Some(found) = self.defining(&at, &path, depth + 1) {
                    return Some(found);
                }
            }
            return None;
        }
        // A module by its name alone is no item.
        None
    }

    /// Each file with those that it imports.
    fn graph(&self) -> BTreeMap<&Path, BTreeSet<&Path>> {
        let mut graph: BTreeMap<&Path, BTreeSet<&Path>> = BTreeMap::new();
        for (name, module) in &self.0 {
            let used = module.imports.iter().filter(|import| !import.is_public);
            let used = used.map(|import| &import.path).chain(&module.paths);
            let files = graph.entry(&module.file).or_default();
            for path in used {
                let found = self.defining(name, path, 0).and_then(|found| self.0.get(&found));
                files.extend(found.map(|found| found.file.as_path()));
            }
            files.remove(module.file.as_path());
        }
        graph
    }
}

/// Whether an item is compiled for tests alone.
fn is_test(item: &syn::Item) -> bool {
    let attributes = match item {
        syn::Item::Const(item) => &item.attrs,
        syn::Item::Enum(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Static(item) => &item.attrs,
        syn::Item::Struct(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        _ => return false,
    };
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.meta.require_list().is_ok_and(|list| list.tokens.to_string() == "test")
    })
}

fn name_of(item: &syn::Item) -> Option<String> {
    let name = match item {
        syn::Item::Const(item) => &item.ident,
        syn::Item::Enum(item) => &item.ident,
        syn::Item::Fn(item) => &item.sig.ident,
        syn::Item::Static(item) => &item.ident,
        syn::Item::Struct(item) => &item.ident,
        syn::Item::Trait(item) => &item.ident,
        syn::Item::Type(item) => &item.ident,
        syn::Item::Macro(item) => item.ident.as_ref()?,
        _ => return None,
    };
    Some(name.to_string())
}

/// The names of a tree of imports.
fn collect(tree: &syn::UseTree, before: &mut Vec<String>, is_public: bool, to: &mut Vec<Import>) {
    let mut add = |path: Vec<String>, name: String| to.push(Import { path, name, is_public });
    match tree {
        syn::UseTree::Path(path) => {
            before.push(path.ident.to_string());
            collect(&path.tree, before, is_public, to);
            before.pop();
        }
        syn::UseTree::Group(group) => {
            for tree in &group.items {
                collect(tree, before, is_public, to);
            }
        }
        syn::UseTree::Name(name) if name.ident == "self" => {
            add(before.clone(), before.last().cloned().unwrap_or_default());
        }
        syn::UseTree::Name(name) => {
            let name = name.ident.to_string();
            add([&before[..], std::slice::from_ref(&name)].concat(), name);
        }
        syn::UseTree::Rename(name) => {
            add([&before[..], &[name.ident.to_string()]].concat(), name.rename.to_string());
        }
        syn::UseTree::Glob(_) => add(before.clone(), "*".to_owned()),
    }
}

/// The paths of more than one part in an item, those in macros too.
struct Paths<'a>(&'a mut BTreeSet<Vec<String>>);

impl<'ast> Visit<'ast> for Paths<'_> {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.segments.len() > 1 {
            self.0.insert(path.segments.iter().map(|part| part.ident.to_string()).collect());
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        collect_tokens(call.tokens.clone(), self.0);
    }
}

fn collect_tokens(tokens: proc_macro2::TokenStream, to: &mut BTreeSet<Vec<String>>) {
    use proc_macro2::TokenTree;
    let (mut path, mut colons) = (Vec::new(), 0);
    let mut end = |path: &mut Vec<String>| {
        let found = std::mem::take(path);
        if found.len() > 1 {
            to.insert(found);
        }
    };
    let mut inner = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Ident(name) => {
                if colons != 2 {
                    end(&mut path);
                }
                path.push(name.to_string());
                colons = 0;
            }
            TokenTree::Punct(sign) if sign.as_char() == ':' => colons += 1,
            TokenTree::Group(group) => {
                end(&mut path);
                colons = 0;
                inner.push(group.stream());
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {
                end(&mut path);
                colons = 0;
            }
        }
    }
    end(&mut path);
    for stream in inner {
        collect_tokens(stream, to);
    }
}

/// The files that can be reached from one.
fn reached<'a>(
    graph: &BTreeMap<&'a Path, BTreeSet<&'a Path>>,
    from: &'a Path,
) -> BTreeSet<&'a Path> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&Path> = graph[from].iter().copied().collect();
    while let Some(file) = open.pop() {
        if found.insert(file) {
            open.extend(graph[file].iter().copied());
        }
    }
    found
}

/// The circles of a crate: groups of files each of which reaches all others.
fn circles(source: &Path) -> Vec<BTreeSet<String>> {
    let modules = Modules::read(source);
    let graph = modules.graph();
    let reach: BTreeMap<&Path, BTreeSet<&Path>> =
        graph.keys().map(|file| (*file, reached(&graph, file))).collect();
    let mut found: Vec<BTreeSet<String>> = Vec::new();
    for (file, reached) in &reach {
        if reached.contains(file) && !found.iter().any(|circle| circle.contains(&shown(file))) {
            let back = reached.iter().filter(|other| reach[**other].contains(file));
            found.push(back.map(|other| shown(other)).collect());
        }
    }
    found
}

/// The sources of a crate of the workspace.
fn sources(folder: &str) -> PathBuf {
    Path::new(ROOT).join(folder).join("src")
}

fn shown(file: &Path) -> String {
    file.to_string_lossy().replace('\\', "/")
}

#[test]
fn no_two_files_import_each_other_in_a_circle() {
    for (folder, _) in CRATES {
        let found = circles(&sources(folder));
        assert!(found.is_empty(), "{folder}: {found:#?}");
    }
}

#[test]
fn no_file_imports_from_a_layer_above() {
    for (folder, below, above) in LAYERS {
        let modules = Modules::read(&sources(folder));
        let is_in = |file: &Path, layer: &str| {
            shown(file).starts_with(&format!("{layer}/")) || shown(file) == format!("{layer}.rs")
        };
        let graph = modules.graph();
        for layer in [below].iter().chain(above) {
            assert!(graph.keys().any(|file| is_in(file, layer)), "{folder} has no {layer}");
        }
        for (file, imported) in graph.iter().filter(|(file, _)| is_in(file, below)) {
            let upwards: Vec<&&Path> = imported
                .iter()
                .filter(|other| above.iter().any(|layer| is_in(other, layer)))
                .collect();
            assert!(upwards.is_empty(), "{folder}: {} imports {upwards:?}", file.display());
        }
    }
}

#[test]
fn every_crate_uses_those_below_it_only() {
    for (folder, below) in CRATES {
        let path = Path::new(ROOT).join(folder).join("Cargo.toml");
        let text = std::fs::read_to_string(&path).expect("a manifest");
        let manifest: toml::Table = text.parse().expect("TOML");
        let tables = ["dependencies", "dev-dependencies"].map(|name| manifest.get(name));
        let tables = tables.into_iter().flatten().filter_map(toml::Value::as_table);
        let used: Vec<&str> = tables
            .flat_map(|table| table.keys())
            .filter_map(|name| name.strip_prefix("arrivals-"))
            .collect();
        assert!(used.iter().all(|name| below.contains(name)), "{folder} uses {used:?}");
    }
}

#[test]
fn every_crate_has_its_place() {
    let folder = Path::new(ROOT).join("crates");
    let entries = std::fs::read_dir(folder).expect("the crates");
    let mut there: Vec<String> = entries
        .map(|entry| format!("crates/{}", entry.expect("an entry").file_name().display()))
        .collect();
    there.sort();
    let mut known: Vec<&str> = CRATES.iter().map(|(folder, _)| *folder).collect();
    known.retain(|folder| *folder != ".");
    known.sort_unstable();
    assert_eq!(there, known);
}

/// A circle and a re-export, as the test must see them.
#[test]
fn a_circle_is_found_through_a_re_export() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        std::fs::create_dir_all(folder.path().join("b")).expect("a folder");
        std::fs::write(folder.path().join(name), text).expect("written");
    };
    write("lib.rs", "mod a;\nmod b;\npub use b::C;\n");
    write("a.rs", "use crate::C;\npub struct A(C);\n");
    write("b/mod.rs", "mod c;\npub use c::C;\n");
    write("b/c.rs", "pub struct C;\npub fn f() { let _ = vec![crate::a::A::new()]; }\n");
    let circle: BTreeSet<String> = ["a.rs", "b/c.rs"].map(str::to_owned).into();
    assert_eq!(circles(folder.path()), [circle]);
    write("b/c.rs", "pub struct C;\n");
    assert!(circles(folder.path()).is_empty());
}
