import { gather, sleep } from "interleave";

async function download(file, milliseconds) {
  await sleep(milliseconds);
  if (file === "lost.txt") throw new Error(`no such file: ${file}`);
  console.log(`${file} is here`);
  return `contents of ${file}`;
}

const results = await gather([download("a.txt", 1000), download("lost.txt", 500), download("b.txt", 1500)], {
  returnExceptions: true,
});

for (const result of results) console.log(String(result));
