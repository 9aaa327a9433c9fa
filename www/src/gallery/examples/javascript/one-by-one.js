import { sleep } from "interleave";

async function brew(drink, milliseconds) {
  await sleep(milliseconds);
  console.log(`  ${drink} is ready`);
}

async function oneByOne() {
  await brew("tea", 600);
  await brew("coffee", 800);
  await brew("cocoa", 1000);
}

async function together() {
  const tea = brew("tea", 600);
  const coffee = brew("coffee", 800);
  const cocoa = brew("cocoa", 1000);
  await tea;
  await coffee;
  await cocoa;
}

for (const way of [oneByOne, together]) {
  console.log(`${way.name}:`);
  const start = performance.now();
  await way();
  const seconds = (performance.now() - start) / 1000;
  console.log(`  took ${seconds.toFixed(1)} s`);
}
