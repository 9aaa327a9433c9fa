import { sleep, wait } from "interleave";

async function ask(server, milliseconds) {
  try {
    await sleep(milliseconds);
    return `the answer from ${server}`;
  } finally {
    console.log(`  hanging up on ${server}`);
  }
}

const { done, pending } = await wait([ask("Berlin", 900), ask("Oslo", 300), ask("Rome", 600)], {
  returnWhen: "first-completed",
});
console.log(`${done.length} done, ${pending.length} pending`);

for (const task of pending) task.cancel();
await wait(pending);
console.log(done[0].result());
