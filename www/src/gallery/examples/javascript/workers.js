import { Queue, sleep } from "interleave";

async function worker(name, jobs) {
  for (;;) {
    const milliseconds = await jobs.get();
    await sleep(milliseconds);
    console.log(`${name} did a job of ${milliseconds} ms`);
    jobs.taskDone();
  }
}

const jobs = new Queue();
for (const milliseconds of [900, 300, 500, 400, 800]) jobs.putNowait(milliseconds);

const workers = ["Ada", "Bob"].map((name) => worker(name, jobs));
await jobs.join(); // until each job is done, not only taken
console.log("all jobs are done");
for (const task of workers) task.cancel();
