import { sleep } from "interleave";

async function fetchData() {
  console.log("fetching data...");
  await sleep(2000);
  console.log("data fetched!");
  return { data: 123 };
}

async function main() {
  console.log("before");
  const result = await fetchData();
  console.log("after:", result);
}

await main();
