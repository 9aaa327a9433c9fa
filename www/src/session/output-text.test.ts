import { expect, it } from "vitest";
import { OutputModel } from "./output-model";
import { outputText } from "./output-text";

it("is what was written, both streams in their order", () => {
  const model = new OutputModel();
  expect(outputText(model)).toBe("");
  model.append("stdout", "a\nb");
  model.append("stderr", "wrong\n");
  model.append("stdout", "c");
  expect(outputText(model)).toBe("a\nb\nwrong\nc");
});

it("says where lines are left out", () => {
  const limits = { headLines: 2, tailLines: 2, headChars: 1e6, tailChars: 1e6, lineChars: 1e6 };
  const model = new OutputModel(limits);
  for (let n = 0; n < 4000; n += 1) model.append("stdout", `${n}\n`);
  expect(outputText(model)).toMatch(/^0\n1\n… [\d,]+ lines left out …\n\d+\n(\d+\n)*3999\n$/);
});
