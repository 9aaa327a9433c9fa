import { describe, expect, it } from "vitest";
import { OutputModel, SHOWN, leftOutLine } from "./output-model";

const SMALL = { headLines: 200, tailLines: 300, headChars: 1e6, tailChars: 1e6, lineChars: 20 };

function lines(model: OutputModel): string[] {
  return model.text().split("\n").slice(0, -1);
}

function write(model: OutputModel, from: number, to: number): void {
  for (let line = from; line < to; line += 1) model.append("stdout", `${line}\n`);
}

describe("what fits", () => {
  it("is kept as it was written", () => {
    const model = new OutputModel();
    model.append("stdout", "one\n\ntwo\nthr");
    model.append("stdout", "ee\nfour");
    expect(model.text()).toBe("one\n\ntwo\nthree\nfour");
  });

  it("is empty at first, and after nothing was written", () => {
    const model = new OutputModel();
    model.append("stdout", "");
    expect(model.isEmpty).toBe(true);
    model.append("stderr", "\n");
    expect(model.isEmpty).toBe(false);
  });

  it("keeps the streams apart, in order, each on lines of its own", () => {
    const model = new OutputModel();
    model.append("stdout", "a\nb");
    model.append("stderr", "oops\n");
    model.append("stdout", "c\n");
    expect(model.blocks[0]?.stretches).toEqual([
      // The page ended the line that was interrupted; the program did not.
      { stream: "stdout", text: "a\nb\n", start: 0, end: 3 },
      { stream: "stderr", text: "oops\n", start: 0, end: 5 },
      { stream: "stdout", text: "c\n", start: 3, end: 5 },
    ]);
  });

  it("shows what a person typed, which the program did not write", () => {
    const model = new OutputModel();
    model.append("stdout", "Name? ");
    model.echo("Ada\n");
    model.append("stdout", "Hello ");
    model.append("stdout", "Ada\n");
    model.append("stderr", "Age? ");
    model.echo("36\n");
    model.append("stdout", "So.\n");
    expect(model.blocks[0]?.stretches).toEqual([
      { stream: "stdout", text: "Name? Ada\n", start: 0, end: 6 },
      { stream: "stdout", text: "Hello Ada\n", start: 6, end: 16 },
      { stream: "stderr", text: "Age? \n", start: 0, end: 5 },
      { stream: "stdout", text: "36\n", start: 16, end: 16 },
      { stream: "stdout", text: "So.\n", start: 16, end: 20 },
    ]);
  });

  it("counts of a line what is not shown", () => {
    const model = new OutputModel(SMALL);
    model.append("stdout", `${"x".repeat(30)}\nnext\n`);
    expect(model.blocks[0]?.stretches).toEqual([
      { stream: "stdout", text: `${"x".repeat(20)} … 10 more characters\n`, start: 0, end: 31 },
      // Of its own, so that each character of a stretch is where it was written, but for the words at the end.
      { stream: "stdout", text: "next\n", start: 31, end: 36 },
    ]);
  });

  it("counts what never arrived of a line", () => {
    const model = new OutputModel(SMALL);
    model.append("stdout", "short");
    model.cut("stdout", 1_000);
    model.append("stdout", " and its end\nnext\n");
    model.cut("stderr", 7);
    model.append("stderr", "\n");
    expect(model.blocks[0]?.stretches).toEqual([
      { stream: "stdout", text: "short … 1,012 more characters\n", start: 0, end: 1_018 },
      { stream: "stdout", text: "next\n", start: 1_018, end: 1_023 },
      { stream: "stderr", text: " … 7 more characters\n", start: 0, end: 8 },
    ]);
  });

  it("only ever grows at the end of a stretch", () => {
    const model = new OutputModel(SMALL);
    const seen = new Map<string, string>();
    const rewritten: string[] = [];
    for (let step = 0; step < 1500; step += 1) {
      model.append(
        step % 7 === 0 ? "stderr" : "stdout",
        step % 3 === 0 ? "part" : `${"y".repeat(step % 40)}\n`,
      );
      for (const block of model.blocks) {
        for (const [index, { text }] of block.stretches.entries()) {
          const key = `${block.id}/${index}`;
          if (!text.startsWith(seen.get(key) ?? "")) rewritten.push(key);
          seen.set(key, text);
        }
      }
    }
    expect(seen.size).toBeGreaterThan(100);
    expect(rewritten).toEqual([]);
  });
});

