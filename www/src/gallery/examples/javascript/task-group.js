import { TaskGroup, sleep } from "interleave";

async function worker(name, milliseconds) {
  try {
    await sleep(milliseconds);
    console.log(`${name} is done`);
  } finally {
    console.log(`  ${name} tidies up`);
  }
}

async function clumsy() {
  await sleep(800);
  throw new Error("dropped it");
}

try {
  await TaskGroup.run(async (group) => {
    group.spawn(() => worker("quick", 400));
    group.spawn(() => worker("slow", 5000));
    group.spawn(clumsy);
    console.log("all are at work");
  });
} catch (error) {
  for (const each of error.errors) console.log("failed:", each.message);
}
