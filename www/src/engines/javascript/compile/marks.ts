/**
 * Calls that say at which line the program is, for a person who steps through it: `$.line(7,3)`, before each statement
 * of line 7, in a function that begins at line 3. Nothing else is changed, and no line moves:
 *
 *     if (tries > 3) return null;
 *     $.line(7,3);if (tries > 3) {$.line(7,3);return null;}
 *
 * The runtime makes one of several calls at one line. Declarations of functions and of names without values do nothing,
 * so they get none; a loop gets one in its head, which comes again with each round.
 *
 * Knows which statements and expressions run by themselves; not what a call does.
 */
import type { AnyNode, Node } from "acorn";
import type { Edits } from "./edits";
import type { Names } from "./names";

/** What stands before and after a node. */
interface Mark {
  readonly before: string;
  readonly after: string;
}

/** Where a line number and the number of the function around it come from. */
interface Around {
  readonly edits: Edits;
  readonly names: Names;
  /** The line of a place in the source. */
  lineAt(offset: number): number;
  /** The line at which the function begins that is walked now; 0 outside of any. */
  readonly within: number;
}

export class Marks {
  readonly #around: Around;
  /** By node: what is to stand around it once it is walked. */
  readonly #planned = new Map<Node, Mark>();

  constructor(around: Around) {
    this.#around = around;
  }

  /** Before a node is walked: marks it as was planned, and plans what stands in it. */
  enter(node: Node): void {
    const mark = this.#planned.get(node);
    if (mark !== undefined) this.#around.edits.before(node.start, mark.before);
    this.#plan(node as AnyNode);
  }

  /** After it was walked. */
  leave(node: Node): void {
    const after = this.#planned.get(node)?.after ?? "";
    if (after !== "") this.#around.edits.after(node.end, after);
  }

  /** The body of an arrow function that is an expression, and may end in a bracket. */
  expressionBody(body: Node): void {
    this.#planned.set(body, { before: `(${this.#call(body)},`, after: ")" });
  }

  #plan(node: AnyNode): void {
    switch (node.type) {
      case "Program":
      case "BlockStatement":
        return this.#list(node.body);
      case "StaticBlock":
        return this.#list(node.body, this.#around.lineAt(node.start));
      case "SwitchCase":
        return this.#list(node.consequent);
      case "IfStatement":
        this.#single(node.consequent, "");
        if (node.alternate) this.#single(node.alternate, "");
        return;
      case "WhileStatement":
      case "DoWhileStatement":
        this.#expression(node.test);
        return this.#single(node.body, "");
      case "ForStatement":
        this.#expression(node.test ?? node.update);
        return this.#single(node.body, "");
      case "ForInStatement":
      case "ForOfStatement":
        return this.#single(node.body, `${this.#call(node)};`);
      default:
        return;
    }
  }

  #list(statements: readonly Node[], within = this.#around.within): void {
    for (const statement of statements) {
      if (runs(statement as AnyNode)) {
        this.#planned.set(statement, { before: `${this.#call(statement, within)};`, after: "" });
      }
    }
  }

  /** A statement that stands alone where a block could, with a call before it. */
  #single(body: Node, first: string): void {
    if (body.type === "BlockStatement") {
      if (first !== "") this.#around.edits.before(body.start + 1, first);
      return;
    }
    const own = runs(body as AnyNode) ? `${this.#call(body)};` : "";
    if (first + own !== "") this.#planned.set(body, { before: `{${first}${own}`, after: "}" });
  }

  #expression(expression: Node | null | undefined): void {
    if (expression == null) return;
    this.#planned.set(expression, { before: `${this.#call(expression)},`, after: "" });
  }

  #call(node: Node, within = this.#around.within): string {
    return `${this.#around.names.runtime}.line(${this.#around.lineAt(node.start)},${within})`;
  }
}

/** Whether something is done at a statement itself, rather than in what stands in it. */
function runs(node: AnyNode): boolean {
  switch (node.type) {
    case "BlockStatement":
    case "EmptyStatement":
    case "FunctionDeclaration":
    case "ImportDeclaration":
    case "ExportAllDeclaration":
      return false;
    case "ExportNamedDeclaration":
      return node.declaration != null && runs(node.declaration as AnyNode);
    case "ExportDefaultDeclaration":
      return node.declaration.type !== "FunctionDeclaration";
    case "VariableDeclaration":
      return node.declarations.some(({ init }) => init != null);
    case "ExpressionStatement":
      // "use strict" is one only where nothing stands before it.
      return !("directive" in node) || node.directive === undefined;
    default:
      return true;
  }
}
