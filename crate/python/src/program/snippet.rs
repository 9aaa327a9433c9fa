//! Programs that run before one, as the cells of a notebook do: they share its names, its modules and, where they await at
//! their top level, its event loop. Knows how each of them is run; not what is told of one that fails.

use rustpython_vm::builtins::{PyBaseExceptionRef, PyCode, PyDictRef};
use rustpython_vm::bytecode::CodeFlags;
use rustpython_vm::scope::Scope;
use rustpython_vm::{AsObject, PyObjectRef, PyRef, PyResult, VirtualMachine};

use super::{ending, finalise, source};
use crate::world::World;

/// A program that runs before another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// What its file is called in tracebacks; no two have the same name, and none is called `main.py`.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// What all that runs in one interpreter shares.
pub(super) struct Session {
    names: PyDictRef,
    /// The loop of all that await at their top level: an `asyncio.Runner`. None before the first of them.
    runner: Option<PyObjectRef>,
}

/// Why what was to come next does not run.
pub(super) enum Stopped {
    /// It raised this.
    Raised(PyBaseExceptionRef),
    /// It asked to end, with this code.
    Exited(i32),
}

impl Session {
    pub(super) fn new(names: PyDictRef) -> Session {
        Session {
            names,
            runner: None,
        }
    }

    /// Runs code to the end of its last line, and of what that awaits.
    pub(super) fn run(&mut self, vm: &VirtualMachine, code: PyRef<PyCode>) -> PyResult<()> {
        let awaits = code.flags.contains(CodeFlags::COROUTINE);
        let scope = Scope::with_builtins(None, self.names.clone(), vm);
        let program = vm.run_code_obj(code, scope)?;
        if !awaits {
            return Ok(());
        }
        let runner = match &self.runner {
            Some(runner) => runner.clone(),
            None => {
                let runner = vm.import("asyncio", 0)?.get_attr("Runner", vm)?;
                self.runner.insert(runner.call((), vm)?).clone()
            }
        };
        vm.call_method(&runner, "run", (program,)).map(drop)
    }

    /// The same of what runs before the program: nothing that it writes is shown. It may end by `sys.exit()`, as it may
    /// alone; a code that says that something went wrong stops what comes after it.
    pub(super) fn run_before(
        &mut self,
        vm: &VirtualMachine,
        code: PyRef<PyCode>,
    ) -> Result<(), Stopped> {
        let world = World::current();
        let ran = world.unheard(|| {
            let ran = self.run(vm, code);
            // What waits for the end of its line is not the program's.
            finalise::flush(vm);
            world.show_held();
            ran
        });
        if let Some(code) = world.exit_code() {
            return Err(Stopped::Exited(code & 0xff));
        }
        match ran {
            Err(exit) if exit.fast_isinstance(vm.ctx.exceptions.system_exit) => {
                match ending::system_exit(vm, &exit) {
                    0 => Ok(()),
                    code => Err(Stopped::Exited(code)),
                }
            }
            ran => ran.map_err(Stopped::Raised),
        }
    }

    /// Closes the loop, if there is one: whatever still runs in it is cancelled, as `asyncio.run` has it.
    pub(super) fn close(&self, vm: &VirtualMachine) -> PyResult<()> {
        match &self.runner {
            Some(runner) => vm.call_method(runner, "close", ()).map(drop),
            None => Ok(()),
        }
    }
}

/// Compiles each of them, in their order. The first that is no Python is told by its number.
pub(super) fn compile(
    vm: &VirtualMachine,
    snippets: &[Snippet],
) -> Result<Vec<PyRef<PyCode>>, (usize, PyBaseExceptionRef)> {
    let compile = |(number, snippet): (usize, &Snippet)| {
        let Snippet { name, text } = snippet;
        source::compile(vm, text, name).map_err(|error| (number, error))
    };
    World::current().unheard(|| snippets.iter().enumerate().map(compile).collect())
}
