import { Future, gather } from "interleave";

// Promises and timers of JavaScript's own can be awaited like anything else.
const nap = (milliseconds) =>
  new Promise((resolve) => {
    setTimeout(() => resolve(`slept ${milliseconds} ms`), milliseconds);
  });

// And what is awaited here can be handed to code that knows promises only.
const future = new Future();
Promise.resolve(future).then((value) => console.log("a promise says:", value));

console.log(await gather(nap(900), nap(300), nap(600)));
future.setResult("the future is done");
console.log("awaited:", await future);
