//! `select`, so that `selectors` imports: there is nothing here that could become readable.

pub(super) use decl::module_def;

#[rustpython_vm::pymodule(name = "select")]
mod decl {
    use rustpython_vm::function::FuncArgs;
    use rustpython_vm::{PyObjectRef, PyResult, VirtualMachine};

    #[pyattr]
    fn error(vm: &VirtualMachine) -> PyObjectRef {
        vm.ctx.exceptions.os_error.to_owned().into()
    }

    /// # Errors
    ///
    /// Always: there are no descriptors to select from.
    #[pyfunction]
    fn select(_args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        Err(vm.new_os_error("[Errno 38] The playground has no sockets and no files to wait for"))
    }
}
