/**
 * Random programs do the same compiled as natively, in the same order: a search for combinations of tasks,
 * loops, generators and errors that nobody thought of.
 *
 * A program is drawn as a tree, so that a failing one can be made smaller, and then written down with
 * regard to where in the program each part stands: a `break` outside of a loop is written as a note.
 */
import fc from "fast-check";
import { test } from "vitest";
import { runCompiled, runNatively } from "./testing/observe";

type Expression =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "await" | "reject" | "later" | "template" | "default"; readonly of: Expression }
  | { readonly kind: "add" | "and" | "nullish"; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "all"; readonly of: readonly Expression[] }
  | {
      readonly kind: "arrow" | "function" | "method" | "concise";
      readonly body: readonly Statement[];
      readonly of: Expression;
    };

type Source =
  | { readonly kind: "array"; readonly of: readonly Expression[] }
  | { readonly kind: "generator" | "syncGenerator" | "closable"; readonly body: readonly Statement[] };

type Statement =
  | { readonly kind: "note" | "break" | "continue" | "breakOuter" | "continueOuter" }
  | { readonly kind: "expression" | "throw" | "return" | "yield" | "spawn"; readonly of: Expression }
  | {
      readonly kind: "if" | "switch";
      readonly test: Expression;
      readonly then: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | { readonly kind: "for" | "while" | "do" | "block"; readonly body: readonly Statement[] }
  | {
      readonly kind: "forOf" | "forAwait" | "forAwaitPattern";
      readonly source: Source;
      readonly body: readonly Statement[];
    }
  | { readonly kind: "delegate" | "step"; readonly source: Source }
  | {
      readonly kind: "try";
      readonly body: readonly Statement[];
      readonly caught: readonly Statement[] | null;
      readonly last: readonly Statement[] | null;
    };

interface Tree {
  readonly body: readonly Statement[];
  readonly expression: Expression;
  readonly source: Source;
  readonly statement: Statement;
}

const depth = { depthIdentifier: "program", maxDepth: 12, depthSize: "large" } as const;

const { body: programs } = fc.letrec<Tree>((tie) => {
  const [body, expression, source] = [tie("body"), tie("expression"), tie("source")];
  const of = <K extends string>(...kinds: K[]) =>
    fc.record({ kind: fc.constantFrom(...kinds), of: expression });
  const number = fc.record({ kind: fc.constant("number" as const), value: fc.nat(9) });
  const note = fc.record({ kind: fc.constant("note" as const) });
  const maybe = fc.option(body, { nil: null, ...depth });
  return {
    body: fc.array(tie("statement"), { maxLength: 4, ...depth }),
    expression: fc.oneof(
      depth,
      number,
      { weight: 3, arbitrary: of("await", "await", "await", "reject", "later", "template", "default") },
      fc.record({ kind: fc.constantFrom("add", "and", "nullish"), left: expression, right: expression }),
      fc.record({ kind: fc.constant("all" as const), of: fc.array(expression, { maxLength: 3, ...depth }) }),
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constantFrom("arrow", "function", "method", "concise"),
          body,
          of: expression,
        }),
      },
    ),
    source: fc.oneof(
      depth,
      fc.record({
        kind: fc.constant("array" as const),
        of: fc.array(expression, { maxLength: 3, ...depth }),
      }),
      fc.record({ kind: fc.constantFrom("generator", "generator", "syncGenerator", "closable"), body }),
    ),
    statement: fc.oneof(
      depth,
      note,
      fc.record({ kind: fc.constantFrom("break", "continue", "breakOuter", "continueOuter") }),
      { weight: 4, arbitrary: of("expression", "expression", "throw", "return", "yield", "yield", "spawn") },
      fc.record({ kind: fc.constantFrom("if", "switch"), test: expression, then: body, otherwise: body }),
      fc.record({ kind: fc.constantFrom("for", "while", "do", "block"), body }),
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constantFrom("forOf", "forAwait", "forAwait", "forAwaitPattern"),
          source,
          body,
        }),
      },
      fc.record({ kind: fc.constantFrom("delegate", "step"), source }),
      {
        weight: 2,
        arbitrary: fc.record({ kind: fc.constant("try" as const), body, caught: maybe, last: maybe }),
      },
    ),
  } as { [K in keyof Tree]: fc.Arbitrary<Tree[K]> };
});

/** Where in a program something stands. */
interface Where {
  readonly async: boolean;
  readonly generator: boolean;
  readonly returns: boolean;
  /** Whether an error may be thrown into it from outside, which it passes on to what it delegates to. */
  readonly thrownInto: boolean;
  readonly loops: readonly string[];
}

