import { TimeoutError, sleep, timeout } from "interleave";

async function ask(whom, milliseconds) {
  try {
    await sleep(milliseconds);
    return `${whom} answered`;
  } finally {
    console.log(`  hanging up on ${whom}`);
  }
}

for (const [whom, milliseconds] of [
  ["the baker", 500],
  ["the oracle", 60000],
]) {
  try {
    console.log(await timeout(1000, () => ask(whom, milliseconds)));
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    console.log(`${whom} took too long`);
  }
}
