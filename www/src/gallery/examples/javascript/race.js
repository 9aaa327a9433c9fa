import { gather, sleep } from "interleave";

let seats = 1;

async function book(name) {
  if (seats > 0) {
    await sleep(500); // paying takes a moment
    seats -= 1;
    console.log(`  ${name} has a seat`);
  }
}

async function bookAtOnce(name) {
  if (seats > 0) {
    seats -= 1; // no await since the look, so nobody came between
    await sleep(500);
    console.log(`  ${name} has a seat`);
  }
}

for (const way of [book, bookAtOnce]) {
  console.log(`${way.name}:`);
  seats = 1;
  await gather(way("Ada"), way("Bob"));
  console.log(`  ${seats} left of 1`);
}
