import { gather, sleep } from "interleave";

await gather(sleep(1000), sleep(2000));
console.log(`after ${2} seconds`);
