import { Future, gather, sleep } from "interleave";

async function reader(name, letter) {
  console.log(`${name} waits for a letter`);
  console.log(`${name} reads:`, await letter);
}

async function postman(letter) {
  await sleep(1000);
  letter.setResult("dear all");
}

const letter = new Future(); // a box, empty for now
console.log("there yet?", letter.done);

await gather(reader("Ada", letter), reader("Bob", letter), postman(letter));
console.log("there yet?", letter.done);
