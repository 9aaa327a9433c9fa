//! `_posixsubprocess`, so that `subprocess` and `asyncio` import: there are no processes here.

pub(super) use _posixsubprocess::module_def;

#[rustpython_vm::pymodule]
mod _posixsubprocess {
    use rustpython_vm::function::FuncArgs;
    use rustpython_vm::{PyResult, VirtualMachine};

    /// # Errors
    ///
    /// Always: the program has no system that could start another.
    #[pyfunction]
    fn fork_exec(_args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        Err(vm.new_os_error("the playground has no processes: a program cannot start another"))
    }
}
