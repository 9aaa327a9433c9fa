import { Lock, gather, sleep } from "interleave";

const fork = new Lock();
const knife = new Lock();

async function eat(name, first, second) {
  await first.acquire();
  console.log(`${name} has one hand full`);
  await sleep(300);
  await second.acquire(); // held by the other one, who waits for this one
  console.log(`${name} eats`);
  second.release();
  first.release();
}

await gather(
  eat("Ada", fork, knife),
  eat("Bob", knife, fork), // mend it: take the fork first here as well
);
