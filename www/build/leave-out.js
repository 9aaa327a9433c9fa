/**
 * Empties what no program can reach in the Python engine: `node leave-out.js WASM MAP`, WASM as wasm-bindgen leaves it,
 * MAP the linker's list of symbols.
 *
 * The interpreter's standard modules come in one crate, all or none. Those that crate/python/src/modules/amended.rs
 * never lets a program import cannot be left out at the link, for a table holds them. So the bodies of their functions
 * become traps here, and their tables zeros; wasm-opt then drops what only they called. A tenth of the download.
 *
 * Only long functions are emptied: rustc may keep one body for equal functions, under either's name, and equal ones of
 * such a length are none but copies of one generic, which bears the name of the generic's own crate.
 */
import { readFileSync, writeFileSync } from "node:fs";

/** Functions by their paths. Each pattern must be found: one that is not is out of date. */
const FUNCTIONS = [
  /^<?rustpython_stdlib::bz2::/,
  /^<?rustpython_stdlib::cjkcodecs::/,
  /^<?rustpython_stdlib::elementtree::/,
  /^<?rustpython_stdlib::lzma::/,
  /^<?rustpython_stdlib::pyexpat::/,
  /^<?libbz2_rs_sys::/,
  /^<?xml::/,
  /^<?xz_core::/,
];
const LONG = 200;
/** What the interpreter calls on its way up, to know the module by its name. */
const KEPT = /::module_def\b/;

/** Tables by their symbols: those of the codecs for Chinese, Japanese and Korean. */
const TABLES = /17rustpython_common9encodings3cjk\d+mappings_/;

const SECTION = { custom: 0, import: 2, code: 10, data: 11 };
/** No locals, `unreachable`, `end`; and before that their length. */
const TRAP = Buffer.from([3, 0, 0, 0x0b]);

const [, , path, mapPath] = process.argv;
const wasm = readFileSync(path);

/** Reads numbers, names and bytes, one after the other. https://webassembly.github.io/spec/core/binary/ */
class Reader {
  constructor(at, end = wasm.length) {
    this.at = at;
    this.end = end;
  }
  get done() {
    return this.at >= this.end;
  }
  byte() {
    return wasm[this.at++];
  }
  number() {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }
  /** What is left in front of its own length. */
  inner() {
    const length = this.number();
    const inner = new Reader(this.at, this.at + length);
    this.at = inner.end;
    return inner;
  }
  text() {
    const { at, end } = this.inner();
    return wasm.toString("utf8", at, end);
  }
}

function number(value) {
  const bytes = [];
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return Buffer.from([...bytes, value]);
}

function* sections() {
  for (const reader = new Reader(8); !reader.done;) {
    const start = reader.at;
    const id = reader.byte();
    const inner = reader.inner();
    yield { id, start, inner };
  }
}

/** How many functions are imported: they are numbered first. */
function countImports(reader) {
  const count = reader.number();
  for (let index = 0; index < count; index++) {
    reader.text();
    reader.text();
    if (reader.byte() !== 0) throw new Error("leave-out: an import that is no function");
    reader.number();
  }
  return count;
}

/** The functions' names, from the section `name`. */
function readNames(reader) {
  const names = new Map();
  while (!reader.done) {
    const kind = reader.byte();
    const inner = reader.inner();
    if (kind !== 1) continue;
    for (let left = inner.number(); left > 0; left--) names.set(inner.number(), inner.text());
  }
  return names;
}

/** Where in memory the tables stand: `[address, length]`. */
function tables() {
  const line = /^\s*([0-9a-f]+)\s+[0-9a-f]+\s+([0-9a-f]+)\s+.*:\(\.rodata\.(.*)\)$/;
  const found = [];
  for (const text of readFileSync(mapPath, "latin1").split("\n")) {
    const [, address, length, symbol] = line.exec(text) ?? [];
    if (symbol && TABLES.test(symbol)) found.push([parseInt(address, 16), parseInt(length, 16)]);
  }
  if (found.length === 0) throw new Error("leave-out: no table of the codecs is there any more");
  return found;
}

function emptyTables(reader) {
  let left = tables();
  const all = left.reduce((sum, [, length]) => sum + length, 0);
  for (let count = reader.number(); count > 0; count--) {
    if (reader.byte() !== 0) throw new Error("leave-out: data without an address");
    reader.byte(); // i32.const
    const base = reader.number();
    reader.byte(); // end
    const { at, end } = reader.inner();
    left = left.filter(([address, length]) => {
      if (address < base || address + length > base + end - at) return true;
      wasm.fill(0, at + address - base, at + address - base + length);
      return false;
    });
  }
  if (left.length > 0) throw new Error("leave-out: the linker's map is of another module");
  return all;
}

/** The section of code, with traps in the place of what is left out; how many bytes that makes less. */
function emptyFunctions(reader, names, imports) {
  const found = new Set();
  const count = reader.number();
  const bodies = [number(count)];
  let less = 0;
  for (let index = imports; index < imports + count; index++) {
    const start = reader.at;
    const body = reader.inner();
    const length = body.end - body.at;
    const name = names.get(index) ?? "";
    const pattern = length > LONG && !KEPT.test(name) && FUNCTIONS.find((pattern) => pattern.test(name));
    if (pattern) {
      found.add(pattern);
      less += length;
      bodies.push(TRAP);
    } else {
      bodies.push(wasm.subarray(start, body.end));
    }
  }
  const missing = FUNCTIONS.filter((pattern) => !found.has(pattern));
  if (missing.length > 0) throw new Error(`leave-out: nothing is called ${missing.join(", ")} any more`);
  return { code: Buffer.concat(bodies), less };
}

let names = new Map();
let imports = 0;
for (const { id, inner } of sections()) {
  if (id === SECTION.import) imports = countImports(inner);
  if (id === SECTION.custom && inner.text() === "name") names = readNames(inner);
}

const parts = [wasm.subarray(0, 8)];
for (const { id, start, inner } of sections()) {
  const { end } = inner;
  if (id === SECTION.data) {
    const bytes = emptyTables(inner);
    console.log(`Left out of the engine: ${Math.round(bytes / 1000)} kB of tables`);
  }
  if (id === SECTION.code) {
    const { code, less } = emptyFunctions(inner, names, imports);
    console.log(`Left out of the engine: ${Math.round(less / 1000)} kB of code`);
    parts.push(Buffer.from([id]), number(code.length), code);
  } else {
    parts.push(wasm.subarray(start, end));
  }
}
writeFileSync(path, Buffer.concat(parts));
