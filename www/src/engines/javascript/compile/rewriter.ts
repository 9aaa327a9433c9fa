/**
 * One compilation in progress: walks the tree, keeps track of the functions around the current node,
 * and holds what the rewrites share (text, tokens, edits, sites, names). Knows no rewrite itself: each
 * concept has a file with a table of handlers by node type.
 */
import type { AnyNode, Node, Program, TokenType } from "acorn";
import { Calls } from "./calls";
import { Edits } from "./edits";
import { CompileError } from "./errors";
import { words } from "../../../words/syntax";
import { DEEPEST_TREE } from "./depth";
import { ownFrame, type Frame } from "./frame";
import { Lines } from "./lines";
import { Marks } from "./marks";
import type { Names } from "./names";
import { excerpt, type Site } from "./sites";
import type { Tokens } from "./tokens";

export type NodeOf<T extends AnyNode["type"]> = Extract<AnyNode, { type: T }>;

/** Rewrites nodes of a type. It visits the node's children itself (`rewriter.children(node)`). */
export type Handlers = {
  readonly [T in AnyNode["type"]]?: (node: NodeOf<T>, rewriter: Rewriter) => void;
};

/** How many levels deep a node becomes, in what engines need for it: rewritten ones nest deeper than others. */
function levels(node: Node): number {
  switch (node.type) {
    case "AwaitExpression":
    case "YieldExpression":
      return 4;
    case "ForOfStatement":
      return (node as NodeOf<"ForOfStatement">).await ? 6 : 2;
    case "ArrowFunctionExpression":
    case "FunctionExpression":
    case "FunctionDeclaration":
      return (node as NodeOf<"FunctionExpression">).async ? 8 : 2;
    default:
      return 1;
  }
}

export interface Parsed {
  readonly source: string;
  readonly program: Program;
  readonly tokens: Tokens;
}

export class Rewriter {
  readonly source: string;
  readonly tokens: Tokens;
  readonly edits: Edits;
  /** Those of all texts that run together. */
  readonly sites: Site[];
  /** Statements that the import declarations turn into; they run before everything else. */
  readonly imports: string[] = [];
  /** Name JavaScript gives to the anonymous function or class that a node is. */
  readonly inferred = new Map<Node, string>();
  /** Where a loop begins, its labels included. */
  readonly labelled = new Map<Node, number>();
  /** References that stand for a property and its value at once, as in `{ name }`. */
  readonly shorthand = new Set<Node>();
  /** Null where nobody wants to know where the program calls something. */
  readonly calls: Calls | null;
  frame: Frame = ownFrame({ kind: "program", name: "top level", async: true });
  /** The line at which the innermost function begins; 0 outside of any. */
  within = 0;
  /** Null where nobody wants to know at which line the program is. */
  readonly marks: Marks | null;

  readonly #handlers: Handlers;
  readonly #lines: Lines;
  readonly #listed = new Set<number>();
  readonly #functions: { readonly start: number; readonly end: number; readonly name: string }[] = [];
  #depth = 0;

  constructor(
    parsed: Parsed,
    readonly names: Names,
    /** Names that "interleave" exports; null where they are not known. */
    readonly exported: ReadonlySet<string> | null,
    handlers: Handlers,
    tells: { readonly lines?: boolean; readonly calls?: boolean },
    /** The name of the snippet that it is, if it is one that runs before the program. */
    readonly snippet: string | null = null,
    sites: Site[] = [],
  ) {
    this.sites = sites;
    this.source = parsed.source;
    this.tokens = parsed.tokens;
    this.edits = new Edits(parsed.source);
    this.#lines = Lines.ofProgram(parsed.source);
    this.#handlers = handlers;
    this.marks = tells.lines === true ? new Marks(this) : null;
    this.calls = tells.calls === true ? new Calls(this) : null;
  }

  /** The line of a place in the source. */
  lineAt(offset: number): number {
    return this.#lines.position(offset).line;
  }

  visit(node: Node | null | undefined): void {
    if (node === null || node === undefined) return;
    const deeper = levels(node) + (this.calls !== null && node.type === "CallExpression" ? 2 : 0);
    this.#depth += deeper;
    if (this.#depth > DEEPEST_TREE) this.fail(words.tooDeep, node.start);
    const handler = this.#handlers[node.type as AnyNode["type"]] as
      ((node: Node, rewriter: Rewriter) => void) | undefined;
    this.marks?.enter(node);
    if (handler === undefined) this.children(node);
    else handler(node, this);
    this.marks?.leave(node);
    this.#depth -= deeper;
  }

  /** Visits the children in the order of the source. */
  children(node: Node): void {
    for (const value of Object.values(node) as unknown[]) {
      if (Array.isArray(value)) {
        for (const item of value as unknown[]) if (isNode(item)) this.visit(item);
      } else if (isNode(value)) {
        this.visit(value);
      }
    }
  }

  /** Walks what stands in a frame, which `node` is the text of. */
  inside(frame: Frame, node: Node, walk: () => void): void {
    const [around, within] = [this.frame, this.within];
    this.frame = frame;
    if (this.marks !== null) this.within = this.lineAt(node.start);
    this.#functions.push({ start: node.start, end: node.end, name: frame.name });
    walk();
    this.frame = around;
    this.within = within;
  }

  /** Name of the innermost function around a place in the source. */
  functionAt(line: number, column: number): string {
    const offset = this.#lines.offset(line, column);
    // Inner functions were entered after those around them.
    const innermost = this.#functions.findLast(({ start, end }) => start <= offset && offset < end);
    return innermost?.name ?? this.frame.name;
  }

  /** Notes the beginnings of statements that stand in a list, where a semicolon may stand before each. */
  list(statements: readonly Node[]): void {
    for (const statement of statements) {
      if (statement.type === "ExpressionStatement") this.#listed.add(statement.start);
    }
  }

  /**
   * What must stand before generated text that begins with a bracket: without semicolons, a line that
   * begins with a bracket would continue the line before, which the person's text did not.
   */
  separator(start: number): ";" | "" {
    return this.#listed.has(start) ? ";" : "";
  }

  /**
   * The same for a bracket on the line after a generated bracket, where the person's text ended in what
   * a bracket cannot continue: `await i++`, `yield`, or an arrow function. If what follows the text cannot
   * be part of the same statement, the statement ends here, and says so.
   */
  terminator(node: Node, continues: (next: TokenType) => boolean): ";" | "" {
    return continues(this.tokens.from(node.end).type) ? "" : ";";
  }

  site(kind: Site["kind"], at: number, text: string): number {
    const site: Site = {
      ...this.#lines.position(at),
      function: this.frame.name,
      text: excerpt(text),
      kind,
      ...(this.snippet === null ? {} : { snippet: this.snippet }),
    };
    return this.sites.push(site) - 1;
  }

  textOf(node: Node): string {
    return this.source.slice(node.start, node.end);
  }

  fail(message: string, offset: number): never {
    throw new CompileError(message, this.#lines.position(offset));
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
