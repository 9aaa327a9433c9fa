//! `_tracemalloc`: nothing is traced here, and nobody can start it. `warnings` asks whether something was, to say
//! how to find out where an object came from.

pub(super) use decl::module_def;

#[rustpython_vm::pymodule(name = "_tracemalloc")]
mod decl {
    use rustpython_vm::function::FuncArgs;
    use rustpython_vm::{PyObjectRef, PyResult, VirtualMachine};

    #[pyfunction]
    fn is_tracing() -> bool {
        false
    }

    #[pyfunction]
    fn start(_args: FuncArgs, vm: &VirtualMachine) -> PyResult<()> {
        Err(vm.new_runtime_error("the memory of this interpreter cannot be traced"))
    }

    #[pyfunction]
    #[pyfunction(name = "clear_traces")]
    #[pyfunction(name = "reset_peak")]
    fn stop() {}

    #[pyfunction]
    fn get_traceback_limit() -> usize {
        1
    }

    #[pyfunction]
    fn get_tracemalloc_memory() -> usize {
        0
    }

    #[pyfunction]
    fn get_traced_memory() -> (usize, usize) {
        (0, 0)
    }

    #[pyfunction]
    fn _get_object_traceback(_object: PyObjectRef, vm: &VirtualMachine) -> PyObjectRef {
        vm.ctx.none()
    }

    #[pyfunction]
    fn _get_traces(vm: &VirtualMachine) -> PyObjectRef {
        vm.ctx.new_list(vec![]).into()
    }
}
