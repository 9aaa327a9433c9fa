//! `sys.stdout` and `sys.stderr`, over the world's console.

use rustpython_vm::builtins::PyStrRef;
use rustpython_vm::function::FuncArgs;
use rustpython_vm::{AsObject, VirtualMachine};

use crate::console::Stream;
use crate::world::World;

pub(crate) fn install(vm: &VirtualMachine) {
    for (name, stream) in [("stdout", Stream::Stdout), ("stderr", Stream::Stderr)] {
        let write = vm.new_function("write", move |text: PyStrRef| -> usize {
            World::current()
                .console()
                .write(stream, &text.to_string_lossy());
            text.char_len()
        });
        let flush = vm.new_function("flush", |_: FuncArgs| {});
        let Ok(namespace) = vm.call_method(
            vm.sys_module
                .get_attr("implementation", vm)
                .expect("sys has an implementation")
                .class()
                .as_object(),
            "__call__",
            (),
        ) else {
            continue;
        };
        let _ = namespace.set_attr("write", write, vm);
        let _ = namespace.set_attr("flush", flush, vm);
        let _ = vm.sys_module.set_attr(name, namespace, vm);
    }
}
