import { describe, expect, it } from "vitest";
import { languageClass, languageNamed } from "./language";

describe("a language's name", () => {
  it.each([
    ["python", "python"],
    ["py", "python"],
    ["Python3", "python"],
    ["javascript", "javascript"],
    [" js ", "javascript"],
    ["typescript", null],
    ["pycon", null],
    ["", null],
    ["constructor", null],
  ])("%j is %j", (name, language) => expect(languageNamed(name)).toBe(language));
});

describe("the classes of a block", () => {
  it.each([
    ["language-python", "python"],
    ["hljs lang-js", "js"],
    ["highlight highlight-python3 notranslate", "python3"],
    ["highlight-default language-py", "py"],
    ["language-c++", "c++"],
    ["slang-python my-language-python language-", null],
    ["", null],
  ])("%j say %j", (classes, said) => expect(languageClass(classes.split(" "))).toBe(said));
});
