import { TimeoutError, shield, sleep, timeout } from "interleave";

async function save(document) {
  console.log(`saving ${document}...`);
  await sleep(2000);
  console.log(`${document} is saved`);
}

const saving = save("the letter");
try {
  await timeout(1000, shield(saving)); // try it without shield
} catch (error) {
  if (!(error instanceof TimeoutError)) throw error;
  console.log("tired of waiting; saving cancelled?", saving.cancelled);
}

await saving;
console.log("in the end; saving cancelled?", saving.cancelled);
