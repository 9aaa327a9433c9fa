import { describe, expect, it } from "vitest";
import type { SharedProgram } from "./fragment";
import { elementOf, frameOf, markdownOf } from "./snippets";

const SHARED: SharedProgram = {
  code: "print(1)\n",
  language: "python",
  title: null,
  speed: null,
  view: null,
};
const LINK = "https://example.org/#program=1.abc&language=python";
const MODULE = "https://example.org/interleave.js";

describe("Markdown", () => {
  it("has the program and a link", () => {
    expect(markdownOf(SHARED, LINK)).toBe(
      `\`\`\`python\nprint(1)\n\`\`\`\n\n[Run it in Interleave](${LINK})\n`,
    );
  });

  it("holds programs with fences of their own", () => {
    const code = 'text = """\n````\n"""';
    expect(markdownOf({ ...SHARED, code }, LINK)).toMatch(/^`````python\ntext = """\n````\n"""\n`````\n/);
  });

  it("takes a title as text", () => {
    expect(markdownOf({ ...SHARED, title: "a](x)\n*b* <i>" }, LINK)).toContain(
      "[a\\]\\(x\\) \\*b\\* \\<i\\>: run it in Interleave]",
    );
  });
});

describe("an element", () => {
  it("has the program as it is written", () => {
    expect(elementOf({ ...SHARED, code: "a < b && c\n", speed: "4", view: "code output" }, MODULE)).toBe(
      `<script type="module" src="${MODULE}"></script>\n\n` +
        '<interleave-playground language="python" speed="4" view="code output">\n' +
        '<script type="text/plain">\na < b && c\n</script>\n</interleave-playground>\n',
    );
  });

  it.each(["print('</script><b>')", "print('<!--<script>')", "x = '</SCRIPT >'"])(
    "writes %s as text that ends nothing",
    (code) => {
      const snippet = elementOf({ ...SHARED, code }, MODULE);
      const inside = snippet.slice(snippet.indexOf("<interleave"), snippet.lastIndexOf("</interleave"));
      expect(inside.match(/<[!/]?[a-z-]+/gi)).toEqual(["<interleave-playground"]);
    },
  );

  it("takes attributes as text", () => {
    expect(elementOf({ ...SHARED, view: '"><script>' }, MODULE)).toContain('view="&quot;&gt;&lt;script&gt;"');
  });
});

it("a frame takes its title as text", () => {
  expect(frameOf({ ...SHARED, title: '"><b>' }, `${LINK}`)).toBe(
    '<iframe src="https://example.org/#program=1.abc&amp;language=python" title="&quot;&gt;&lt;b&gt;" ' +
      'loading="lazy" allow="clipboard-write" style="width: 100%; height: 40rem; border: 0"></iframe>\n',
  );
});

it.each([
  ["code output", "print(1)\n", 24.5],
  ["output", "print(1)\n", 21],
  ["code", "print(1)\n".repeat(10), 22],
  ["code output", "print(1)\n".repeat(100), 40],
])("a frame of %s has room for it, by itself, up to a window's", (view, code, height) => {
  expect(frameOf({ ...SHARED, view, code }, LINK)).toContain(`height: ${height}rem;`);
});
