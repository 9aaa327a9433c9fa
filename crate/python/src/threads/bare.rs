//! The cheapest interpreter there can be: one of which only the machine is wanted, which a program never sees.
//! Knows what RustPython looks for while it builds one (rustpython-vm 0.6.0, src/vm/mod.rs, `initialize`).
//!
//! A usual one costs ten times as much: hundreds of types of `_ast`, the import system, the encodings.

use std::cell::OnceCell;

use rustpython_vm::builtins::{PyModule, PyModuleDef, PyModuleSlots};
use rustpython_vm::frozen::FrozenLib;
use rustpython_vm::{AsObject, Context, Interpreter, Py, PyResult, Settings, VirtualMachine};

const FROZEN: &FrozenLib = rustpython_vm::py_freeze!(dir = "bare", crate_name = "rustpython_vm");

/// Modules that are imported, and not used.
const EMPTY: [&str; 4] = ["_ast", "_io", "_typing", "_warnings"];

thread_local! {
    static DEFINITIONS: OnceCell<Vec<&'static PyModuleDef>> = const { OnceCell::new() };
}

pub(super) fn interpreter() -> Interpreter {
    let builder = Interpreter::builder(Settings::default());
    let modules = DEFINITIONS.with(|kept| kept.get_or_init(|| definitions(&builder.ctx)).clone());
    builder
        .add_native_modules(&modules)
        .add_frozen_modules(FROZEN.decode())
        // A collection would run the program's finalizers, in the midst of it.
        .init_hook(|vm| vm.state.gc.disable())
        .build()
}

fn definitions(context: &Context) -> Vec<&'static PyModuleDef> {
    EMPTY
        .map(|name| {
            // A definition is for ever; these are made once.
            &*Box::leak(Box::new(PyModuleDef {
                name: context.intern_str(name),
                doc: None,
                methods: &[],
                slots: PyModuleSlots {
                    create: None,
                    exec: Some(fill),
                },
            }))
        })
        .into()
}

/// `open` is looked for in `_io`, and put among the builtins.
fn fill(vm: &VirtualMachine, module: &Py<PyModule>) -> PyResult<()> {
    module.as_object().set_attr("open", vm.ctx.none(), vm)
}
