/** Hands programs to workers, one a lane; a program that does not end takes its worker with it. */
const workers = new Map();

globalThis.runInLane = (lane, message, tooLong) =>
  new Promise((resolve) => {
    const worker = workers.get(lane) ?? new Worker("/worker.js", { type: "module" });
    workers.set(lane, worker);
    const end = (answer) => {
      clearTimeout(timer);
      if (answer.output === undefined) {
        worker.terminate();
        workers.delete(lane);
      }
      resolve(answer);
    };
    const timer = setTimeout(() => end({ error: "it does not end" }), tooLong);
    worker.onmessage = ({ data }) => end(data);
    worker.onerror = (event) => end({ error: event.message });
    worker.postMessage(message);
  });
