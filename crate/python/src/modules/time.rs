//! The clocks of `time`, on the program's own clock. Everything else of the module (dates, formats) is
//! RustPython's. Knows the world; knows no loop.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

use interleave::Instant;
use rustpython_vm::builtins::{PyModule, PyTuple};
use rustpython_vm::function::FuncArgs;
use rustpython_vm::{AsObject, Py, PyObjectRef, PyResult, VirtualMachine};

use super::signal;
use crate::world::{Blocked, World};

/// The sources of time that the target does not have, in the place of those that would panic.
pub(super) fn install(vm: &VirtualMachine) -> PyResult<()> {
    let module = vm.import("time", 0)?;
    let module: &Py<PyModule> = module.downcast_ref().expect("time is a module");
    let set = |name: &'static str, value: PyObjectRef| module.set_attr(name, value, vm);

    for name in ["time", "time_ns"] {
        set(name, clock(vm, name, || World::current().unix_time()))?;
    }
    for name in ["monotonic", "perf_counter", "process_time", "thread_time"] {
        set(name, clock(vm, name, program_time))?;
    }
    for name in [
        "monotonic_ns",
        "perf_counter_ns",
        "process_time_ns",
        "thread_time_ns",
    ] {
        set(name, clock(vm, name, program_time))?;
    }
    keep_dates(module, vm)?;
    for name in DATES {
        set(
            name,
            vm.new_function(name, move |args: FuncArgs, vm: &VirtualMachine| {
                date(name, args, vm)
            })
            .into(),
        )?;
    }
    set("mktime", vm.new_function("mktime", mktime).into())?;
    set("timezone", vm.ctx.new_int(0).into())?;
    set("altzone", vm.ctx.new_int(0).into())?;
    set("daylight", vm.ctx.new_int(0).into())?;
    let utc: PyObjectRef = vm.ctx.new_str("UTC").into();
    set("tzname", vm.ctx.new_tuple(vec![utc.clone(), utc]).into())?;
    set("sleep", vm.new_function("sleep", sleep).into())?;
    set(
        "get_clock_info",
        vm.new_function("get_clock_info", get_clock_info).into(),
    )?;
    Ok(())
}

/// The functions that mean the present moment when they are not told another.
const DATES: [&str; 5] = ["gmtime", "localtime", "ctime", "asctime", "strftime"];

thread_local! {
    /// RustPython's functions of these names.
    static ORIGINALS: RefCell<BTreeMap<&'static str, PyObjectRef>> = const { RefCell::new(BTreeMap::new()) };
}

fn keep_dates(module: &Py<PyModule>, vm: &VirtualMachine) -> PyResult<()> {
    for name in DATES {
        // A program's local time is UTC, so that it prints the same wherever it runs.
        let original = module.get_attr(if name == "localtime" { "gmtime" } else { name }, vm)?;
        ORIGINALS.with(|originals| originals.borrow_mut().insert(name, original));
    }
    Ok(())
}

fn original(name: &str, vm: &VirtualMachine) -> PyResult {
    ORIGINALS
        .with(|originals| originals.borrow().get(name).cloned())
        .ok_or_else(|| vm.new_system_error("time was not installed"))
}

/// One of [`DATES`], told the moment on the program's clock if the caller named none.
fn date(name: &'static str, mut args: FuncArgs, vm: &VirtualMachine) -> PyResult {
    let position = usize::from(name == "strftime");
    let seconds = matches!(name, "gmtime" | "localtime" | "ctime");
    let unnamed = match args.args.get(position) {
        None => args.args.len() == position,
        Some(moment) => seconds && vm.is_none(moment),
    };
    if unnamed {
        let now: PyObjectRef = vm
            .ctx
            .new_float(World::current().unix_time().as_secs_f64())
            .into();
        let moment = if name == "ctime" {
            return original("asctime", vm)?.call((original("gmtime", vm)?.call((now,), vm)?,), vm);
        } else if seconds {
            now
        } else {
            original("gmtime", vm)?.call((now,), vm)?
        };
        args.args.truncate(position);
        args.args.push(moment);
    } else if name == "ctime" {
        return original("asctime", vm)?.call((original("gmtime", vm)?.call(args, vm)?,), vm);
    }
    let date = original(name, vm)?.call(args, vm)?;
    if matches!(name, "gmtime" | "localtime") {
        utc(&date, vm)
    } else {
        Ok(date)
    }
}

