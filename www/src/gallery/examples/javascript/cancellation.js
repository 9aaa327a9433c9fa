import { CancelledError, sleep } from "interleave";

async function heartbeat() {
  console.log("opening the connection");
  try {
    for (let beat = 1; ; beat += 1) {
      console.log(`beat ${beat}`);
      await sleep(300);
    }
  } finally {
    console.log("closing the connection");
  }
}

const task = heartbeat();
await sleep(1000);

console.log("that is enough");
task.cancel();
try {
  await task;
} catch (error) {
  if (!(error instanceof CancelledError)) throw error;
  console.log("the heartbeat was cancelled");
}
