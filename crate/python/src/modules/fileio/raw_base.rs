//! The class of the interpreter that a raw stream is one of. Knows no file.

use rustpython_vm::builtins::{PyBaseObject, PyType, PyTypeRef};
use rustpython_vm::class::{PyClassDef, StaticType};
use rustpython_vm::common::static_cell::StaticCell;
use rustpython_vm::object::{MaybeTraverse, TraverseFn, payload_offset};
use rustpython_vm::{Context, Py, PyObject, PyPayload, PyResult, VirtualMachine};

/// The interpreter's `_io._RawIOBase`, whose Rust type it keeps to itself: a class without content of its own.
#[derive(Debug, Default)]
#[repr(align(8))]
pub(super) struct RawIoBase;

impl PyClassDef for RawIoBase {
    const NAME: &'static str = "_RawIOBase";
    const MODULE_NAME: Option<&'static str> = Some("_io");
    const TP_NAME: &'static str = "_io._RawIOBase";
    const BASICSIZE: usize = payload_offset::<RawIoBase>();
    type Base = PyBaseObject;
}

impl StaticType for RawIoBase {
    fn static_cell() -> &'static StaticCell<PyTypeRef> {
        rustpython_vm::common::static_cell! {
            static CELL: PyTypeRef;
        }
        &CELL
    }
}

impl MaybeTraverse for RawIoBase {
    fn try_traverse(&self, _traverse: &mut TraverseFn<'_>) {}
}

impl PyPayload for RawIoBase {
    fn class(_context: &Context) -> &'static Py<PyType> {
        RawIoBase::static_type()
    }
}

/// Finds the interpreter's class, once.
pub(super) fn find(io: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
    if RawIoBase::static_cell().get().is_none() {
        let base: PyTypeRef = io
            .get_attr("_RawIOBase", vm)?
            .downcast()
            .map_err(|_| vm.new_system_error("_RawIOBase is no class"))?;
        let _ = RawIoBase::init_manually(base);
    }
    Ok(())
}
