//! Compiles the modules that modules.txt names to RustPython's byte code, from CPython's own files as rustpython-pylib
//! ships them.
//!
//! `$OUT_DIR/library.bin` has them in the form that `FrozenLib` reads.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use rustpython_compiler::{CompileOpts, Mode};
use rustpython_compiler_core::frozen::{FrozenCodeObject, FrozenLib, FrozenModule};
use rustpython_compiler_core::marshal;

/// Where CPython would have these files: tracebacks name them so.
const DIRECTORY: &str = "/usr/lib/python3.14";

/// The file of a module, and whether the module is a package.
struct Source {
    file: PathBuf,
    package: bool,
}

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=modules.txt");
    let library = Path::new(rustpython_pylib::LIB_PATH);
    let list = fs::read_to_string("modules.txt").expect("modules.txt can be read");
    let modules: Vec<(String, FrozenModule<Vec<u8>>)> = listed(library, &list)
        .into_iter()
        .map(|(name, source)| {
            let module = FrozenModule {
                code: FrozenCodeObject {
                    bytes: compile(library, &source.file),
                },
                package: source.package,
            };
            (name, module)
        })
        .collect();
    let frozen = FrozenLib::encode(modules.iter().map(|(name, module)| {
        let code = FrozenCodeObject {
            bytes: &module.code.bytes,
        };
        let package = module.package;
        (name.as_str(), FrozenModule { code, package })
    }));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where to write"));
    fs::write(out.join("library.bin"), frozen.bytes).expect("the output can be written");
}

/// The modules of the list, by their names.
fn listed(library: &Path, list: &str) -> BTreeMap<String, Source> {
    let mut modules = BTreeMap::new();
    let words = list
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace);
    for word in words {
        if let Some(name) = word.strip_prefix('-') {
            let there = modules.remove(name).is_some();
            assert!(there, "modules.txt: {word} leaves out what is not in");
        } else if let Some(package) = word.strip_suffix(".*") {
            add_all(library, package, &mut modules);
        } else {
            modules.insert(word.to_owned(), find(library, word));
        }
    }
    modules
}

fn find(library: &Path, name: &str) -> Source {
    let path = library.join(name.replace('.', "/"));
    let package = path.join("__init__.py");
    // `concurrent` and the like have no file of their own in CPython's sources.
    if path.is_dir() {
        return Source {
            file: package,
            package: true,
        };
    }
    let file = path.with_extension("py");
    assert!(file.is_file(), "modules.txt: the library has no {name}");
    Source {
        file,
        package: false,
    }
}

fn add_all(library: &Path, package: &str, modules: &mut BTreeMap<String, Source>) {
    modules.insert(package.to_owned(), find(library, package));
    let directory = library.join(package.replace('.', "/"));
    for entry in fs::read_dir(&directory).expect("a package is a directory") {
        let path = entry.expect("its files can be listed").path();
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        let stem = stem.expect("names of modules are text");
        let name = format!("{package}.{stem}");
        if path.join("__init__.py").is_file() {
            add_all(library, &name, modules);
        } else if path.extension().is_some_and(|end| end == "py") && stem != "__init__" {
            modules.insert(name.clone(), find(library, &name));
        }
    }
}

fn compile(library: &Path, file: &Path) -> Vec<u8> {
    let source =
        fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let inside = file.strip_prefix(library).expect("it is found there");
    let path = format!("{DIRECTORY}/{}", inside.display());
    let code = rustpython_compiler::compile(&source, Mode::Exec, &path, CompileOpts::default())
        .unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut bytes = Vec::new();
    marshal::serialize_code(&mut bytes, &code);
    stored(&bytes)
}

/// The bytes as an LZ4 block with its size before it, which is what the interpreter unpacks, but of one run of
/// literals: the whole engine is compressed for the way, and better if its parts are not.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let size = u32::try_from(bytes.len()).expect("a module has less than 4 GB");
    let mut block = size.to_le_bytes().to_vec();
    // The high half of the token is the number of literals; 15 stands for 15 and the bytes that follow, up to and
    // including the first that is not 255.
    match bytes.len().checked_sub(15) {
        None => block.push((bytes.len() as u8) << 4),
        Some(more) => {
            block.push(15 << 4);
            block.extend(std::iter::repeat_n(255, more / 255));
            block.push((more % 255) as u8);
        }
    }
    block.extend_from_slice(bytes);
    block
}
