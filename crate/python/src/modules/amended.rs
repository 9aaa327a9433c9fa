//! Modules of the interpreter that ask the system for something the target lacks, which would be a panic there:
//! amended, or left out where the library has a fallback of its own. Knows the world; knows no loop.

use std::sync::OnceLock;

use rustpython_vm::builtins::{PyModule, PyModuleDef, PyModuleSlots, PyTypeRef};
use rustpython_vm::function::KwArgs;
use rustpython_vm::{AsObject, Context, Py, PyObjectRef, PyResult, VirtualMachine};

use crate::world::World;

type Exec = fn(&VirtualMachine, &Py<PyModule>) -> PyResult<()>;

/// `queue` and `uuid` do in Python what these would do natively. `_queue` waits by the system's clock, and does not
/// wait at all without the system's threads; `_uuid` reads the system's clock.
const REPLACED: [&str; 2] = ["_queue", "_uuid"];

/// What nothing of the library here is made with: packed files, XML, and the encodings of single countries.
/// www/build/leave-out.js empties these modules, so that nobody downloads them.
const UNUSED: [&str; 12] = [
    "_bz2",
    "_codecs_cn",
    "_codecs_hk",
    "_codecs_iso2022",
    "_codecs_jp",
    "_codecs_kr",
    "_codecs_tw",
    "_elementtree",
    "_lzma",
    "_multibytecodec",
    "_remote_debugging",
    "pyexpat",
];

/// Second interpreters need threads of the system, and wait by its clock.
const ABSENT: [&str; 3] = ["_interpchannels", "_interpqueues", "_interpreters"];

static DATETIME: OnceLock<Option<Exec>> = OnceLock::new();

/// The interpreter's own modules as they can be here.
pub(crate) fn standard(
    context: &Context,
    modules: Vec<&'static PyModuleDef>,
) -> Vec<&'static PyModuleDef> {
    let absent = ABSENT.map(|name| PyModuleDef {
        name: context.intern_str(name),
        doc: None,
        methods: &[],
        slots: PyModuleSlots {
            create: None,
            exec: Some(no_such_module),
        },
    });
    modules
        .into_iter()
        .filter(|module| !REPLACED.contains(&module.name.as_str()))
        .filter(|module| !UNUSED.contains(&module.name.as_str()))
        .map(|module| match module.name.as_str() {
            "_datetime" => amend(module, &DATETIME, datetime),
            _ => module,
        })
        .chain(
            absent
                .into_iter()
                .map(|module| &*Box::leak(Box::new(module))),
        )
        .collect()
}

/// The same module, made ready by `exec`, which finds the module's own way in `original`.
fn amend(
    module: &'static PyModuleDef,
    original: &'static OnceLock<Option<Exec>>,
    exec: Exec,
) -> &'static PyModuleDef {
    original.get_or_init(|| module.slots.exec);
    // One a build of an interpreter: a run has one.
    Box::leak(Box::new(PyModuleDef {
        name: module.name,
        doc: module.doc,
        methods: module.methods,
        slots: PyModuleSlots {
            create: module.slots.create,
            exec: Some(exec),
        },
    }))
}

fn run(
    original: &OnceLock<Option<Exec>>,
    vm: &VirtualMachine,
    module: &Py<PyModule>,
) -> PyResult<()> {
    match original.get() {
        Some(Some(exec)) => exec(vm, module),
        _ => Ok(()),
    }
}

fn no_such_module(vm: &VirtualMachine, module: &Py<PyModule>) -> PyResult<()> {
    let name = module.name.map_or("?", |name| name.as_str());
    let class = vm.ctx.exceptions.module_not_found_error.to_owned();
    Err(vm.new_exception_msg(class, format!("No module named '{name}'").into()))
}

fn class_of(module: &Py<PyModule>, name: &'static str, vm: &VirtualMachine) -> PyResult<PyTypeRef> {
    module
        .get_attr(name, vm)?
        .downcast()
        .map_err(|_| vm.new_system_error(format!("{name} is no class")))
}

/// `datetime.now` and `datetime.utcnow` follow the program's clock; `today` follows `time.time` by itself.
fn datetime(vm: &VirtualMachine, module: &Py<PyModule>) -> PyResult<()> {
    run(&DATETIME, vm, module)?;
    let class = class_of(module, "datetime", vm)?;
    let classmethod = vm.builtins.get_attr("classmethod", vm)?;
    let now: PyObjectRef = vm.new_function("now", now).into();
    let utcnow: PyObjectRef = vm.new_function("utcnow", utcnow).into();
    class.set_attr(vm.ctx.intern_str("now"), classmethod.call((now,), vm)?);
    class.set_attr(
        vm.ctx.intern_str("utcnow"),
        classmethod.call((utcnow,), vm)?,
    );
    Ok(())
}

/// The time in seconds. A double holds microseconds of this century exactly enough to be rounded back to them.
fn unix_seconds() -> f64 {
    let micros = World::current().unix_time().as_micros();
    micros as f64 / 1e6
}

#[derive(rustpython_vm::FromArgs)]
struct NowArgs {
    #[pyarg(any, default)]
    tz: Option<PyObjectRef>,
}

fn now(class: PyTypeRef, args: NowArgs, vm: &VirtualMachine) -> PyResult {
    let zone = args.tz.unwrap_or_else(|| vm.ctx.none());
    vm.call_method(class.as_object(), "fromtimestamp", (unix_seconds(), zone))
}

fn utcnow(class: PyTypeRef, vm: &VirtualMachine) -> PyResult {
    let text = "datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use \
                timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).";
    let category = vm.ctx.exceptions.deprecation_warning.to_owned();
    vm.import("warnings", 0)?
        .get_attr("warn", vm)?
        .call((text, category, 2), vm)?;
    let zone = vm.import("datetime", 0)?.get_attr("UTC", vm)?;
    let aware = vm.call_method(class.as_object(), "fromtimestamp", (unix_seconds(), zone))?;
    let replace = aware.get_attr("replace", vm)?;
    let no_zone = KwArgs::new(
        [("tzinfo".to_owned().into(), vm.ctx.none())]
            .into_iter()
            .collect(),
    );
    replace.call(no_zone, vm)
}
