//! The module that the program is: `__main__`. Knows the program's text; does not run it.

use rustpython_vm::builtins::{PyDictRef, PyStrRef};
use rustpython_vm::class::PyClassImpl;
use rustpython_vm::function::OptionalArg;
use rustpython_vm::{Py, PyObjectRef, PyPayload, PyResult, VirtualMachine, pyclass};

use super::snippet::Snippet;
use super::source;

/// Makes `__main__` for a program of this name, and says so to `sys` and `linecache`. The snippets before it
/// have lines too. Gives back its names.
///
/// CPython: Python/pythonrun.c, `_PyRun_SimpleFile`, and Python/pylifecycle.c, `add_main_module`.
pub(super) fn install(vm: &VirtualMachine, before: &[Snippet]) -> PyResult<PyDictRef> {
    let _ = SourceLoader::make_static_type();
    let loader: PyObjectRef = SourceLoader.into_ref(&vm.ctx).into();
    let names = vm.ctx.new_dict();
    let module = vm.new_module("__main__", names.clone(), None);
    names.set_item("__loader__", loader.clone(), vm)?;
    names.set_item("__builtins__", vm.builtins.clone().into(), vm)?;
    names.set_item("__file__", vm.ctx.new_str(source::FILE).into(), vm)?;
    names.set_item("__cached__", vm.ctx.none(), vm)?;
    let modules = vm.sys_module.get_attr("modules", vm)?;
    modules.set_item("__main__", module.into(), vm)?;
    let argv = vm.ctx.new_list(vec![vm.ctx.new_str(source::FILE).into()]);
    vm.sys_module.set_attr("argv", argv, vm)?;
    let argv = ["python", source::FILE].map(|argument| vm.ctx.new_str(argument).into());
    vm.sys_module
        .set_attr("orig_argv", vm.ctx.new_list(argv.to_vec()), vm)?;
    // A tuple of one function is an entry that is made when it is asked for, and never found out of date.
    let lines = vm.new_function("get_lines", || source::text().to_string());
    let cache = vm.import("linecache", 0)?.get_attr("cache", vm)?;
    let entry = vm.ctx.new_tuple(vec![lines.into()]);
    cache.set_item(source::FILE, entry.into(), vm)?;
    for Snippet { name, text } in before {
        let text = text.clone();
        let lines = vm.new_function("get_lines", move || text.clone());
        let entry = vm.ctx.new_tuple(vec![lines.into()]);
        cache.set_item(&**name, entry.into(), vm)?;
    }
    Ok(names)
}

/// `__main__.__loader__`: by it `linecache` and `inspect` find the program's text.
#[pyclass(module = "_frozen_importlib_external", name = "SourceFileLoader")]
#[derive(Debug, PyPayload)]
pub(super) struct SourceLoader;

#[pyclass]
impl SourceLoader {
    #[pygetset]
    fn name(_zelf: &Py<Self>) -> &'static str {
        "__main__"
    }

    #[pygetset]
    fn path(_zelf: &Py<Self>) -> &'static str {
        source::FILE
    }

    #[pymethod]
    fn get_filename(_zelf: &Py<Self>, _name: OptionalArg<PyStrRef>) -> &'static str {
        source::FILE
    }

    #[pymethod]
    fn get_source(_zelf: &Py<Self>, _name: OptionalArg<PyStrRef>) -> String {
        source::text().to_string()
    }

    #[pymethod]
    fn get_data(_zelf: &Py<Self>, _path: PyObjectRef, vm: &VirtualMachine) -> PyResult {
        Ok(vm.ctx.new_bytes(source::text().as_bytes().to_vec()).into())
    }

    #[pymethod]
    fn is_package(_zelf: &Py<Self>, _name: OptionalArg<PyStrRef>) -> bool {
        false
    }
}
