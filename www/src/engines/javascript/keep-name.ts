/** Names of functions that programs see. */
import { defineProperty } from "../primordials";

/** Once minified, functions and classes have other names than programs know them by. */
export function keepName(value: unknown, name: string): void {
  if (typeof value === "function") defineProperty(value, "name", { value: name, configurable: true });
}
