/**
 * `using` and `await using`. Not every browser has them, so they become constants that are handed to
 * a disposer, which a `finally` around the rest of the block makes dispose of them:
 *
 *     { await using file = open(); ... }
 *     {const d=$.disposer();try{ const file = d.useAsync(3,open()); ... }catch(e){d.fail(e)}finally{yield*d.close()}}
 *
 * Knows blocks and their resources; the order and the errors of disposal are in support/disposal.ts.
 */
import { tokTypes, type Node } from "acorn";
import { ownFrame } from "./frame";
import type { Handlers, NodeOf, Rewriter } from "./rewriter";

type Resources = NodeOf<"VariableDeclaration"> & { kind: "using" | "await using" };

export function disposes(node: Node | null | undefined): node is Resources {
  if (node?.type !== "VariableDeclaration") return false;
  const { kind } = node as NodeOf<"VariableDeclaration">;
  return kind === "using" || kind === "await using";
}

/** Text that begins and ends the part of a program in which resources live. */
function guard(declarations: readonly Resources[], { names }: Rewriter): { open: string; close: string } {
  const disposer = names.fresh("disposer");
  const error = names.fresh("error");
  const suspends = declarations.some(({ kind }) => kind === "await using");
  return {
    open: `const ${disposer}=${names.runtime}.disposer();try{`,
    close: `}catch(${error}){${disposer}.fail(${error})}finally{${suspends ? `yield*${disposer}.close()` : `${disposer}.closeNow()`}}`,
  };
}

/** The call that hands a value to the disposer, up to the value. */
function use(declaration: Resources, node: Node, text: string, rewriter: Rewriter): string {
  const disposer = rewriter.names.fresh("disposer");
  if (declaration.kind === "using") return `${disposer}.use(`;
  return `${disposer}.useAsync(${rewriter.site("await", node.start, text)},`;
}

/** Makes a constant of the declared names. */
function constant(declaration: Resources, rewriter: Rewriter): void {
  const { edits, tokens } = rewriter;
  const first = tokens.from(declaration.start);
  edits.replace(first, "const");
  if (declaration.kind === "await using") edits.replace(tokens.from(first.end), "");
}

/** Body of a loop whose head declares a resource for each iteration; the head is a constant already. */
export function wrapBody(head: Resources, body: Node, rewriter: Rewriter): void {
  const { open, close } = guard([head], rewriter);
  const id = head.declarations[0]?.id;
  const name = id === undefined ? "" : rewriter.textOf(id);
  rewriter.edits.before(body.start, `{${open}${use(head, head, name, rewriter)}${name});`);
  rewriter.visit(body);
  rewriter.edits.after(body.end, `${close}}`);
}

/** Statements of a block, from one offset to another. */
function block(statements: readonly Node[], start: number, end: number, rewriter: Rewriter): void {
  rewriter.list(statements);
  const resources = statements.filter(disposes);
  if (resources.length === 0) {
    for (const statement of statements) rewriter.visit(statement);
    return;
  }
  const { open, close } = guard(resources, rewriter);
  rewriter.edits.before(start, open);
  for (const statement of statements) {
    rewriter.visit(statement);
    if (disposes(statement)) rewriter.edits.after(rewriter.tokens.endWithoutSemicolon(statement), ";");
  }
  rewriter.edits.after(end, close);
}

export const disposal: Handlers = {
  Program(node, rewriter) {
    block(node.body, node.body[0]?.start ?? 0, node.body.at(-1)?.end ?? 0, rewriter);
  },
  BlockStatement(node, rewriter) {
    block(node.body, node.start + 1, node.end - 1, rewriter);
  },
  StaticBlock(node, rewriter) {
    const brace = rewriter.tokens.from(node.start, tokTypes.braceL);
    const frame = ownFrame({ kind: "field", name: "static" });
    rewriter.inside(frame, node, () => block(node.body, brace.end, node.end - 1, rewriter));
  },
  SwitchCase(node, rewriter) {
    rewriter.visit(node.test);
    rewriter.list(node.consequent);
    for (const statement of node.consequent) rewriter.visit(statement);
  },

  VariableDeclaration(node, rewriter) {
    if (!disposes(node)) {
      rewriter.children(node);
      return;
    }
    constant(node, rewriter);
    for (const { id, init, end } of node.declarations) {
      // The head of a loop over resources has no value here: each iteration hands over its own.
      if (!init) continue;
      rewriter.inferred.set(init, rewriter.textOf(id));
      const equals = rewriter.tokens.from(id.end);
      rewriter.edits.replace(equals, `= ${use(node, node, rewriter.textOf(init), rewriter)}`);
      rewriter.visit(init);
      rewriter.edits.after(end, ")");
    }
  },

  ForStatement(node, rewriter) {
    if (!disposes(node.init)) {
      rewriter.children(node);
      return;
    }
    const { open, close } = guard([node.init], rewriter);
    rewriter.edits.before(rewriter.labelled.get(node) ?? node.start, `{${open}`);
    rewriter.children(node);
    rewriter.edits.after(node.end, `${close}}`);
  },
};
