/** Hands programs to workers, one a lane; a program that does not end takes its worker with it. */
const workers = new Map();

/** A worker is ended after so many: the memory of ended interpreters is not given back soon enough. */
const ENOUGH = 20;

globalThis.runInLane = (lane, message, tooLong) =>
  new Promise((resolve) => {
    const { worker, runs } = workers.get(lane) ?? {
      worker: new Worker("/worker.js", { type: "module" }),
      runs: 0,
    };
    workers.set(lane, { worker, runs: runs + 1 });
    const end = (answer) => {
      clearTimeout(timer);
      if (answer.output === undefined || runs + 1 === ENOUGH) {
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
