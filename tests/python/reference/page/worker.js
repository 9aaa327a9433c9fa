/** Runs programs in CPython, as Pyodide has it, and says what each wrote. Runs in a worker of a browser or of Node. */
const port = globalThis.postMessage ? globalThis : (await import("node:worker_threads")).parentPort;

/** What a fresh interpreter has in its memory: each program begins with that, which is quicker than starting one. */
let fresh;

async function run({ pyodide, reference, source, mode, input }) {
  const { loadPyodide } = await import(pyodide);
  fresh ??= (await loadPyodide({ _makeSnapshot: true })).makeMemorySnapshot();
  const python = await loadPyodide({ _loadSnapshot: fresh });
  python.runPython(reference, { filename: "<reference>" });
  return python.globals.get("run")(source, mode, input);
}

const answer = (message) =>
  run(message).then(
    (output) => port.postMessage({ output }),
    (error) => port.postMessage({ error: String(error) }),
  );
if (globalThis.postMessage) globalThis.onmessage = ({ data }) => answer(data);
else port.on("message", answer);
