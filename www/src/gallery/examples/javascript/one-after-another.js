import { sleep } from "interleave";

async function download(file, milliseconds) {
  console.log(`${file}: started`);
  await sleep(milliseconds);
  console.log(`${file}: done`);
  return `contents of ${file}`;
}

const contents = [
  await download("slow.txt", 1500),
  await download("quick.txt", 500),
  await download("middling.txt", 1000),
];

for (const content of contents) console.log(content);
