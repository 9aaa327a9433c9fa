import { Lock, gather, sleep } from "interleave";

const lock = new Lock();
let balance;

async function withdraw(amount) {
  const before = balance;
  await sleep(200); // someone else may change the balance now
  balance = before - amount;
}

balance = 100;
await gather(withdraw(10), withdraw(20), withdraw(30));
console.log(`without a lock: ${balance} left of 100`);

balance = 100;
await gather(
  lock.run(() => withdraw(10)),
  lock.run(() => withdraw(20)),
  lock.run(() => withdraw(30)),
);
console.log(`with a lock: ${balance} left of 100`);
