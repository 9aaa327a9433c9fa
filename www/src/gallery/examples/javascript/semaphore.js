import { Semaphore, gather, sleep } from "interleave";

const lines = new Semaphore(2); // two calls at a time
let open = 0;

async function call(number) {
  await lines.acquire();
  open += 1;
  console.log(`call ${number} begins (${open} open)`);
  try {
    await sleep(600);
  } finally {
    open -= 1;
    console.log(`    call ${number} ends`);
    lines.release();
  }
}

await gather([1, 2, 3, 4, 5, 6].map(call));
