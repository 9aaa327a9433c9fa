import { sleep } from "interleave";

async function clock() {
  for (let tick = 1; tick <= 8; tick += 1) {
    console.log(`tick ${tick}`);
    await sleep(250);
  }
}

// Keeps the processor busy and awaits nothing, so nobody else gets a turn.
function think(milliseconds) {
  const end = Date.now() + milliseconds;
  while (Date.now() < end);
}

const ticking = clock();
await sleep(600);
console.log("    thinking hard...");
think(1500);
console.log("    thought of something");
await ticking;