/// The same date, of the zone that CPython calls UTC and RustPython GMT.
fn utc(date: &PyObjectRef, vm: &VirtualMachine) -> PyResult {
    let Some(fields) = date
        .downcast_ref::<PyTuple>()
        .and_then(|date| date.as_slice().get(..9))
    else {
        return Ok(date.clone());
    };
    let mut fields = fields.to_vec();
    fields.push(vm.ctx.new_str("UTC").into());
    fields.push(vm.ctx.new_int(0).into());
    date.class()
        .as_object()
        .call((vm.ctx.new_tuple(fields),), vm)
}

/// Local time is UTC here.
fn mktime(moment: PyObjectRef, vm: &VirtualMachine) -> PyResult {
    if moment.downcast_ref::<PyTuple>().is_none() {
        return Err(vm.new_type_error("Tuple or struct_time argument required"));
    }
    let seconds = vm
        .import("calendar", 0)?
        .get_attr("timegm", vm)?
        .call((moment,), vm)?;
    vm.builtins.get_attr("float", vm)?.call((seconds,), vm)
}

fn program_time() -> Duration {
    World::current().read_clock() - Instant::ZERO
}

/// A clock's function: seconds as a float or, if its name says so, nanoseconds as an int.
fn clock(
    vm: &VirtualMachine,
    name: &'static str,
    read: impl Fn() -> Duration + Copy + Send + Sync + 'static,
) -> PyObjectRef {
    if name.ends_with("_ns") {
        vm.new_function(name, move || read().as_nanos() as u64)
            .into()
    } else {
        vm.new_function(name, move || read().as_secs_f64()).into()
    }
}

/// Blocks the whole program: on the thread that runs a loop, no task runs meanwhile.
fn sleep(seconds: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
    let seconds = sleep_length(&seconds, vm)?;
    sleep_for(seconds, vm)
}

/// Blocks the calling thread for this long, unless a signal's handler raises.
///
/// # Errors
///
/// Whatever the handler raises: `KeyboardInterrupt`, unless the program has one of its own.
pub(crate) fn sleep_for(length: Duration, vm: &VirtualMachine) -> PyResult<()> {
    let world = World::current();
    let deadline = world.now() + length;
    loop {
        match world.block_until(Some(deadline)) {
            Blocked::Interrupted => signal::interrupted(vm)?,
            Blocked::Again | Blocked::Stuck => {}
        }
        if world.now() >= deadline {
            return Ok(());
        }
    }
}

/// CPython: Python/pytime.c, `_PyTime_FromSecondsObject`, and `time_sleep` of Modules/timemodule.c.
fn sleep_length(seconds: &PyObjectRef, vm: &VirtualMachine) -> PyResult<Duration> {
    let number = if let Some(float) = seconds.downcast_ref::<rustpython_vm::builtins::PyFloat>() {
        float.to_f64()
    } else if let Some(index) = seconds.try_index_opt(vm) {
        index?.try_to_primitive::<i64>(vm)? as f64
    } else {
        let class = seconds.class().name().to_string();
        return Err(vm.new_type_error(format!(
            "'{class}' object cannot be interpreted as an integer or float"
        )));
    };
    if number.is_nan() {
        return Err(vm.new_value_error("Invalid value NaN (not a number)"));
    }
    if number < 0.0 {
        return Err(vm.new_value_error("sleep length must be non-negative"));
    }
    Duration::try_from_secs_f64(number)
        .ok()
        .filter(|length| length.as_secs() < (i64::MAX / 1_000_000_000) as u64)
        .ok_or_else(|| vm.new_overflow_error("timestamp out of range for platform time_t"))
}

fn get_clock_info(args: FuncArgs, vm: &VirtualMachine) -> PyResult {
    let name: PyObjectRef = args.bind::<(PyObjectRef,)>(vm)?.0;
    let name = name.str(vm)?.to_string();
    let wall = match name.as_str() {
        "time" => true,
        "monotonic" | "perf_counter" | "process_time" | "thread_time" => false,
        _ => return Err(vm.new_value_error("unknown clock")),
    };
    let namespace = vm
        .import("types", 0)?
        .get_attr("SimpleNamespace", vm)?
        .call((), vm)?;
    namespace.set_attr("implementation", vm.ctx.new_str("the program's clock"), vm)?;
    namespace.set_attr("monotonic", vm.ctx.new_bool(!wall), vm)?;
    namespace.set_attr("adjustable", vm.ctx.new_bool(wall), vm)?;
    namespace.set_attr("resolution", vm.ctx.new_float(1e-9), vm)?;
    Ok(namespace)
}
