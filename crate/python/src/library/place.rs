//! Where the library's modules say they are: in the files that CPython has of them. Knows importlib.

use rustpython_vm::builtins::{PyDict, PyStrRef};
use rustpython_vm::function::FuncArgs;
use rustpython_vm::{AsObject, PyObjectRef, PyRef, PyResult, TryFromObject, VirtualMachine};

/// What the importer's own way of finding is called.
const FIND: &str = "_find_frozen";

/// Tells importlib where the library is, so that each module of it has a file, and a package its path, and says so
/// in its repr as a module of CPython's does. Those that the interpreter imported while it was built are told now.
pub(super) fn install(vm: &VirtualMachine) -> PyResult<()> {
    let directory = vm.ctx.new_str(interleave_python_library::DIRECTORY);
    vm.sys_module.set_attr("_stdlib_dir", directory, vm)?;
    let importlib = vm.import("_frozen_importlib", 0)?;
    let importer = importlib.get_attr("FrozenImporter", vm)?;
    let find: PyObjectRef = vm.new_function("find_spec", find_spec).into();
    let find = vm
        .ctx
        .types
        .classmethod_type
        .as_object()
        .call((find,), vm)?;
    importer.set_attr(FIND, importer.get_attr("find_spec", vm)?, vm)?;
    importer.set_attr("find_spec", find, vm)?;
    let modules = vm.sys_module.get_attr("modules", vm)?;
    let modules = PyRef::<PyDict>::try_from_object(vm, modules)?;
    let modules: Vec<(PyObjectRef, PyObjectRef)> = modules.into_iter().collect();
    for (name, module) in modules {
        let Some(spec) = vm.get_attribute_opt(&module, "__spec__")? else {
            continue;
        };
        if vm.is_none(&spec) || !spec.get_attr("loader", vm)?.is(&importer) {
            continue;
        }
        let spec = vm.call_method(&importer, "find_spec", (name,))?;
        module.set_attr("__file__", spec.get_attr("origin", vm)?, vm)?;
        let inside = spec.get_attr("submodule_search_locations", vm)?;
        if !vm.is_none(&inside) {
            module.set_attr("__path__", inside, vm)?;
        }
        module.set_attr("__spec__", spec, vm)?;
    }
    Ok(())
}

/// As the importer finds it, but with the file as its place. For a module that is frozen the importer knows the
/// file, and keeps it for itself.
fn find_spec(importer: PyObjectRef, args: FuncArgs, vm: &VirtualMachine) -> PyResult {
    let spec = importer.get_attr(FIND, vm)?.call(args, vm)?;
    if vm.is_none(&spec) {
        return Ok(spec);
    }
    let file = spec
        .get_attr("loader_state", vm)?
        .get_attr("filename", vm)?;
    if let Ok(file) = PyStrRef::try_from_object(vm, file) {
        spec.set_attr(
            "cached",
            vm.ctx.new_str(cached(&file.to_string_lossy())),
            vm,
        )?;
        spec.set_attr("origin", file, vm)?;
        spec.set_attr("has_location", vm.ctx.new_bool(true), vm)?;
    }
    Ok(spec)
}

/// Where CPython keeps what it compiled of a file.
///
/// `CPython`: Lib/importlib/_bootstrap_external.py, `cache_from_source`.
fn cached(file: &str) -> String {
    let (directory, name) = file.rsplit_once('/').unwrap_or(("", file));
    let stem = name.strip_suffix(".py").unwrap_or(name);
    format!("{directory}/__pycache__/{stem}.cpython-314.pyc")
}
