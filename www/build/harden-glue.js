/**
 * The JavaScript that wasm-bindgen writes between the event loop and WebAssembly looks up what it calls (`Object.create`, the
 * iterator of its own arguments) each time it calls it. A program shares its realm with the loop and may have put something
 * else there: the loop would then break in the middle of a job, and nothing would run any more. This has the glue take what
 * it calls when it is loaded, as crate/web/js/built-in.js does. Knows what wasm-bindgen writes, and fails where it writes
 * something else; nothing of the loop.
 *
 *     node www/build/harden-glue.js FILE
 */
import { readFileSync, writeFileSync } from "node:fs";

/** What the glue calls, by the names that it gets for it. The last stands empty until there is a port to take it from. */
const TAKEN = `
const native = (() => {
    const { bind, call } = Function.prototype;
    const uncurryThis = bind.bind(call);
    const getterOf = (object, name) => uncurryThis(Object.getOwnPropertyDescriptor(object, name).get);
    const { prototype: typed } = Object.getPrototypeOf(Uint8Array);
    const registry = typeof FinalizationRegistry === 'undefined' ? null : FinalizationRegistry.prototype;
    return {
        __proto__: null,
        apply: Reflect.apply,
        create: Object.create,
        Error,
        Float64Array,
        Uint8Array,
        MessageChannel: typeof MessageChannel === 'undefined' ? null : MessageChannel,
        TextDecoder,
        byteLength: getterOf(typed, 'byteLength'),
        length: getterOf(typed, 'length'),
        decode: uncurryThis(TextDecoder.prototype.decode),
        buffer: getterOf(WebAssembly.Memory.prototype, 'buffer'),
        setInTable: uncurryThis(WebAssembly.Table.prototype.set),
        register: registry === null ? () => {} : uncurryThis(registry.register),
        unregister: registry === null ? () => {} : uncurryThis(registry.unregister),
        uncurryThis,
        postMessage: null,
    };
})();
`;

/** What stands in the glue, and what is to stand there. Each is there at least once. */
const REPLACED = [
  // A closure is called with as many arguments as any takes, for WebAssembly leaves alone what it has no use for.
  [/const real = \(\.\.\.args\) => \{/g, "const real = (one, two, three) => {"],
  [/return f\(state\.a, state\.b, \.\.\.args\);/g, "return f(state.a, state.b, one, two, three);"],
  [
    /function handleError\(f, args\) \{\n( *)try \{\n( *)return f\.apply\(this, args\);/g,
    "function handleError(f, args) {\n$1try {\n$2return native.apply(f, this, args);",
  ],
  [/\barg0\.call\(arg1\)/g, "native.apply(arg0, arg1, [])"],
  [/\bObject\.create\(/g, "native.create("],
  [/\bnew (Error|Float64Array|Uint8Array|TextDecoder)\(/g, "new native.$1("],
  [
    /\bconst ret = new MessageChannel\(\);/g,
    "const ret = new native.MessageChannel();\n            native.postMessage ??= native.uncurryThis(ret.port1.postMessage);",
  ],
  [/\barg0\.postMessage\(arg1\)/g, "native.postMessage(arg0, arg1)"],
  [/\b(\w+)\.(register|unregister)\(/g, "native.$2($1, "],
  [/\b(wasm\.__wbindgen_externrefs)\.set\(/g, "native.setInTable($1, "],
  [/\bwasm\.memory\.buffer\b/g, "native.buffer(wasm.memory)"],
  [/\b(cached\w+)\.byteLength\b/g, "native.byteLength($1)"],
  [/\bbytes\.length\b/g, "native.length(bytes)"],
  // What `subarray` makes, the constructor says that the array has by then.
  [
    /\bget(Float64|Uint8)ArrayMemory0\(\)\.subarray\(ptr( \/ 8)?, ptr( \/ 8)? \+ len\)/g,
    "new native.$1Array(native.buffer(wasm.memory), ptr, len)",
  ],
  [/\bcachedTextDecoder\.decode\(\)/g, "native.decode(cachedTextDecoder)"],
  [/\bcachedTextDecoder\.decode\(bytes\)/g, "native.decode(cachedTextDecoder, bytes)"],
];

const [file] = process.argv.slice(2);
const glue = readFileSync(file, "utf8");
const hardened = REPLACED.reduce((text, [found, put]) => {
  const replaced = text.replace(found, put);
  if (replaced === text)
    throw new Error(`${file} has no ${found}: does wasm-bindgen write something else now?`);
  return replaced;
}, glue);
// Imports may stand behind it: they are loaded first.
writeFileSync(file, TAKEN.trimStart() + hardened);
