import { gather, sleep } from "interleave";

async function download(file, milliseconds) {
  console.log(`${file}: started`);
  await sleep(milliseconds);
  console.log(`${file}: done`);
  return `contents of ${file}`;
}

const contents = await gather(
  download("slow.txt", 1500),
  download("quick.txt", 500),
  download("middling.txt", 1000),
);

for (const content of contents) console.log(content);
