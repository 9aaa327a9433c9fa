//! `_signal`: handlers, and SIGINT, which is how Stop arrives. Knows the world; knows no loop.

pub(super) use _signal::module_def;
pub(crate) use _signal::{interrupted, raise_signal, reset};

#[rustpython_vm::pymodule]
mod _signal {
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    use rustpython_vm::{PyObjectRef, PyResult, VirtualMachine};

    use crate::modules::posix;
    use crate::world::World;

    #[pyattr]
    const SIG_DFL: i32 = 0;
    #[pyattr]
    const SIG_IGN: i32 = 1;
    #[pyattr]
    const SIGHUP: i32 = 1;
    #[pyattr]
    const SIGINT: i32 = 2;
    #[pyattr]
    const SIGQUIT: i32 = 3;
    #[pyattr]
    const SIGABRT: i32 = 6;
    #[pyattr]
    const SIGFPE: i32 = 8;
    #[pyattr]
    const SIGKILL: i32 = 9;
    #[pyattr]
    const SIGSEGV: i32 = 11;
    #[pyattr]
    const SIGPIPE: i32 = 13;
    #[pyattr]
    const SIGALRM: i32 = 14;
    #[pyattr]
    const SIGTERM: i32 = 15;
    #[pyattr]
    const SIGCHLD: i32 = 17;
    #[pyattr]
    const NSIG: i32 = 65;

    thread_local! {
        /// What the program set; SIGINT's is `default_int_handler` until then.
        static HANDLERS: RefCell<BTreeMap<i32, PyObjectRef>> = const { RefCell::new(BTreeMap::new()) };
    }

    /// Forgets the handlers of an earlier interpreter on this thread.
    pub(crate) fn reset() {
        HANDLERS.with(|handlers| handlers.take());
    }

    fn checked(number: i32, vm: &VirtualMachine) -> PyResult<i32> {
        if (1..NSIG).contains(&number) {
            Ok(number)
        } else {
            Err(vm.new_value_error("signal number out of range"))
        }
    }

    /// Raises KeyboardInterrupt: what SIGINT does unless the program says otherwise.
    #[pyfunction]
    fn default_int_handler(
        _args: rustpython_vm::function::FuncArgs,
        vm: &VirtualMachine,
    ) -> PyResult {
        Err(vm.new_exception_empty(vm.ctx.exceptions.keyboard_interrupt.to_owned()))
    }

    fn handler_of(number: i32, vm: &VirtualMachine) -> PyResult {
        let set = HANDLERS.with(|handlers| handlers.borrow().get(&number).cloned());
        match set {
            Some(handler) => Ok(handler),
            None if number == SIGINT => {
                vm.import("_signal", 0)?.get_attr("default_int_handler", vm)
            }
            None => Ok(vm.ctx.new_int(SIG_DFL).into()),
        }
    }

    #[pyfunction]
    fn getsignal(number: i32, vm: &VirtualMachine) -> PyResult {
        handler_of(checked(number, vm)?, vm)
    }

    #[pyfunction]
    fn signal(number: i32, handler: PyObjectRef, vm: &VirtualMachine) -> PyResult {
        let number = checked(number, vm)?;
        let before = handler_of(number, vm)?;
        if number == SIGKILL {
            return Err(vm.new_os_error("[Errno 22] Invalid argument"));
        }
        let plain = handler
            .try_to_value::<i32>(vm)
            .is_ok_and(|value| value == SIG_DFL || value == SIG_IGN);
        if !plain && !handler.is_callable() {
            return Err(vm.new_type_error(
                "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object",
            ));
        }
        HANDLERS.with(|handlers| handlers.borrow_mut().insert(number, handler));
        Ok(before)
    }

    #[pyfunction]
    pub(crate) fn raise_signal(number: i32, vm: &VirtualMachine) -> PyResult<()> {
        run(checked(number, vm)?, vm)
    }

    #[pyfunction]
    fn set_wakeup_fd(_args: rustpython_vm::function::FuncArgs) -> i32 {
        -1
    }

    #[pyfunction]
    fn siginterrupt(_args: rustpython_vm::function::FuncArgs) {}

    #[pyfunction]
    fn strsignal(number: i32) -> Option<&'static str> {
        match number {
            SIGINT => Some("Interrupt"),
            SIGTERM => Some("Terminated"),
            SIGKILL => Some("Killed"),
            _ => None,
        }
    }

    #[pyfunction]
    fn valid_signals(vm: &VirtualMachine) -> PyResult {
        let numbers: Vec<PyObjectRef> = (1..NSIG)
            .map(|number| vm.ctx.new_int(number).into())
            .collect();
        vm.builtins
            .get_attr("set", vm)?
            .call((vm.ctx.new_list(numbers),), vm)
    }

    /// Runs the handler of this signal as CPython's main thread would between two instructions.
    fn run(number: i32, vm: &VirtualMachine) -> PyResult<()> {
        let handler = handler_of(number, vm)?;
        match handler.try_to_value::<i32>(vm) {
            Ok(SIG_IGN) => Ok(()),
            Ok(SIG_DFL) if number == SIGCHLD => Ok(()),
            Ok(_) => {
                let text = format!("killed by signal {number}");
                Err(vm.new_exception_msg(vm.ctx.exceptions.system_exit.to_owned(), text.into()))
            }
            Err(_) => handler.call((number, vm.ctx.none()), vm).map(drop),
        }
    }

    /// Somebody pressed Stop: SIGINT. Or another thread called `os._exit`.
    ///
    /// # Errors
    ///
    /// What its handler raises.
    pub(crate) fn interrupted(vm: &VirtualMachine) -> PyResult<()> {
        if let Some(status) = World::current().exit_code() {
            return posix::exit_now(status, vm);
        }
        run(SIGINT, vm)
    }
}
