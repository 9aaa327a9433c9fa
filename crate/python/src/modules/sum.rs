//! `sum` as CPython has it since 3.12: what rounding loses of floats and of complex numbers is carried along.
//!
//! CPython: Python/bltinmodule.c, `builtin_sum_impl`.

use rustpython_vm::builtins::{PyByteArray, PyBytes, PyComplex, PyFloat, PyInt, PyStr, PyType};
use rustpython_vm::function::ArgIterable;
use rustpython_vm::{AsObject, Py, PyObject, PyObjectRef, PyResult, VirtualMachine};

/// Puts it among the builtins.
pub(super) fn install(vm: &VirtualMachine) -> PyResult<()> {
    vm.builtins.set_attr("sum", vm.new_function("sum", sum), vm)
}

#[derive(rustpython_vm::FromArgs)]
struct SumArgs {
    #[pyarg(positional)]
    iterable: ArgIterable,
    #[pyarg(any, optional)]
    start: Option<PyObjectRef>,
}

fn sum(SumArgs { iterable, start }: SumArgs, vm: &VirtualMachine) -> PyResult {
    let mut total = start.unwrap_or_else(|| vm.ctx.new_int(0).into());
    turn_away(&total, vm)?;
    let mut carried = Carried::of(&total, vm);
    for item in iterable.iter(vm)? {
        let item = item?;
        if let Some(floats) = &mut carried {
            if floats.add(&item, vm)? {
                continue;
            }
            total = floats.total(vm)?;
        }
        total = vm._add(&total, &item)?;
        carried = Carried::of(&total, vm);
    }
    carried.map_or(Ok(total), |floats| floats.total(vm))
}

fn turn_away(start: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
    let (what, empty) = if start.downcastable::<PyStr>() {
        ("strings", "''")
    } else if start.downcastable::<PyBytes>() {
        ("bytes", "b''")
    } else if start.downcastable::<PyByteArray>() {
        ("bytearray", "b''")
    } else {
        return Ok(());
    };
    let message = format!("sum() can't sum {what} [use {empty}.join(seq) instead]");
    Err(vm.new_type_error(message))
}

/// A sum and what rounding has lost of it.
///
/// CPython: Python/bltinmodule.c, `CompensatedSum`, by Neumaier.
#[derive(Clone, Copy)]
struct Compensated {
    high: f64,
    low: f64,
}

impl Compensated {
    fn of(high: f64) -> Compensated {
        Compensated { high, low: 0.0 }
    }

    fn add(&mut self, term: f64) {
        let sum = self.high + term;
        self.low += if self.high.abs() >= term.abs() {
            (self.high - sum) + term
        } else {
            (term - sum) + self.high
        };
        self.high = sum;
    }

    /// What was lost is left out where it is nothing, which keeps the sign of a zero, and where the sum overflowed.
    fn total(self) -> f64 {
        if self.low != 0.0 && self.low.is_finite() {
            self.high + self.low
        } else {
            self.high
        }
    }
}

/// A sum of floats, or of complex numbers.
enum Carried {
    Float(Compensated),
    Complex(Compensated, Compensated),
}

impl Carried {
    /// The sum so far, if it is of exactly one of these classes.
    fn of(total: &PyObject, vm: &VirtualMachine) -> Option<Carried> {
        if let Some(float) = exact::<PyFloat>(total, vm.ctx.types.float_type) {
            return Some(Carried::Float(Compensated::of(float.to_f64())));
        }
        let complex = exact::<PyComplex>(total, vm.ctx.types.complex_type)?.to_complex();
        let [real, imaginary] = [complex.re, complex.im].map(Compensated::of);
        Some(Carried::Complex(real, imaginary))
    }

    /// Whether it could take the item.
    fn add(&mut self, item: &PyObject, vm: &VirtualMachine) -> PyResult<bool> {
        let real = match self {
            Carried::Float(sum) => sum,
            Carried::Complex(real, imaginary) => {
                if let Some(item) = exact::<PyComplex>(item, vm.ctx.types.complex_type) {
                    let item = item.to_complex();
                    real.add(item.re);
                    imaginary.add(item.im);
                    return Ok(true);
                }
                real
            }
        };
        if let Some(float) = exact::<PyFloat>(item, vm.ctx.types.float_type) {
            real.add(float.to_f64());
        } else if item.downcastable::<PyInt>() {
            real.add(item.try_float(vm)?.to_f64());
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn total(&self, vm: &VirtualMachine) -> PyResult {
        match self {
            Carried::Float(sum) => Ok(vm.ctx.new_float(sum.total()).into()),
            Carried::Complex(real, imaginary) => {
                let class = vm.ctx.types.complex_type.as_object();
                class.call((real.total(), imaginary.total()), vm)
            }
        }
    }
}

/// The object as this class, if it is of no class derived from it.
fn exact<'a, T: rustpython_vm::PyPayload>(
    object: &'a PyObject,
    class: &Py<PyType>,
) -> Option<&'a Py<T>> {
    object
        .class()
        .is(class)
        .then(|| object.downcast_ref::<T>())
        .flatten()
}
