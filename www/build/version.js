/** The version of what is built: the one of the workspace, which stands in Cargo.toml. */
import { readFileSync } from "node:fs";

const toml = readFileSync(new URL("../../Cargo.toml", import.meta.url), "utf8");
const found = /^\[workspace\.package\]\n(?:(?!\[).*\n)*?version = "([^"]+)"/m.exec(toml)?.[1];
if (found === undefined) throw new Error("Cargo.toml says no version of the workspace");

export const version = found;
