/**
 * What browsers keep for secure contexts, among which Chromium counts no worker without an origin: a random UUID is made
 * here, and `crypto.subtle` says why it is not there. Knows `crypto`; where it is whole, nothing is done.
 */
import { words } from "../../words/isolation";
import { NativeError, defineProperty } from "../primordials";

type Random = Pick<Crypto, "getRandomValues">;

export function completeCrypto(crypto: Random): void {
  if (!("randomUUID" in crypto)) {
    const randomUUID = (): string => uuid(crypto.getRandomValues(new Uint8Array(16)));
    defineProperty(crypto, "randomUUID", { value: randomUUID, writable: true, configurable: true });
  }
  if (!("subtle" in crypto)) {
    const get = (): never => {
      throw new NativeError(words.noSubtleCrypto);
    };
    defineProperty(crypto, "subtle", { get, configurable: true });
  }
}

/** Version 4 of RFC 9562: random but for the six bits that say so. */
function uuid(bytes: Uint8Array): string {
  const hex = [...bytes].map((byte, at) => {
    const marked = at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, "0");
  });
  return [
    [0, 4],
    [4, 6],
    [6, 8],
    [8, 10],
    [10, 16],
  ]
    .map(([from, to]) => hex.slice(from, to).join(""))
    .join("-");
}
