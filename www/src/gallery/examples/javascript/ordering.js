import { sleep } from "interleave";

// Calling an async function starts it: it runs up to its first await.
async function speaker(name) {
  for (let word = 1; word <= 3; word += 1) {
    console.log(`${name} says word ${word}`);
    await sleep(0); // no waiting, but the others get a turn
  }
}

console.log("start");
const a = speaker("A");
const b = speaker("B");
console.log("both are started");

await a;
await b;
console.log("end");
