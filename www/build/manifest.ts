/**
 * dist/custom-elements.json: what the element has for the pages around it, for editors and documentation tools that read such
 * manifests (https://github.com/webcomponents/custom-elements-manifest, schema 1). All of it is read off the sources: the class,
 * its comments, the events, the custom properties of tokens.ts, and the parts that are rendered. What has no comment fails the
 * build, so that nothing is public without a word on it.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import type { Plugin } from "vite";

const SOURCES = fileURLToPath(new URL("../src/", import.meta.url));
const ELEMENT = `${SOURCES}element/`;
const TAG = "interleave-playground";
const MODULE = "interleave.js";

interface Described {
  readonly name: string;
  readonly description: string;
}

interface Typed extends Described {
  readonly type: { readonly text: string };
}

export interface Member extends Described {
  readonly kind: "field" | "method";
  readonly type?: { readonly text: string };
  readonly default?: string;
  readonly readonly?: true;
  readonly parameters?: readonly { readonly name: string; readonly type: { readonly text: string } }[];
  readonly return?: { readonly type: { readonly text: string } };
}

export interface Element {
  readonly kind: "class";
  readonly customElement: true;
  readonly tagName: string;
  readonly name: string;
  readonly description: string;
  readonly attributes: readonly (Typed & { readonly fieldName: string; readonly default?: string })[];
  readonly members: readonly Member[];
  readonly events: readonly Typed[];
  readonly cssParts: readonly Described[];
  readonly cssProperties: readonly (Described & { readonly default: string })[];
}

export function manifest(): Plugin {
  return {
    name: "manifest",
    apply: "build",
    generateBundle() {
      const source = `${JSON.stringify(packageOf(describeElement()), null, 2)}\n`;
      this.emitFile({ type: "asset", fileName: "custom-elements.json", source });
    },
  };
}

function packageOf(element: Element): object {
  const declaration = { name: element.name, module: MODULE };
  return {
    schemaVersion: "1.0.0",
    modules: [
      {
        kind: "javascript-module",
        path: MODULE,
        declarations: [element],
        exports: [
          { kind: "custom-element-definition", name: TAG, declaration },
          { kind: "js", name: element.name, declaration },
        ],
      },
    ],
  };
}

export function describeElement(): Element {
  const file = parse("playground.ts");
  const found = file.statements.find(ts.isClassDeclaration);
  if (found?.name === undefined) throw new Error("playground.ts has no class.");
  const members = found.members.flatMap((member) => describeMember(member, file));
  const named = new Map(members.map((member) => [member.name, member]));
  const defaults = defaultsOf(found, file);
  const withDefault = <T extends { readonly name: string }>(
    each: T,
    of = each.name,
  ): T & { default?: string } => {
    const value = defaults.get(of);
    return value === undefined ? each : { ...each, default: value };
  };
  return {
    kind: "class",
    customElement: true,
    tagName: TAG,
    name: found.name.text,
    description: commentOf(found, "the class"),
    attributes: attributesOf(found, file).map(({ name, fieldName }) => {
      const { description, type = { text: "string" } } = known(named, fieldName);
      return withDefault({ name, fieldName, description, type }, fieldName);
    }),
    members: members.map((member) => (member.kind === "field" ? withDefault(member) : member)),
    events: eventsOf(parse("events.ts")),
    cssParts: partsOf(found),
    cssProperties: propertiesOf(readFileSync(`${ELEMENT}styles/tokens.ts`, "utf8")),
  };
}

function parse(name: string): ts.SourceFile {
  const text = readFileSync(ELEMENT + name, "utf8");
  return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
}

/** What the comment before it says, on one line. */
function commentOf(node: ts.Node, what: string): string {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = ts.getTextOfJSDocComment(comment?.comment)?.replace(/\s+/g, " ").trim() ?? "";
  if (text === "") throw new Error(`${what} is public and has no comment that says what it is for.`);
  return text;
}

/** The public ones that are the element's own; of a getter and its setter the first. */
function describeMember(member: ts.ClassElement, file: ts.SourceFile): Member[] {
  if (member.name === undefined || !ts.isIdentifier(member.name)) return [];
  const flags = ts.getCombinedModifierFlags(member);
  const { Static, Protected, Private, Override } = ts.ModifierFlags;
  if ((flags & (Static | Protected | Private | Override)) !== 0) return [];
  const name = member.name.text;
  const typeOf = (node: { readonly type?: ts.TypeNode | undefined }): { text: string } => ({
    text: node.type?.getText(file) ?? "unknown",
  });
  if (ts.isPropertyDeclaration(member)) {
    return [{ kind: "field", name, description: commentOf(member, name), type: typeOf(member) }];
  }
  if (ts.isGetAccessor(member)) {
    const hasSetter = (member.parent as ts.ClassDeclaration).members.some(
      (other) => ts.isSetAccessor(other) && other.name.getText(file) === name,
    );
    const field = {
      kind: "field",
      name,
      description: commentOf(member, name),
      type: typeOf(member),
    } as const;
    return [hasSetter ? field : { ...field, readonly: true }];
  }
  if (!ts.isMethodDeclaration(member)) return [];
  const parameters = member.parameters.map((each) => ({
    // One that is taken apart has no name of its own.
    name: ts.isIdentifier(each.name) ? each.name.text : typeOf(each).text.toLowerCase(),
    type: typeOf(each),
  }));
  const description = commentOf(member, name);
  return [{ kind: "method", name, description, parameters, return: { type: typeOf(member) } }];
}

