//! `_thread._local`. Knows threads by their idents.

#[rustpython_vm::pymodule(sub, name = "_thread")]
pub(super) mod decl {
    use std::cell::RefCell;
    use std::collections::BTreeMap;
    use std::rc::{Rc, Weak};

    use rustpython_vm::builtins::{PyDictRef, PyStr, PyType};
    use rustpython_vm::function::{FuncArgs, PySetterValue};
    use rustpython_vm::types::{Constructor, GetAttr, SetAttr};
    use rustpython_vm::{AsObject, Py, PyPayload, PyResult, VirtualMachine, pyclass};

    use crate::modules::thread::ident;

    /// `threading.local`: an object whose attributes each thread has for itself.
    #[pyattr]
    #[pyclass(module = "_thread", name = "_local")]
    #[derive(Debug, PyPayload)]
    struct Local {
        attributes: Rc<Attributes>,
        args: FuncArgs,
    }

    /// Of each thread by its ident.
    type Attributes = RefCell<BTreeMap<u64, PyDictRef>>;

    thread_local! {
        /// Of all that there are.
        static LOCALS: RefCell<Vec<Weak<Attributes>>> = const { RefCell::new(Vec::new()) };
    }

    /// Forgets those of an earlier interpreter.
    pub(in crate::modules::thread) fn reset() {
        LOCALS.with(|locals| locals.take());
    }

    /// The running thread ends, and what was local to it.
    pub(in crate::modules::thread) fn forget_locals() {
        let locals: Vec<Rc<Attributes>> = LOCALS.with(|locals| {
            let mut locals = locals.borrow_mut();
            locals.retain(|attributes| attributes.strong_count() > 0);
            locals.iter().filter_map(Weak::upgrade).collect()
        });
        for attributes in locals {
            // Not in one expression: the borrow would last while it is dropped, which may run the program's code.
            let mine = attributes.borrow_mut().remove(&ident());
            drop(mine);
        }
    }

    impl Constructor for Local {
        type Args = FuncArgs;

        fn py_new(_class: &Py<PyType>, args: FuncArgs, vm: &VirtualMachine) -> PyResult<Self> {
            let attributes = BTreeMap::from([(ident(), vm.ctx.new_dict())]);
            let attributes = Rc::new(RefCell::new(attributes));
            LOCALS.with(|locals| locals.borrow_mut().push(Rc::downgrade(&attributes)));
            Ok(Local { attributes, args })
        }
    }

    #[pyclass(with(Constructor, GetAttr, SetAttr), flags(BASETYPE))]
    impl Local {
        #[pygetset]
        fn __dict__(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyDictRef> {
            Self::mine(zelf, vm)
        }
    }

    impl Local {
        /// The running thread's own attributes. A thread's first look calls `__init__` again, for that thread.
        fn mine(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyDictRef> {
            let ident = ident();
            if let Some(mine) = zelf.attributes.borrow().get(&ident) {
                return Ok(mine.clone());
            }
            let mine = vm.ctx.new_dict();
            zelf.attributes.borrow_mut().insert(ident, mine.clone());
            let mut args = zelf.args.clone();
            args.args.insert(0, zelf.to_owned().into());
            zelf.class()
                .as_object()
                .get_attr("__init__", vm)?
                .call(args, vm)?;
            Ok(mine)
        }
    }

    impl GetAttr for Local {
        fn getattro(zelf: &Py<Self>, name: &Py<PyStr>, vm: &VirtualMachine) -> PyResult {
            if name.to_string() == "__dict__" {
                return Ok(Self::mine(zelf, vm)?.into());
            }
            zelf.as_object()
                .generic_getattr_opt(name, Some(Self::mine(zelf, vm)?), vm)?
                .ok_or_else(|| {
                    vm.new_attribute_error(format!(
                        "'{}' object has no attribute '{name}'",
                        zelf.class().name()
                    ))
                })
        }
    }

    impl SetAttr for Local {
        fn setattro(
            zelf: &Py<Self>,
            name: &Py<PyStr>,
            value: PySetterValue,
            vm: &VirtualMachine,
        ) -> PyResult<()> {
            match value {
                PySetterValue::Assign(value) => {
                    Self::mine(zelf, vm)?.set_item(name.as_object(), value, vm)
                }
                PySetterValue::Delete => Self::mine(zelf, vm)?
                    .del_item(name.as_object(), vm)
                    .map_err(|_| {
                        vm.new_attribute_error(format!(
                            "'{}' object has no attribute '{name}'",
                            zelf.class().name()
                        ))
                    }),
            }
        }
    }
}
