//! `_contextvars`: PEP 567. The interpreter comes with one; here the event loop has to enter a context for each step
//! of a task, and copy one for each task, so both are to be had from Rust, and a copy shares what it copies.
//! Knows no loop.
//!
//! The rules are those of CPython's Python/context.c.

pub(crate) use decl::Context;
pub(super) use decl::module_def;

#[rustpython_vm::pymodule(name = "_contextvars")]
mod decl {
    use std::cell::Cell;
    use std::collections::BTreeMap;

    use rustpython_vm::builtins::{PyGenericAlias, PyStr, PyStrRef, PyType, PyTypeRef};
    use rustpython_vm::common::lock::PyRwLock;
    use rustpython_vm::function::{FuncArgs, OptionalArg, PyComparisonValue};
    use rustpython_vm::object::{self, TraverseFn};
    use rustpython_vm::protocol::{PyMappingMethods, PySequenceMethods};
    use rustpython_vm::types::{
        AsMapping, AsSequence, Comparable, Constructor, Iterable, PyComparisonOp, Representable,
    };
    use rustpython_vm::{
        AsObject, Py, PyObject, PyObjectRef, PyPayload, PyRef, PyResult, Traverse, VirtualMachine,
        atomic_func, pyclass,
    };

    /// What a variable is set to in some contexts. Never changed, so contexts may share it.
    #[pyclass(no_attr, module = "_contextvars", name = "hamt", traverse = "manual")]
    #[derive(Debug, Default, PyPayload)]
    struct Values {
        /// By the number of the variable, which is the order in which they were made.
        map: BTreeMap<u64, (PyRef<ContextVar>, PyObjectRef)>,
    }

    // SAFETY: each reference that the map owns is visited once.
    unsafe impl object::Traverse for Values {
        fn traverse(&self, visit: &mut TraverseFn<'_>) {
            for (variable, value) in self.map.values() {
                variable.traverse(visit);
                value.traverse(visit);
            }
        }
    }

    #[pyclass]
    impl Values {}

    #[pyattr]
    #[pyclass(module = "_contextvars", name = "Context", unhashable = true, traverse)]
    #[derive(Debug, PyPayload)]
    pub(crate) struct Context {
        values: PyRwLock<PyRef<Values>>,
        #[pytraverse(skip)]
        entered: Cell<bool>,
    }

    impl Context {
        fn empty(vm: &VirtualMachine) -> Context {
            Context {
                values: PyRwLock::new(Values::default().into_ref(&vm.ctx)),
                entered: Cell::new(false),
            }
        }

        fn copied(&self) -> Context {
            Context {
                values: PyRwLock::new(self.values.read().clone()),
                entered: Cell::new(false),
            }
        }

        /// The one that the running code is in.
        fn current(vm: &VirtualMachine) -> PyRef<Context> {
            let innermost = vm.context_stack.borrow().last().cloned();
            match innermost.map(PyObjectRef::downcast) {
                Some(Ok(context)) => context,
                _ => {
                    let context = Context::empty(vm).into_ref(&vm.ctx);
                    context.entered.set(true);
                    vm.context_stack.borrow_mut().push(context.clone().into());
                    context
                }
            }
        }

        /// A copy of the one that the running code is in: `contextvars.copy_context()`.
        pub(crate) fn copy_current(vm: &VirtualMachine) -> PyRef<Context> {
            Context::current(vm).copied().into_ref(&vm.ctx)
        }

        /// Runs something in it.
        ///
        /// # Errors
        ///
        /// If it is entered already, and those of what it runs.
        pub(crate) fn run_in<T>(
            zelf: &Py<Self>,
            vm: &VirtualMachine,
            inside: impl FnOnce() -> PyResult<T>,
        ) -> PyResult<T> {
            if zelf.entered.replace(true) {
                let repr = zelf.as_object().repr(vm)?;
                return Err(vm.new_runtime_error(format!(
                    "cannot enter context: {repr} is already entered"
                )));
            }
            vm.context_stack.borrow_mut().push(zelf.to_owned().into());
            let result = inside();
            let left = vm.context_stack.borrow_mut().pop();
            zelf.entered.set(false);
            drop(left);
            result
        }

        fn value(&self, variable: &Py<ContextVar>) -> Option<PyObjectRef> {
            let values = self.values.read();
            values
                .map
                .get(&variable.number)
                .map(|(_, value)| value.clone())
        }

