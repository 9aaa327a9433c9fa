import { sleep } from "interleave";

async function* countdown(from) {
  try {
    for (let left = from; left > 0; left -= 1) {
      await sleep(400);
      yield left;
    }
  } finally {
    console.log("the countdown is put away");
  }
}

for await (const left of countdown(10)) {
  console.log(left);
  if (left === 7) {
    console.log("hold it!");
    break;
  }
}
