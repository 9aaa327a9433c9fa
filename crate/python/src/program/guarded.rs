//! `compile`, `eval` and `exec`, which look at a text before they parse it, as is done with the program itself.

use rustpython_vm::builtins::{PyBytes, PyStr};
use rustpython_vm::function::FuncArgs;
use rustpython_vm::{PyObjectRef, PyResult, VirtualMachine};

use super::source;

pub(super) fn install(vm: &VirtualMachine) -> PyResult<()> {
    for name in ["compile", "eval", "exec"] {
        let original = vm.builtins.get_attr(name, vm)?;
        let guarded = vm.new_function(name, move |args: FuncArgs, vm: &VirtualMachine| {
            let named = || {
                let named = args.kwargs.iter();
                named.filter_map(|(name, value)| (name.as_bytes() == b"source").then_some(value))
            };
            if let Some(text) = args.args.first().or_else(|| named().next()) {
                check(text, vm)?;
            }
            original
                .call(args, vm)
                .inspect_err(|exception| source::mend(vm, exception))
        });
        vm.builtins.set_attr(name, guarded, vm)?;
    }
    Ok(())
}

fn check(text: &PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
    if let Some(text) = text.downcast_ref::<PyStr>() {
        source::check(vm, &text.to_string_lossy(), "<string>")
    } else if let Some(bytes) = text.downcast_ref::<PyBytes>() {
        source::check(vm, &String::from_utf8_lossy(bytes.as_bytes()), "<string>")
    } else {
        Ok(())
    }
}
