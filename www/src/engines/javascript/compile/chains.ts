/**
 * Chains of operators: `a + b + c + ...` is a tree as deep as it is long, but people do write long ones, to
 * build a text say. So they are walked without going a level deeper for each operator.
 */
import type { Node } from "acorn";
import type { Handlers, NodeOf, Rewriter } from "./rewriter";

type Operation = NodeOf<"BinaryExpression"> | NodeOf<"LogicalExpression">;

function chain(operation: Operation, rewriter: Rewriter): void {
  const rights: Node[] = [];
  let left: Node = operation;
  while (left.type === "BinaryExpression" || left.type === "LogicalExpression") {
    rights.push((left as Operation).right);
    left = (left as Operation).left;
  }
  rewriter.visit(left);
  for (const right of rights.reverse()) rewriter.visit(right);
}

export const chains: Handlers = {
  BinaryExpression: chain,
  LogicalExpression: chain,
};
