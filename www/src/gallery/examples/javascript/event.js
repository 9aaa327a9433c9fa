import { Event, gather, sleep } from "interleave";

const start = new Event();

async function runner(name, milliseconds) {
  console.log(`${name} is on the line`);
  await start.wait();
  await sleep(milliseconds);
  console.log(`${name} is home`);
}

async function starter() {
  for (const call of ["ready", "steady", "go!"]) {
    await sleep(500);
    console.log(call);
  }
  start.set();
}

await gather(runner("Ada", 700), runner("Bob", 400), runner("Cy", 550), starter());
