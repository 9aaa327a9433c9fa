//! Reads modules.txt. Knows where a module's file is; knows nothing of what is in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A module of the list.
pub struct Module {
    pub file: PathBuf,
    pub package: bool,
    /// Whether its lines are to be there for tracebacks.
    pub shown: bool,
}

/// The modules by their names.
pub fn read(library: &Path, list: &str) -> BTreeMap<String, Module> {
    let mut modules = BTreeMap::new();
    let mut shown = false;
    let words = list
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace);
    for word in words {
        if let Some(section) = word.strip_prefix('@') {
            assert!(
                matches!(section, "shown" | "plain"),
                "modules.txt: what is {word}?"
            );
            shown = section == "shown";
        } else if let Some(name) = word.strip_prefix('-') {
            let there = modules.remove(name).is_some();
            assert!(there, "modules.txt: {word} leaves out what is not in");
        } else if let Some(package) = word.strip_suffix(".*") {
            add_all(library, package, shown, &mut modules);
        } else {
            modules.insert(word.to_owned(), find(library, word, shown));
        }
    }
    modules
}

fn find(library: &Path, name: &str, shown: bool) -> Module {
    let path = library.join(name.replace('.', "/"));
    let package = path.is_dir();
    let file = if package {
        path.join("__init__.py")
    } else {
        path.with_extension("py")
    };
    assert!(file.is_file(), "modules.txt: the library has no {name}");
    Module {
        file,
        package,
        shown,
    }
}

fn add_all(library: &Path, package: &str, shown: bool, modules: &mut BTreeMap<String, Module>) {
    modules.insert(package.to_owned(), find(library, package, shown));
    let directory = library.join(package.replace('.', "/"));
    for entry in fs::read_dir(&directory).expect("a package is a directory") {
        let path = entry.expect("its files can be listed").path();
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        let stem = stem.expect("names of modules are text");
        let name = format!("{package}.{stem}");
        if path.join("__init__.py").is_file() {
            add_all(library, &name, shown, modules);
        } else if path.extension().is_some_and(|end| end == "py") && stem != "__init__" {
            modules.insert(name.clone(), find(library, &name, shown));
        }
    }
}

/// The names of all modules that CPython has files of.
pub fn all(library: &Path) -> Vec<String> {
    let mut modules = BTreeMap::new();
    for entry in fs::read_dir(library).expect("the library is a directory") {
        let path = entry.expect("its files can be listed").path();
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        let name = stem.expect("names of modules are text");
        if path.join("__init__.py").is_file() {
            add_all(library, name, false, &mut modules);
        } else if path.extension().is_some_and(|end| end == "py") {
            modules.insert(name.to_owned(), find(library, name, false));
        }
    }
    modules.into_keys().collect()
}
