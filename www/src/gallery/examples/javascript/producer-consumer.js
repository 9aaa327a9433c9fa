import { Queue, gather, sleep } from "interleave";

const shelf = new Queue(2); // has room for two loaves
const CLOSED = null;

async function baker() {
  for (let loaf = 1; loaf <= 6; loaf += 1) {
    await shelf.put(loaf);
    console.log(`loaf ${loaf} is on the shelf`);
  }
  await shelf.put(CLOSED);
}

async function customer() {
  for (;;) {
    const loaf = await shelf.get();
    if (loaf === CLOSED) break;
    await sleep(500);
    console.log(`    loaf ${loaf} is eaten`);
  }
}

await gather(baker(), customer());
console.log("sold out");
