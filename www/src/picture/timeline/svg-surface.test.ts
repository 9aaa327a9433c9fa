import { describe, expect, it } from "vitest";
import type { Palette } from "./palette";
import { SvgSurface } from "./svg-surface";

const PALETTE = { font: '"Sans", serif' } as Palette;
const TYPE = { size: 10, weight: 400 };

function written(draw: (surface: SvgSurface) => void): string[] {
  const surface = new SvgSurface(PALETTE, (text) => text.length);
  draw(surface);
  const lines = surface.document(30, 20.125, "a title", "a description").trimEnd().split("\n");
  return lines.slice(4, -1);
}

describe("a surface of SVG", () => {
  it("is one file, with its title, its description and its type", () => {
    const surface = new SvgSurface(PALETTE, () => 0);
    expect(surface.document(30, 20.125, 'A & "B"', "<done>").split("\n")).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<svg xmlns="http://www.w3.org/2000/svg" role="img" width="30" height="20.13" viewBox="0 0 30 20.13" font-family="&quot;Sans&quot;, serif">',
      "<title>A &amp; &quot;B&quot;</title>",
      "<desc>&lt;done&gt;</desc>",
      "",
      "</svg>",
      "",
    ]);
  });

  it("has shapes and lines, each with its colour", () => {
    const drawn = written((surface) => {
      surface.fill(1, 2, 3.14159, 4, "#111111");
      surface.frame(1, 2, 3, 4, { colour: "#222222", width: 1.5 });
      surface.lines(
        [
          [0, 1, 2, 3],
          [4, 5, 6, 7],
        ],
        { colour: "#333333", width: 1, dash: [2, 3] },
      );
      surface.lines([], { colour: "#333333", width: 1 });
      surface.shape(
        [
          [0, 0],
          [1, 0],
          [0, 1],
        ],
        "#444444",
      );
      surface.disc(5, 6, 4.5, "#555555");
    });
    expect(drawn).toEqual([
      '<rect x="1" y="2" width="3.14" height="4" fill="#111111"/>',
      '<rect x="1" y="2" width="3" height="4" fill="none" stroke="#222222" stroke-width="1.5"/>',
      '<path d="M0 1L2 3M4 5L6 7" fill="none" stroke="#333333" stroke-width="1" stroke-dasharray="2 3"/>',
      '<path d="M0 0L1 0L0 1Z" fill="#444444"/>',
      '<circle cx="5" cy="6" r="4.5" fill="#555555"/>',
    ]);
  });

  it("has texts as texts, around their middle", () => {
    expect(written((surface) => surface.text("main", 5, 20, TYPE, "#111111", "center"))).toEqual([
      '<text x="5" y="23.5" font-size="10" font-weight="400" fill="#111111" text-anchor="middle">main</text>',
    ]);
  });

  it("takes no text for markup, and keeps out what no XML may contain", () => {
    const name = "</text><script>alert(1)</script>&amp;\0\u0007\ud800\ufffe\u{1f600}\"'";
    const [text] = written((surface) => surface.text(name, 0, 0, TYPE, '"/><script/>'));
    expect(text).toBe(
      '<text x="0" y="3.5" font-size="10" font-weight="400" fill="&quot;/&gt;&lt;script/&gt;" text-anchor="start">' +
        "&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;" +
        "\ufffd\ufffd\ufffd\ufffd\u{1f600}&quot;'</text>",
    );
  });

  it("groups what belongs together", () => {
    const drawn = written((surface) => {
      surface.moved(10, 0, () => {
        surface.within(0, 1, 2, 3, () => surface.named("<main>", () => surface.fill(0, 0, 1, 1, "#111111")));
        surface.within(0, 1, 2, 3, () => {});
      });
    });
    expect(drawn).toEqual([
      '<defs><clipPath id="within-0-1-2-3"><rect x="0" y="1" width="2" height="3"/></clipPath></defs>',
      '<g transform="translate(10 0)">',
      '<g clip-path="url(#within-0-1-2-3)">',
      "<g><title>&lt;main&gt;</title>",
      '<rect x="0" y="0" width="1" height="1" fill="#111111"/>',
      "</g>",
      "</g>",
      '<g clip-path="url(#within-0-1-2-3)">',
      "</g>",
      "</g>",
    ]);
  });
});
