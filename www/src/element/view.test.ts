import { expect, it } from "vitest";
import { PARTS, parseView } from "./view";

it.each([
  [null, PARTS],
  ["", PARTS],
  ["output", ["output"]],
  [" code\n Timeline code", ["code", "timeline"]],
  ["now output", ["output", "now"]],
  ["outptu", PARTS],
])("view=%j", (view, parts) => {
  expect([...parseView(view)]).toEqual([...parts]);
});
