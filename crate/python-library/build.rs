//! Compiles the modules that modules.txt names to RustPython's byte code, from CPython's own files as rustpython-pylib
//! ships them.
//!
//! `$OUT_DIR/library.bin` has them in the form that `FrozenLib` reads, `$OUT_DIR/sources.rs` the lines of those that
//! are to be shown, `$OUT_DIR/left_out.rs` the names of those that are not in.

#[path = "build/bare.rs"]
mod bare;
#[path = "src/directory.rs"]
mod directory;
#[path = "build/list.rs"]
mod list;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use directory::DIRECTORY;
use rustpython_compiler::{CompileOpts, Mode};
use rustpython_compiler_core::frozen::{FrozenCodeObject, FrozenLib, FrozenModule};
use rustpython_compiler_core::marshal;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=modules.txt");
    println!("cargo::rerun-if-changed=src/directory.rs");
    let library = Path::new(rustpython_pylib::LIB_PATH);
    let list = fs::read_to_string("modules.txt").expect("modules.txt can be read");
    let mut modules = Vec::new();
    let mut sources = String::from("&[\n");
    let listed = list::read(library, &list);
    let left_out: Vec<String> = list::all(library)
        .into_iter()
        .filter(|name| !listed.contains_key(name))
        .collect();
    for (name, module) in listed {
        let inside = module.file.strip_prefix(library);
        let path = format!(
            "{DIRECTORY}/{}",
            inside.expect("it is found there").display()
        );
        let source = fs::read_to_string(&module.file)
            .unwrap_or_else(|error| panic!("{}: {error}", module.file.display()));
        let source = bare::bare(&path, &source);
        let bytes = stored(&compile(&path, &source, module.shown));
        modules.push((name, bytes, module.package));
        if module.shown {
            writeln!(sources, "({path:?}, {source:?}),").expect("a string takes all");
        }
    }
    sources.push(']');
    let frozen = FrozenLib::encode(modules.iter().map(|(name, bytes, package)| {
        let code = FrozenCodeObject { bytes };
        let package = *package;
        (name.as_str(), FrozenModule { code, package })
    }));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where to write"));
    fs::write(out.join("library.bin"), frozen.bytes).expect("the output can be written");
    fs::write(out.join("sources.rs"), sources).expect("the output can be written");
    let left_out = format!("&{left_out:?}");
    fs::write(out.join("left_out.rs"), left_out).expect("the output can be written");
}

/// The byte code of a module. Columns are for the carets under a line, so they are left out with the lines: they would
/// be a fifth of the library.
fn compile(path: &str, source: &str, shown: bool) -> Vec<u8> {
    let options = CompileOpts {
        debug_ranges: shown,
        ..CompileOpts::default()
    };
    let code = rustpython_compiler::compile(source, Mode::Exec, path, options)
        .unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut bytes = Vec::new();
    marshal::serialize_code(&mut bytes, &code);
    bytes
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
