/** Offers the driver what it asks for. */
import type { PictureBench } from "../sample";
import { clear, compare, load, move, open, run } from "./element";
import { fold } from "./fold";

await open();
Object.assign(globalThis, { pictureBench: { fold, load, compare, move, run, clear } satisfies PictureBench });