function known(members: ReadonlyMap<string, Member>, name: string): Member {
  const member = members.get(name);
  if (member === undefined)
    throw new Error(`The attribute of "${name}" has no public property of that name.`);
  return member;
}

/** As Lit takes them from `static properties`. */
function attributesOf(of: ts.ClassDeclaration, file: ts.SourceFile): { name: string; fieldName: string }[] {
  const declared = of.members.find((each) => each.name?.getText(file) === "properties");
  const list =
    declared !== undefined && ts.isPropertyDeclaration(declared) ? declared.initializer : undefined;
  if (list === undefined || !ts.isObjectLiteralExpression(list)) throw new Error("There are no properties.");
  return list.properties.filter(ts.isPropertyAssignment).flatMap(({ name, initializer }) => {
    const fieldName = name.getText(file);
    const options = initializer.getText(file);
    if (/attribute: false/.test(options)) return [];
    return [{ name: /attribute: "([^"]+)"/.exec(options)?.[1] ?? fieldName.toLowerCase(), fieldName }];
  });
}

/** What the constructor sets, where it is a literal. */
function defaultsOf(of: ts.ClassDeclaration, file: ts.SourceFile): Map<string, string> {
  const text = of.members.find(ts.isConstructorDeclaration)?.getText(file) ?? "";
  return new Map(
    [...text.matchAll(/^\s*this\.(\w+) = ([^;]+);$/gm)].map(([, name = "", value = ""]) => [name, value]),
  );
}

function eventsOf(file: ts.SourceFile): Typed[] {
  const events = file.statements.find(ts.isInterfaceDeclaration);
  if (events?.name.text !== "PlaygroundEvents") throw new Error("events.ts has no PlaygroundEvents.");
  return events.members.filter(ts.isPropertySignature).map((event) => {
    const name = event.name.getText(file);
    const text = event.type?.getText(file) ?? "Event";
    return { name, description: commentOf(event, name), type: { text: text.replace(/\s+/g, " ") } };
  });
}

/** Those that templates have, each with what the class says of it by @csspart. */
function partsOf(of: ts.ClassDeclaration): Described[] {
  const rendered = new Set(
    ["element", "picture"]
      .flatMap((folder) =>
        readdirSync(SOURCES + folder, { recursive: true }).map((name) => `${folder}/${String(name)}`),
      )
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
      .flatMap((name) => [...readFileSync(SOURCES + name, "utf8").matchAll(/\bpart="([\w -]+)"/g)])
      .flatMap(([, names = ""]) => names.split(" ")),
  );
  const described = new Map(
    ts
      .getJSDocTags(of)
      .filter(({ tagName }) => tagName.text === "csspart")
      .map((tag) => /^([\w-]+):? (.+)$/s.exec(ts.getTextOfJSDocComment(tag.comment) ?? ""))
      .map((match) => [match?.[1] ?? "", match?.[2]?.replace(/\s+/g, " ") ?? ""]),
  );
  const odd = [
    ...[...rendered].filter((name) => !described.has(name)),
    ...[...described.keys()].filter((name) => !rendered.has(name)),
  ];
  if (odd.length > 0) {
    throw new Error(
      `Parts are rendered and have a @csspart in the comment of playground.ts' class, but not both: ${odd.join(", ")}.`,
    );
  }
  return [...described].map(([name, description]) => ({ name, description }));
}

/** What a page may set, with the comment that stands before it. */
function propertiesOf(tokens: string): (Described & { readonly default: string })[] {
  const declared = /(?:\/\* ([^*]+) \*\/\s*)?--_[\w-]+: var\(\s*--interleave-([\w-]+),\s*([^;]+?)\s*\);/g;
  const found = new Map<string, Described & { readonly default: string }>();
  for (const [, comment, short = "", value = ""] of tokens.matchAll(declared)) {
    const name = `--interleave-${short}`;
    if (found.has(name)) continue;
    if (comment === undefined) throw new Error(`${name} in tokens.ts has no comment before it.`);
    found.set(name, { name, description: comment.replace(/\s+/g, " "), default: value.replace(/\s+/g, " ") });
  }
  return [...found.values()];
}
