import { expect, test } from "vitest";
import type { FromWorker } from "../../protocol/messages";
import type { TraceBatch } from "../../protocol/trace";
import { TraceSender } from "./sender";

/** One that says how many events it holds; nobody looks at them here. */
const batch = (events: number): TraceBatch => ({
  words: Float64Array.of(1, events),
  text: "main",
  places: [{ line: 7 }],
});

function bench(limit: number) {
  const posted: FromWorker[] = [];
  const sender = new TraceSender((message) => void posted.push(message), limit);
  return { sender, posted: () => posted.splice(0) };
}

const counted = (dropped: number) => ({
  kind: "trace",
  words: new Float64Array(0),
  text: "",
  places: [],
  dropped,
});

test("the memory of its numbers goes with it", () => {
  const given: unknown[] = [];
  const sender = new TraceSender((_, transfer) => void given.push(transfer));
  const one = batch(1);
  sender.send(one, 0);
  expect(given).toEqual([[one.words.buffer]]);
});

test("a batch is sent as it is", () => {
  const { sender, posted } = bench(10);
  sender.send(batch(3), 0);
  sender.send(batch(0), 0);
  sender.close();
  expect(posted()).toEqual([{ kind: "trace", ...batch(3), dropped: 0 }]);
});

test("beyond the limit events are counted, said now and then and at the end", () => {
  const { sender, posted } = bench(4);
  sender.send(batch(3), 1);
  sender.send(batch(3), 0);
  expect(posted()).toEqual([
    { kind: "trace", ...batch(3), dropped: 1 },
    { kind: "trace", ...batch(3), dropped: 0 },
  ]);
  sender.send(batch(3), 2);
  expect(posted()).toEqual([]);
  sender.send(batch(0), 49_995);
  expect(posted()).toEqual([counted(50_000)]);
  sender.send(batch(1), 0);
  sender.close();
  sender.close();
  expect(posted()).toEqual([counted(1)]);
});
