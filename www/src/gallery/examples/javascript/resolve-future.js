import { Future, sleep } from "interleave";

async function resolveFuture(future) {
  await sleep(1000);
  console.log("resolving future...");
  future.setResult("future is done!");
}

const future = new Future();
future.addDoneCallback((done) => console.log("callback:", done.result()));

resolveFuture(future);

console.log("waiting for the future");
console.log("awaited:", await future);