const TOP: Where = { async: true, generator: false, returns: false, thrownInto: false, loops: [] };

/** Writes a tree as a program. Numbers everything it writes, so that notes tell where they come from. */
class Writer {
  #count = 0;

  body(statements: readonly Statement[], where: Where): string {
    return statements.map((statement) => this.#statement(statement, where)).join("\n");
  }

  #name(letter: string): string {
    return `${letter}${++this.#count}`;
  }

  #note(): string {
    return `log("note", ${++this.#count})`;
  }

  #statement(statement: Statement, where: Where): string {
    const inner = (body: readonly Statement[], at = where) => `{ ${this.body(body, at)} }`;
    switch (statement.kind) {
      case "note":
        return this.#note();
      case "break":
      case "continue":
        return where.loops.length > 0 ? `${statement.kind};` : this.#note();
      case "breakOuter":
      case "continueOuter": {
        const label = where.loops[0];
        return label === undefined
          ? this.#note()
          : `${statement.kind === "breakOuter" ? "break" : "continue"} ${label};`;
      }
      case "expression":
        return this.#expression(statement.of, where);
      case "throw":
        return `throw ${this.#expression(statement.of, where)}`;
      case "return":
        return !where.returns ? this.#note() : `return ${this.#expression(statement.of, where)}`;
      case "yield": {
        // Whether a promise that fails closes the sync generator it came from depends on the engine's age.
        if (where.generator && !where.async) return `log("sent", yield ${++this.#count})`;
        const value = this.#expression(statement.of, where);
        return where.generator ? `log("sent", yield ${value})` : `log("value", ${value})`;
      }
      case "spawn":
        return `Promise.resolve(${this.#expression(statement.of, where)}).catch((e) => log("lost", e))`;
      case "if":
        return `if (${this.#expression(statement.test, where)}) ${inner(statement.then)} else ${inner(statement.otherwise)}`;
      case "switch": {
        const nested = { ...where, loops: [] };
        return `switch (${this.#expression(statement.test, where)}) { case 0: ${this.body(statement.then, nested)}
default: ${this.body(statement.otherwise, nested)} }`;
      }
      case "block":
        return inner(statement.body);
      case "for":
      case "while":
      case "do":
        return this.#loop(statement.kind, statement.body, where);
      case "forOf":
      case "forAwait":
      case "forAwaitPattern":
        return this.#iteration(statement, where);
      case "delegate":
        if (!where.generator) return `log("all", await_(${this.#source(statement.source, where)}))`;
        return `log("result", yield* ${this.#delegate(where.async ? statement.source : { kind: "array", of: [] }, where)})`;
      case "step":
        return this.#step(statement.source, where);
      case "try": {
        const { caught, last } = statement;
        const name = this.#name("e");
        const handler =
          caught === null && last !== null
            ? ""
            : ` catch (${name}) { log("caught", ${name}); ${this.body(caught ?? [], where)} }`;
        return `try ${inner(statement.body)}${handler}${last === null ? "" : ` finally ${inner(last)}`}`;
      }
    }
  }

  #loop(kind: "for" | "while" | "do", body: readonly Statement[], where: Where): string {
    const [label, i] = [this.#name("loop"), this.#name("i")];
    const text = `{ ${this.#note()}\n${this.body(body, { ...where, loops: [...where.loops, label] })} }`;
    if (kind === "for") return `${label}: for (let ${i} = 0; ${i} < 2; ${i}++) ${text}`;
    if (kind === "while") return `let ${i} = 0\n${label}: while (${i}++ < 2) ${text}`;
    return `let ${i} = 0\n${label}: do ${text}\nwhile (++${i} < 2)`;
  }

  #iteration(
    {
      kind,
      source,
      body,
    }: { kind: "forOf" | "forAwait" | "forAwaitPattern"; source: Source; body: readonly Statement[] },
    where: Where,
  ): string {
    const [label, x] = [this.#name("loop"), this.#name("x")];
    const text = `{ log("item", ${x})\n${this.body(body, { ...where, loops: [...where.loops, label] })} }`;
    const sync = kind === "forOf" || !where.async;
    const from = sync && source.kind !== "array" ? `[${this.#note()}, 1]` : this.#source(source, where);
    const head = kind === "forAwaitPattern" ? `const { a = 1, b: ${x} = a }` : `const ${x}`;
    return `${label}: for ${sync ? "" : "await "}(${head} of ${from}) ${text}`;
  }

  /** Asks an iterator for more than once at a time. */
  #step(source: Source, where: Where): string {
    if (source.kind !== "generator") return this.#note();
    const it = this.#name("it");
    const requests = `[${it}.next(1), ${it}.next(2), ${it}.return(3), ${it}.throw(4), ${it}.next(5)].map(watch)`;
    const wait = where.async ? "await " : "";
    return `const ${it} = ${this.#source(source, { ...where, thrownInto: true })}\n${wait}Promise.allSettled(${requests})`;
  }

  /**
   * What an error becomes that is thrown into a sync iterator without `throw`, as an array's, depends on the
   * engine's age. Since ECMA-262 closes such an iterator, it is a TypeError; before, it was the error itself.
   * support.test.ts tests that.
   */
  #delegate(source: Source, where: Where): string {
    const text = this.#source(source, where);
    return source.kind === "array" && where.thrownInto ? `each(${text})` : text;
  }

  #source(source: Source, where: Where): string {
    if (source.kind === "array")
      return `[${source.of.map((item) => this.#expression(item, where)).join(", ")}]`;
    const async = source.kind === "generator";
    const inside: Where = { ...where, async, generator: true, returns: true, loops: [] };
    const generator = `(${async ? "async " : ""}function* () { ${this.body(source.body, inside)} })()`;
    if (source.kind !== "closable") return generator;
    return `closable(${this.#name("")}, ${generator})`;
  }

  #expression(expression: Expression, where: Where): string {
    const write = (part: Expression) => this.#expression(part, where);
    switch (expression.kind) {
      case "number":
        return String(expression.value);
      case "await":
        return where.async ? `await ${this.#operand(expression.of, where)}` : write(expression.of);
      case "reject":
        return where.async ? `await quiet(Promise.reject(${write(expression.of)}))` : write(expression.of);
      case "later":
        return `tick(2).then(() => ${expression.of.kind === "number" ? expression.of.value : 0})`;
      case "template":
        return `\`\${${write(expression.of)}}\``;
      case "default":
        return `(([v = ${where.async ? 1 : write(expression.of)}]) => v)([])`;
      case "add":
        return `(${write(expression.left)} + ${write(expression.right)})`;
      case "and":
        return `(${write(expression.left)} && ${write(expression.right)})`;
      case "nullish":
        return `(${write(expression.left)} ?? ${write(expression.right)})`;
      case "all":
        return `quiet(Promise.all([${expression.of.map(write).join(", ")}]))`;
      default:
        return this.#task(expression);
    }
  }

  /** What may stand behind `await`: nothing that binds less tightly. */
  #operand(expression: Expression, where: Where): string {
    const text = this.#expression(expression, where);
    return this.#count % 2 === 0 ? `(${text})` : text;
  }

  #task({ kind, body, of }: Expression & { kind: "arrow" | "function" | "method" | "concise" }): string {
    const inside: Where = { ...TOP, returns: true };
    const name = this.#name("f");
    const value = this.#expression(of, inside);
    const text = `log("start ${name}"); ${this.body(body, inside)}\nreturn ${value}`;
    return `quiet(${this.#call(kind, name, text, value)})`;
  }

  #call(kind: string, name: string, text: string, value: string): string {
    if (kind === "arrow") return `(async () => { ${text} })()`;
    if (kind === "function") return `(async function ${name}(a = 1, ...rest) { ${text} })()`;
    if (kind === "concise") return `(async a => (log("start ${name}"), ${value}))()`;
    return `({ async ${name}() { ${text} } }).${name}()`;
  }
}

