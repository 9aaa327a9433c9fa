/**
 * All that the page says stands in this folder: no other file of the page has text in a template or a sentence in a string.
 * What is seen in the end is tested in a browser (tests/browser/words.test.ts); this finds what is rarely seen, and says where.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const SOURCES = fileURLToPath(new URL("../", import.meta.url));

/** Sentences that are no words of the page, by file: with the reason. */
const OTHERS: Readonly<Record<string, string>> = {
  "engines/javascript/generator-requests.ts":
    "What the engine says in a trace, for which the page has its words (model/engine-text.ts).",
  "model/engine-text.ts":
    "What an engine says in a trace, which is looked for to be said in the words of the page.",
};

const TEMPLATES = new Set(["html", "svg"]);
const SEEN_ATTRIBUTES =
  /\s(aria-label|aria-description|aria-roledescription|title|placeholder|alt)="([^"]*)"/g;

/** Where text is for those who read the code or the console: an error that is a mistake in the code, a warning, an import; or is compared. */
function isUnsaid(node: ts.Node): boolean {
  for (let each = node.parent; each !== undefined; each = each.parent) {
    if (ts.isImportDeclaration(each) || ts.isExportDeclaration(each)) return true;
    if (ts.isNewExpression(each)) return /(Error|Exception)$|^Malformed$/.test(each.expression.getText());
    if (ts.isCallExpression(each)) return /^(console\..*|.*Error|super)$/.test(each.expression.getText());
    // What others say is known by it.
    if (ts.isBinaryExpression(each) && each.operatorToken.getText() === "===") return true;
    if (ts.isStatement(each)) return false;
  }
  return false;
}

/** What a template of Lit says: its text, and the attributes that are heard. */
function textOf(template: ts.TaggedTemplateExpression): string[] {
  const { template: body } = template;
  const raw = ts.isNoSubstitutionTemplateLiteral(body)
    ? body.text
    : [body.head.text, ...body.templateSpans.map((span) => span.literal.text)].join("\0");
  const attributes = [...raw.matchAll(SEEN_ATTRIBUTES)].map(([, , value = ""]) => value);
  // A value within a tag is \0, so that a tag is a tag from < to >.
  const text = raw.replace(/<!--.*?-->/gs, " ").replace(/<[^>]*>/g, "\0");
  return [...attributes, ...text.split("\0")]
    .map((each) => each.trim())
    .filter((each) => /\p{L}{2}/u.test(each));
}

const WORD = "\\p{L}[\\p{L}']*";
/** Three words, and not a comma behind each as in a list of names. */
const WORDS = new RegExp(`(^|[\\s(])${WORD}(,? ${WORD} | ${WORD}, )${WORD}`, "u");

/** With nothing in it that a sentence has not. */
function isSentence(text: string): boolean {
  return WORDS.test(text) && !/[{};=<]|--/.test(text);
}

/** What styles put into the page. */
function textOfStyles(styles: ts.TaggedTemplateExpression): string[] {
  const contents = styles.template.getText().matchAll(/\bcontent: *"([^"]*)"/g);
  return [...contents].map(([, text = ""]) => text).filter((text) => /\p{L}{2}/u.test(text));
}

function saidIn(path: string): string[] {
  const file = ts.createSourceFile(
    path,
    readFileSync(join(SOURCES, path), "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const said: string[] = [];
  const look = (node: ts.Node): void => {
    const say = (text: string): void => {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      said.push(`${path}:${line + 1} ${JSON.stringify(text)}`);
    };
    if (ts.isTaggedTemplateExpression(node)) {
      const tag = node.tag.getText();
      if (TEMPLATES.has(tag)) textOf(node).forEach(say);
      if (tag === "css") textOfStyles(node).forEach(say);
      if (tag !== "css" && !ts.isNoSubstitutionTemplateLiteral(node.template)) {
        node.template.templateSpans.forEach((span) => look(span.expression));
      }
      return;
    }
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      if (isSentence(node.text) && !isUnsaid(node)) say(node.text);
    } else if (ts.isTemplateExpression(node)) {
      const text = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join("0");
      if (isSentence(text) && !isUnsaid(node)) say(text);
    }
    ts.forEachChild(node, look);
  };
  look(file);
  return said;
}

describe("the words of the page", () => {
  const files = readdirSync(SOURCES, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && each.name.endsWith(".ts") && !/\.(test|d)\.ts$/.test(each.name))
    .map((each) => relative(SOURCES, join(each.parentPath, each.name)))
    .filter((path) => !/^(words|generated)\/|\/(testing|examples)\//.test(path))
    .filter((path) => !(path in OTHERS));

  test("stand in this folder only", () => {
    expect(files.flatMap(saidIn)).toEqual([]);
  });
});
