//! Builds an interpreter in a [`World`]: its settings, its native modules, its frozen library. Knows no program.

use std::rc::Rc;

use rustpython_vm as vm;

use crate::program::{self, Ending, Snippet};
use crate::world::World;
use crate::{asyncio, library, modules};

/// A Python interpreter, for one program.
pub struct Interpreter {
    /// Goes before the machine does.
    _asyncio: asyncio::Kept,
    vm: vm::Interpreter,
    world: Rc<World>,
}

impl Interpreter {
    /// Builds one in this world, which becomes the current one of this thread.
    #[must_use]
    pub fn new(world: World) -> Interpreter {
        let world = Rc::new(world);
        world.enter();
        let kept = asyncio::Kept::begin();
        let builder = vm::Interpreter::builder(vm::Settings::default());
        let standard = rustpython_stdlib::stdlib_module_defs(&builder.ctx);
        let standard = modules::standard(&builder.ctx, standard);
        // Later ones of the same name win.
        let host = modules::definitions(&builder.ctx);
        let asyncio = asyncio::definitions(&builder.ctx);
        let vm = builder
            .add_native_modules(&standard)
            .add_native_modules(&host)
            .add_native_modules(&asyncio)
            .add_frozen_modules(library::frozen())
            .build();
        let interpreter = Interpreter {
            _asyncio: kept,
            vm,
            world,
        };
        interpreter.vm.enter(modules::install);
        interpreter.vm.enter(library::install);
        interpreter.vm.enter(program::install);
        interpreter
    }

    /// The same, where calls may nest so deep, and no deeper unless the program says so: one more is a
    /// RecursionError. It is 1000 otherwise, as in CPython; a small stack wants less.
    #[must_use]
    pub fn with_recursion_limit(self, limit: usize) -> Interpreter {
        self.vm.enter(|vm| vm.recursion_limit.set(limit));
        self
    }

    /// The world it lives in.
    #[must_use]
    pub fn world(&self) -> &Rc<World> {
        &self.world
    }

    /// Imports what most programs need, so that it is there when a program comes. What is imported so is a module
    /// like any other; a program finds it in `sys.modules` earlier than it would elsewhere.
    pub fn warm(&self) {
        self.world.enter();
        self.vm.enter(|vm| {
            if let Err(exception) = vm.import("asyncio", 0) {
                let mut why = String::new();
                // What it says of itself may be broken too; then there is nothing more to say.
                let _ = vm.write_exception(&mut why, &exception);
                panic!("asyncio cannot be imported: {why}");
            }
        });
    }

    /// Runs the program to its end, as `python main.py` would.
    pub fn run(&self, program: &str) -> Ending {
        self.run_after(&[], program)
    }

    /// The same, after others that it shares its names with, as the cells of a notebook do. What those write is not
    /// shown, and what they begin and do not wait for goes on.
    pub fn run_after(&self, before: &[Snippet], program: &str) -> Ending {
        self.world.enter();
        self.vm.enter(|vm| {
            asyncio::watch(vm);
            program::run(vm, before, program)
        })
    }
}
