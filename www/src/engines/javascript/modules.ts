/**
 * The modules that programs can import: "interleave", and no other. Knows which names of crate/web's API are
 * for programs.
 */
import type { Api, EventLoop } from "./api";
import { defineProperty, freeze } from "../primordials";
import { keepName } from "./keep-name";
import { createSpawn, type TaskNames } from "./spawn";
import type { ProgramClock } from "./time/program-clock";
import { createSleep } from "./time/sleep";

/** What loads the WebAssembly, and so is not for programs. */
const NOT_FOR_PROGRAMS = ["default", "init", "initSync"];

/** Names that "interleave" exports. */
export function exportsOf(api: object): readonly string[] {
  return Object.keys(api).filter((name) => !NOT_FOR_PROGRAMS.includes(name) && !name.startsWith("_"));
}

export interface ModuleParts {
  readonly api: Api;
  readonly loop: EventLoop;
  readonly clock: ProgramClock;
  readonly names: TaskNames;
}

export function createModules({ api, loop, clock, names }: ModuleParts): Readonly<Record<string, object>> {
  const namespace = Object.create(null) as Record<string, unknown>;
  for (const name of exportsOf(api)) namespace[name] = api[name as keyof Api];
  namespace["spawn"] = createSpawn(api, names);
  namespace["sleep"] = createSleep(api, loop, clock);
  for (const [name, value] of Object.entries(namespace)) keepName(value, name);
  defineProperty(namespace, Symbol.toStringTag, { value: "Module" });
  const modules = Object.create(null) as Record<string, object>;
  modules["interleave"] = freeze(namespace);
  return freeze(modules);
}
