import { expect, test } from "vitest";
import { completeCrypto } from "./own-crypto";

/** As Chromium has it where there is no secure context; its random bytes are all `byte`. */
const incomplete = (byte: number): Crypto =>
  ({ getRandomValues: (bytes: Uint8Array) => bytes.fill(byte) }) as unknown as Crypto;

test.each([
  [0x00, "00000000-0000-4000-8000-000000000000"],
  [0xff, "ffffffff-ffff-4fff-bfff-ffffffffffff"],
  [0x1b, "1b1b1b1b-1b1b-4b1b-9b1b-1b1b1b1b1b1b"],
])("a UUID of bytes that are all %i", (byte, uuid) => {
  const crypto = incomplete(byte);
  completeCrypto(crypto);
  expect(crypto.randomUUID()).toBe(uuid);
});

test("what is not there says so", () => {
  const crypto = incomplete(0);
  completeCrypto(crypto);
  expect(() => crypto.subtle).toThrow(
    "crypto.subtle is not available in the playground in this browser: programs have no origin.",
  );
});

test("what is there stays", () => {
  const [randomUUID, subtle] = [() => "own", {}];
  const crypto = { ...incomplete(0), randomUUID, subtle };
  completeCrypto(crypto as unknown as Crypto);
  expect([crypto.randomUUID, crypto.subtle]).toEqual([randomUUID, subtle]);
});