        /// Sets or, with `None`, takes away.
        fn change(
            &self,
            variable: &Py<ContextVar>,
            value: Option<PyObjectRef>,
            vm: &VirtualMachine,
        ) {
            let mut map = self.values.read().map.clone();
            match value {
                Some(value) => map.insert(variable.number, (variable.to_owned(), value)),
                None => map.remove(&variable.number),
            };
            let changed = Values { map }.into_ref(&vm.ctx);
            let before = std::mem::replace(&mut *self.values.write(), changed);
            // Dropped with nothing borrowed: a __del__ may run.
            drop(before);
        }

        fn entries(&self) -> Vec<(PyObjectRef, PyObjectRef)> {
            let values = self.values.read();
            values
                .map
                .values()
                .map(|(variable, value)| (variable.clone().into(), value.clone()))
                .collect()
        }
    }

    fn key<'a>(key: &'a PyObject, vm: &VirtualMachine) -> PyResult<&'a Py<ContextVar>> {
        match key.downcast_ref::<ContextVar>() {
            Some(variable) => Ok(variable),
            None => {
                let repr = key.repr(vm)?;
                Err(vm.new_type_error(format!("a ContextVar key was expected, got {repr}")))
            }
        }
    }

    fn iterator(items: Vec<PyObjectRef>, vm: &VirtualMachine) -> PyResult {
        let list: PyObjectRef = vm.ctx.new_list(items).into();
        Ok(list.get_iter(vm)?.into())
    }

    impl Constructor for Context {
        type Args = FuncArgs;

        fn py_new(_class: &Py<PyType>, args: FuncArgs, vm: &VirtualMachine) -> PyResult<Self> {
            if args.args.is_empty() && args.kwargs.is_empty() {
                Ok(Context::empty(vm))
            } else {
                Err(vm.new_type_error("Context() does not accept any arguments"))
            }
        }
    }

    #[pyclass(
        with(Constructor, AsMapping, AsSequence, Iterable, Comparable),
        flags(HAS_WEAKREF)
    )]
    impl Context {
        #[pymethod]
        fn run(zelf: &Py<Self>, mut args: FuncArgs, vm: &VirtualMachine) -> PyResult {
            if args.args.is_empty() {
                return Err(vm.new_type_error("run() missing 1 required positional argument"));
            }
            let callable = args.args.remove(0);
            Context::run_in(zelf, vm, || callable.call_with_args(args, vm))
        }

        #[pymethod]
        fn copy(zelf: &Py<Self>) -> Context {
            zelf.copied()
        }

        #[pymethod]
        fn get(
            zelf: &Py<Self>,
            variable: PyObjectRef,
            default: OptionalArg<PyObjectRef>,
            vm: &VirtualMachine,
        ) -> PyResult {
            let value = zelf.value(key(&variable, vm)?);
            Ok(value.unwrap_or_else(|| default.unwrap_or_none(vm)))
        }

        #[pymethod]
        fn keys(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
            iterator(zelf.entries().into_iter().map(|(key, _)| key).collect(), vm)
        }

        #[pymethod]
        fn values(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
            iterator(
                zelf.entries().into_iter().map(|(_, value)| value).collect(),
                vm,
            )
        }

        #[pymethod]
        fn items(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
            let pairs = zelf.entries().into_iter();
            let pairs = pairs.map(|(key, value)| vm.ctx.new_tuple(vec![key, value]).into());
            iterator(pairs.collect(), vm)
        }
    }

    impl AsMapping for Context {
        fn as_mapping() -> &'static PyMappingMethods {
            static METHODS: PyMappingMethods = PyMappingMethods {
                length: atomic_func!(|mapping, _vm| Ok(Context::mapping_downcast(mapping)
                    .values
                    .read()
                    .map
                    .len())),
                subscript: atomic_func!(|mapping, needle, vm| {
                    let variable = key(needle, vm)?;
                    Context::mapping_downcast(mapping)
                        .value(variable)
                        .ok_or_else(|| vm.new_key_error(variable.to_owned().into()))
                }),
                ass_subscript: None,
            };
            &METHODS
        }
    }

    impl AsSequence for Context {
        fn as_sequence() -> &'static PySequenceMethods {
            static METHODS: std::sync::LazyLock<PySequenceMethods> =
                std::sync::LazyLock::new(|| PySequenceMethods {
                    contains: atomic_func!(|sequence, target, vm| {
                        let variable = key(target, vm)?;
                        Ok(Context::sequence_downcast(sequence)
                            .value(variable)
                            .is_some())
                    }),
                    ..PySequenceMethods::NOT_IMPLEMENTED
                });
            &METHODS
        }
    }

    impl Iterable for Context {
        fn iter(zelf: PyRef<Self>, vm: &VirtualMachine) -> PyResult {
            Context::keys(&zelf, vm)
        }
    }

    impl Comparable for Context {
        fn cmp(
            zelf: &Py<Self>,
            other: &PyObject,
            op: PyComparisonOp,
            vm: &VirtualMachine,
        ) -> PyResult<PyComparisonValue> {
            let Some(other) = other.downcast_ref::<Context>() else {
                return Ok(PyComparisonValue::NotImplemented);
            };
            op.eq_only(|| {
                let (mine, others) = (zelf.entries(), other.entries());
                if mine.len() != others.len() {
                    return Ok(false.into());
                }
                for ((key, value), (other_key, other_value)) in mine.iter().zip(&others) {
                    if !key.is(other_key) || !vm.bool_eq(value, other_value)? {
                        return Ok(false.into());
                    }
                }
                Ok(true.into())
            })
        }
    }

    thread_local! {
        /// How many variables were ever made.
        static MADE: Cell<u64> = const { Cell::new(0) };
    }

    #[pyattr]
    #[pyclass(module = "_contextvars", name = "ContextVar", traverse)]
    #[derive(Debug, PyPayload)]
    struct ContextVar {
        name: PyStrRef,
        default: Option<PyObjectRef>,
        #[pytraverse(skip)]
        number: u64,
    }

    impl Constructor for ContextVar {
        type Args = FuncArgs;

        fn py_new(_class: &Py<PyType>, mut args: FuncArgs, vm: &VirtualMachine) -> PyResult<Self> {
            let default = args.take_keyword("default");
            if args.args.len() != 1 {
                return Err(vm.new_type_error(format!(
                    "ContextVar() takes exactly 1 positional argument ({} given)",
                    args.args.len()
                )));
            }
            let (name,): (PyObjectRef,) = args.bind(vm)?;
            let name = name
                .downcast::<PyStr>()
                .map_err(|_| vm.new_type_error("context variable name must be a str"))?;
            let number = MADE.get();
            MADE.set(number + 1);
            Ok(ContextVar {
                name,
                default,
                number,
            })
        }
    }

    #[pyclass(with(Constructor, Representable), flags(HAS_WEAKREF))]
    impl ContextVar {
        #[pygetset]
        fn name(zelf: &Py<Self>) -> PyStrRef {
            zelf.name.clone()
        }

        #[pymethod]
        fn get(
            zelf: &Py<Self>,
            default: OptionalArg<PyObjectRef>,
            vm: &VirtualMachine,
        ) -> PyResult {
            let value = {
                let contexts = vm.context_stack.borrow();
                contexts
                    .last()
                    .and_then(|context| context.downcast_ref::<Context>())
                    .and_then(|context| context.value(zelf))
            };
            value
                .or(default.into_option())
                .or_else(|| zelf.default.clone())
                .ok_or_else(|| {
                    let class = vm.ctx.exceptions.lookup_error.to_owned();
                    vm.new_exception(class, vec![zelf.to_owned().into()])
                })
        }

        #[pymethod]
        fn set(zelf: PyRef<Self>, value: PyObjectRef, vm: &VirtualMachine) -> PyRef<Token> {
            let context = Context::current(vm);
            let before = context.value(&zelf);
            context.change(&zelf, Some(value), vm);
            let token = Token {
                context,
                variable: zelf,
                before,
                used: Cell::new(false),
            };
            token.into_ref(&vm.ctx)
        }

        #[pymethod]
        fn reset(zelf: &Py<Self>, token: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
            let Some(token) = token.downcast_ref::<Token>() else {
                let repr = token.repr(vm)?;
                return Err(vm.new_type_error(format!("expected an instance of Token, got {repr}")));
            };
            let repr = || token.as_object().repr(vm);
            if token.used.get() {
                return Err(vm.new_runtime_error(format!("{} has already been used once", repr()?)));
            }
            if !token.variable.is(zelf) {
                return Err(vm.new_value_error(format!(
                    "{} was created by a different ContextVar",
                    repr()?
                )));
            }
            let context = Context::current(vm);
            if !context.is(&token.context) {
                return Err(
                    vm.new_value_error(format!("{} was created in a different Context", repr()?))
                );
            }
            token.used.set(true);
            context.change(zelf, token.before.clone(), vm);
            Ok(())
        }

        #[pyclassmethod]
        fn __class_getitem__(
            class: PyTypeRef,
            args: PyObjectRef,
            vm: &VirtualMachine,
        ) -> PyResult<PyGenericAlias> {
            PyGenericAlias::from_args(class, args, vm)
        }
    }

    impl Representable for ContextVar {
        fn repr_str(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<String> {
            let name = zelf.name.as_object().repr(vm)?;
            let default = match &zelf.default {
                Some(default) => format!(" default={}", default.repr(vm)?),
                None => String::new(),
            };
            let id = zelf.get_id();
            Ok(format!("<ContextVar name={name}{default} at {id:#x}>"))
        }
    }

    #[pyattr]
    #[pyclass(module = "_contextvars", name = "Token", traverse)]
    #[derive(Debug, PyPayload)]
    struct Token {
        context: PyRef<Context>,
        variable: PyRef<ContextVar>,
        before: Option<PyObjectRef>,
        #[pytraverse(skip)]
        used: Cell<bool>,
    }

    impl Constructor for Token {
        type Args = FuncArgs;

        fn py_new(_class: &Py<PyType>, _args: FuncArgs, vm: &VirtualMachine) -> PyResult<Self> {
            Err(vm.new_runtime_error("Tokens can only be created by ContextVars"))
        }
    }

    #[pyclass(with(Constructor, Representable))]
    impl Token {
        #[pygetset]
        fn var(zelf: &Py<Self>) -> PyRef<ContextVar> {
            zelf.variable.clone()
        }

        #[pygetset]
        fn old_value(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
            match &zelf.before {
                Some(value) => Ok(value.clone()),
                None => zelf.as_object().get_attr("MISSING", vm),
            }
        }

        #[pyclassmethod]
        fn __class_getitem__(
            class: PyTypeRef,
            args: PyObjectRef,
            vm: &VirtualMachine,
        ) -> PyResult<PyGenericAlias> {
            PyGenericAlias::from_args(class, args, vm)
        }

        #[pymethod]
        fn __enter__(zelf: PyRef<Self>) -> PyRef<Self> {
            zelf
        }

        #[pymethod]
        fn __exit__(zelf: PyRef<Self>, _raised: FuncArgs, vm: &VirtualMachine) -> PyResult<()> {
            let variable = zelf.variable.clone();
            ContextVar::reset(&variable, zelf.into(), vm)
        }
    }

    impl Representable for Token {
        fn repr_str(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<String> {
            let used = if zelf.used.get() { " used" } else { "" };
            let variable = zelf.variable.as_object().repr(vm)?;
            let id = zelf.get_id();
            Ok(format!("<Token{used} var={variable} at {id:#x}>"))
        }
    }

    /// `Token.MISSING`.
    #[pyclass(no_attr, module = "_contextvars", name = "Missing")]
    #[derive(Debug, PyPayload)]
    struct Missing;

    #[pyclass(with(Representable))]
    impl Missing {}

    impl Representable for Missing {
        fn repr_str(_zelf: &Py<Self>, _vm: &VirtualMachine) -> PyResult<String> {
            Ok("<Token.MISSING>".to_owned())
        }
    }

    #[pyfunction]
    fn copy_context(vm: &VirtualMachine) -> PyRef<Context> {
        Context::copy_current(vm)
    }

    pub(crate) fn module_exec(
        vm: &VirtualMachine,
        module: &Py<rustpython_vm::builtins::PyModule>,
    ) -> PyResult<()> {
        __module_exec(vm, module);
        use rustpython_vm::class::PyClassImpl;
        let _ = Values::make_static_type();
        let _ = Missing::make_static_type();
        let token = module.get_attr("Token", vm)?;
        token.set_attr("MISSING", Missing.into_ref(&vm.ctx), vm)
    }
}