/** Helpers that programs use; native in both runs, or compiled in one: it must not matter. */
const HELPERS = `
const watch = (promise) => promise.then((v) => log("answer", v), (e) => log("failure", e));
// Nobody may await a task of a random program.
const quiet = (promise) => (promise.catch(() => {}), promise);
// Gives what an array holds and has a \`throw\`.
function* each(array) { yield* array; }
const await_ = (source) => typeof source;
const closable = (n, it) => ({ [Symbol.asyncIterator]: () => ({
  next: async (v) => it.next(v),
  return: async (v) => { log("closing", n); quiet(Promise.resolve(it.return(v))); log("closed", n); return {}; },
}) });
`;

test("random programs", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(programs, async (statements) => {
      const source = HELPERS + new Writer().body(statements, TOP);
      const native = await runNatively(source);
      for (const options of [{}, { calls: true }, { lines: true, calls: true }]) {
        const compiled = await runCompiled(source, {}, options);
        if (native.join("\n") !== compiled.join("\n")) {
          const how = `compiled with ${JSON.stringify(options)}`;
          throw new Error(`${source}\n\nnative:\n${native.join("\n")}\n\n${how}:\n${compiled.join("\n")}`);
        }
      }
    }),
    { numRuns: Number(process.env["RANDOM_PROGRAMS"] ?? 500) },
  );
});
