import { describe, expect, it } from "vitest";
import { joinedSnippets } from "./joined-snippets";

const joined = (language: string, ...codes: readonly string[]): string =>
  joinedSnippets(
    language,
    codes.slice(0, -1).map((code, n) => ({ name: `snippet ${n + 1}`, code })),
    codes.at(-1) ?? "",
  );

it("a program before which nothing runs is as it was", () => {
  expect(joined("python", " x = 1\n\n")).toBe(" x = 1\n\n");
});

describe("Python", () => {
  it("stands one after another", () => {
    expect(joined("python", "x = 1", "y = x\n", "print(y)")).toBe(
      "# snippet 1\nx = 1\n\n# snippet 2\ny = x\n\n# the program\nprint(y)\n",
    );
  });

  it("has what only its beginning may have at its beginning, once", () => {
    const future = "from __future__ import annotations\n";
    expect(joined("python", `${future}x = 1`, `${future}\nprint(x)`)).toBe(
      `${future}\n# snippet 1\nx = 1\n\n# the program\nprint(x)\n`,
    );
  });
});

describe("JavaScript", () => {
  it("imports each name once", () => {
    expect(
      joined(
        "javascript",
        'import { sleep } from "interleave";\nconst x = 1;',
        'import { sleep, spawn } from "interleave";\nimport * as all from "interleave";\nawait sleep(x);',
      ),
    ).toBe(
      'import { sleep, spawn } from "interleave";\nimport * as all from "interleave";\n\n' +
        "// snippet 1\nconst x = 1;\n\n// the program\nawait sleep(x);\n",
    );
  });

  it("may declare a name anew, in a block", () => {
    expect(joined("javascript", "const x = 1;", "let y = 2;", "async function x() {}", "const y = x;")).toBe(
      "// snippet 1\nconst x = 1;\n\n// snippet 2\nlet y = 2;\n\n{\n// snippet 3\nasync function x() {}\n\n" +
        "// the program\nconst y = x;\n}\n",
    );
  });

  it("may declare the names of a pattern anew, too", () => {
    expect(joined("javascript", "const [a, b] = x;", "const { c, d: b } = y;")).toBe(
      "// snippet 1\nconst [a, b] = x;\n\n{\n// the program\nconst { c, d: b } = y;\n}\n",
    );
  });
});
