/**
 * `this`, `arguments`, `super` and `new.target` where the code that means them moves into a generator
 * function: inside async arrow functions, and `super` inside async methods. Each is captured in the
 * shell (see frame.ts) and replaced by the captured name; everywhere else they stay as they are.
 *
 * `super` becomes an object that reads and writes through the shell's own `super`; only calls need more,
 * because their `this` would be that object.
 */
import { tokTypes, type Node } from "acorn";
import { words } from "../../../words/syntax";
import type { Capture, Frame } from "./frame";
import type { Handlers, NodeOf, Rewriter } from "./rewriter";

/** The declarations, in a shell, of what the code inside of it refers to. */
export function captured(frame: Frame, rewriter: Rewriter): string {
  if (frame.captures.size === 0) return "";
  const { runtime } = rewriter.names;
  const values: Record<Capture, string> = {
    this: "()=>this",
    arguments: "arguments",
    target: "new.target",
    super: `${runtime}.superOf((k)=>super[k],(k,v)=>{super[k]=v})`,
    superCall: "(...a)=>super(...a)",
  };
  const declarations = [...frame.captures].map(
    (capture) => `${rewriter.names.fresh(capture)}=${values[capture]}`,
  );
  return `const ${declarations.join()};`;
}

function capture(shell: Frame, what: Capture, rewriter: Rewriter): string {
  shell.captures.add(what);
  return rewriter.names.fresh(what);
}

/** The text for `this` in the current frame. */
function self(rewriter: Rewriter): string {
  const { owner, shell } = rewriter.frame;
  // Before `super()` there is no `this` that a shell could pass on, so it is asked for when it is needed.
  return owner.derivedConstructor && shell !== null ? `${capture(shell, "this", rewriter)}()` : "this";
}

/** Where `super.x` has to be captured; null where it can stay. */
function superShell({ owner, shell }: Frame): Frame | null {
  return owner.kind === "method" && owner.async ? owner : shell;
}

function isSuperMember(node: Node): boolean {
  return node.type === "MemberExpression" && (node as NodeOf<"MemberExpression">).object.type === "Super";
}

export const captures: Handlers = {
  ThisExpression(node, rewriter) {
    const text = self(rewriter);
    if (text !== "this") rewriter.edits.replace(node, text);
  },

  Identifier(node, rewriter) {
    if (node.name !== "arguments") return;
    const { owner, shell } = rewriter.frame;
    if (owner.kind === "program") {
      rewriter.fail(words.argumentsOutside, node.start);
    }
    if (shell === null) return;
    const shorthand = rewriter.shorthand.has(node) ? "arguments:" : "";
    rewriter.edits.replace(node, shorthand + capture(shell, "arguments", rewriter));
  },

  MetaProperty(node, rewriter) {
    if (node.meta.name === "import") {
      rewriter.fail(words.importMeta, node.start);
    }
    const { shell } = rewriter.frame;
    if (shell === null) return;
    const [first, dot, target] = [node.meta, rewriter.tokens.from(node.meta.end), node.property];
    rewriter.edits.replace(first, capture(shell, "target", rewriter));
    rewriter.edits.replace(dot, "");
    rewriter.edits.replace(target, "");
  },

  Super(node, rewriter) {
    const shell = superShell(rewriter.frame);
    if (shell !== null) rewriter.edits.replace(node, capture(shell, "super", rewriter));
  },

  MemberExpression(node, rewriter) {
    rewriter.visit(node.object);
    if (node.computed) rewriter.visit(node.property);
  },

  CallExpression(node, rewriter) {
    const { edits, frame, tokens } = rewriter;
    const close = rewriter.calls?.enter(node) ?? null;
    if (node.callee.type === "Super") {
      if (frame.shell !== null) edits.replace(node.callee, capture(frame.shell, "superCall", rewriter));
    } else {
      rewriter.visit(node.callee);
      if (isSuperMember(node.callee) && superShell(frame) !== null) {
        const open = tokens.from(node.callee.end, tokTypes.parenL);
        edits.replace(open, `${node.optional ? "" : "."}call(${self(rewriter)},`);
      }
    }
    for (const argument of node.arguments) rewriter.visit(argument);
    if (close !== null) edits.after(close, ")");
  },

  ChainExpression(node, rewriter) {
    const { expression } = node;
    // What is short-circuited ends where the chain does.
    rewriter.calls?.followOn(expression.type === "CallExpression" ? expression.callee : expression);
    rewriter.children(node);
  },

  TaggedTemplateExpression(node, rewriter) {
    rewriter.calls?.followOn(node.tag);
    rewriter.visit(node.tag);
    if (isSuperMember(node.tag) && superShell(rewriter.frame) !== null) {
      rewriter.edits.after(node.tag.end, `.bind(${self(rewriter)})`);
    }
    rewriter.visit(node.quasi);
  },
};