describe("too many lines", () => {
  it("keep the first and the last, and count the rest exactly", () => {
    const model = new OutputModel(SMALL);
    write(model, 0, 10_000);
    const all = lines(model);
    const gap = all.findIndex((line) => line.startsWith("…"));
    expect(all.slice(0, gap)).toEqual(Array.from({ length: 200 }, (_, line) => String(line)));
    const tail = all.slice(gap + 1);
    expect(tail.length).toBeGreaterThanOrEqual(300);
    expect(tail.length).toBeLessThan(300 + 100);
    expect(tail.at(-1)).toBe("9999");
    expect(tail[0]).toBe(String(10_000 - tail.length));
    expect(all[gap]).toBe(leftOutLine(10_000 - 200 - tail.length));
  });

  it("leave nothing out as long as they fit", () => {
    const model = new OutputModel(SMALL);
    write(model, 0, 500);
    expect(lines(model)).toHaveLength(500);
    expect(model.text()).not.toContain("left out");
  });

  it("a million of them: the last line is there, and the memory is bounded", () => {
    const model = new OutputModel();
    const batch = Array.from({ length: 1000 }, (_, line) => `line ${line}\n`).join("");
    for (let times = 0; times < 1000; times += 1) model.append("stdout", batch);
    model.append("stdout", "the very last\n");
    const { blocks } = model;
    const kept = blocks.reduce(
      (sum, { stretches }) => sum + stretches.reduce((n, { text }) => n + text.length, 0),
      0,
    );
    expect(kept).toBeLessThan(SHOWN.headChars + SHOWN.tailChars);
    expect(model.text().endsWith("line 999\nthe very last\n")).toBe(true);
    const left = blocks.reduce((sum, block) => sum + block.leftOutBefore, 0);
    expect(left + lines(model).length - 1).toBe(1_000_001);
  });

  it("of great length are bounded by their characters", () => {
    const model = new OutputModel({ ...SMALL, lineChars: 1e5, headChars: 1e5, tailChars: 2e5 });
    for (let line = 0; line < 100; line += 1) model.append("stdout", `${"z".repeat(1e4)} ${line}\n`);
    expect(model.text().length).toBeLessThan(1e5 + 2e5 + 5e4);
    expect(model.text()).toContain(" 99\n");
  });
});

describe("a long line", () => {
  it("is shortened, with a count of what is missing", () => {
    const model = new OutputModel(SMALL);
    model.append("stdout", `${"a".repeat(50)}\nnext\n`);
    expect(lines(model)).toEqual([`${"a".repeat(20)} … 30 more characters`, "next"]);
  });

  it("is shortened the same when it comes in pieces", () => {
    const model = new OutputModel(SMALL);
    for (let piece = 0; piece < 21; piece += 1) model.append("stdout", "b");
    model.append("stdout", "\n");
    expect(lines(model)).toEqual([`${"b".repeat(20)} … 1 more character`]);
  });

  it("that is not ended is, where there is more of it than is shown", () => {
    const model = new OutputModel(SMALL);
    model.append("stdout", "d".repeat(20));
    model.end();
    expect(model.text()).toBe("d".repeat(20));
    model.append("stdout", "d");
    model.end();
    expect(lines(model)).toEqual([`${"d".repeat(20)} … 1 more character`]);
  });

  it("never begun anew while it is open, even across a full block", () => {
    const model = new OutputModel({ ...SMALL, lineChars: 1e6 });
    for (let piece = 0; piece < 100; piece += 1) model.append("stdout", "c".repeat(1000));
    model.append("stdout", "\nafter\n");
    expect(lines(model)).toEqual(["c".repeat(100_000), "after"]);
    expect(model.blocks).toHaveLength(2);
  });
});

describe("lines that never arrived", () => {
  it("are counted where they are missing", () => {
    const model = new OutputModel();
    model.append("stdout", "before\nhalf");
    model.drop(7);
    expect(model.leftOutAtEnd).toBe(7);
    model.append("stdout", "after\n");
    expect(lines(model)).toEqual(["before", "half", leftOutLine(7), "after"]);
    expect(model.leftOutAtEnd).toBe(0);
  });

  it("join the count when their place is dropped too", () => {
    const model = new OutputModel(SMALL);
    write(model, 0, 300);
    model.drop(1000);
    write(model, 1300, 5000);
    const left = model.blocks.reduce((sum, block) => sum + block.leftOutBefore, 0);
    const kept = lines(model).filter((line) => !line.startsWith("…")).length;
    expect(left + kept).toBe(5000);
  });
});
