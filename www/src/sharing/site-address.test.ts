import { describe, expect, it } from "vitest";
import { siteAddress } from "./site-address";

const PAGE = "https://example.org/docs/page.html";

it.each([
  ["https://play.example.org/", "https://play.example.org/"],
  ["https://play.example.org", "https://play.example.org/"],
  [" http://localhost:8080/interleave ", "http://localhost:8080/interleave/"],
  ["https://play.example.org/a/index.html?x=1#y", "https://play.example.org/a/"],
  ["/interleave/", "https://example.org/interleave/"],
  ["../interleave", "https://example.org/interleave/"],
  ["//play.example.org/a", "https://play.example.org/a/"],
  // Two slashes lead to no other host.
  ["https://play.example.org//evil.example", "https://play.example.org//evil.example/"],
])("“%s” is a site", (asked, site) => {
  expect(siteAddress(asked, PAGE)?.href).toBe(site);
});

describe("no site is", () => {
  it.each([
    "javascript:alert(1)",
    " JavaScript:alert(1)//https://example.org/",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "blob:https://example.org/1",
    "file:///index.html",
    "https://",
    "https://play.example.org:port/",
    // It looks like one host and leads to another.
    "https://example.org@evil.example/",
  ])("“%s”", (asked) => {
    expect(siteAddress(asked, PAGE)).toBeNull();
  });
});
