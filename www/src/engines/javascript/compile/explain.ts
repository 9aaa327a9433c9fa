/**
 * What a parser's message means for someone who is learning. Knows the parser's frequent messages and
 * what stands around the place where it gave up; not how to parse.
 */
import { tokTypes, type Token } from "acorn";
import { TOO_DEEP } from "./depth";
import type { Lines } from "./lines";
import { Surroundings, type Open, type Surrounding } from "./surroundings";

/** Where and why parsing failed. */
export interface Failure {
  readonly message: string;
  readonly offset: number;
}

/** The same failure, in better words and perhaps at a better place. */
export function explain(failure: Failure, source: string, tokens: readonly Token[], lines: Lines): Failure {
  // The token at which parsing failed may have been read already.
  const before = tokens.filter(({ start }) => start < failure.offset);
  const place = new Place(source, failure.offset, new Surroundings(before), lines);
  for (const [pattern, rule] of RULES) {
    const match = pattern.exec(failure.message);
    const explained = match && rule(place, match[1] ?? "");
    if (explained)
      return typeof explained === "string" ? { message: explained, offset: failure.offset } : explained;
  }
  return failure;
}

class Place {
  constructor(
    readonly source: string,
    readonly offset: number,
    readonly around: Surroundings,
    readonly lines: Lines,
  ) {}

  /** The word or sign that stands there; null at the end of the program. */
  get found(): string | null {
    const rest = this.source.slice(this.offset, this.offset + 200);
    const match = /^(?:[\p{ID_Continue}$#]+|[-+*/%&|^<>=!?.]+|[^])/u.exec(rest);
    return match && this.source.slice(this.offset).trim() !== "" ? match[0] : null;
  }

  line(offset: number): string {
    return `line ${this.lines.position(offset).line}`;
  }

  text(token: Token): string {
    const text = this.source.slice(token.start, token.end);
    return text.length <= 30 ? text : `${text.slice(0, 29)}…`;
  }
}

type Rule = (place: Place, detail: string) => string | Failure | null;

function describe({ kind, name, start }: Surrounding, place: Place): string {
  const where = place.line(start);
  const label = kind === "arrow" ? "arrow function" : kind;
  return name === null ? `the ${label} on ${where}` : `${label} \`${name}\` (${where})`;
}

function awaitOutside(place: Place): string {
  const around = place.around.function;
  const rule = "`await` is only valid in an async function";
  if (around === null) return "`await` is a reserved word: choose another name";
  if (around.kind === "field") return `${rule}, not in a field of a class`;
  if (around.kind === "constructor") return `${rule}, and a constructor cannot be async`;
  if (around.kind === "accessor") return `${rule}, and a getter or setter cannot be async`;
  return `${rule}: add \`async\` to ${describe(around, place)}`;
}

function forAwait(place: Place): string {
  const around = place.around.function;
  if (around !== null && !around.async) return awaitOutside(place);
  return "`for await` takes a loop with `of`: write `for await (const value of values)`";
}

function yieldOutside(place: Place): string {
  const around = place.around.function;
  const rule = "`yield` is only valid in a generator";
  if (around?.kind === "function") return `${rule}: write \`function*\` for ${describe(around, place)}`;
  if (around?.kind === "method") return `${rule}: write \`*\` before ${describe(around, place)}`;
  return `${rule}, a function written \`function*\``;
}

function unexpected(place: Place): string | Failure | null {
  const { around, found } = place;
  const open = around.innermost;
  const { last } = around;
  if (found === "await" && last?.type === tokTypes._for) return forAwait(place);
  const missing = missingValue(place);
  if (missing !== null) return missing;
  if (found === null) {
    if (open !== null) return neverClosed(open, place);
    return last ? `The program ends too early: something is missing after \`${place.text(last)}\`` : null;
  }
  if (found === ")" || found === "]" || found === "}") {
    if (open === null) return `There is no bracket that this \`${found}\` closes`;
    if (found !== open.closer) {
      const where = place.line(open.token.start);
      return `Expected \`${open.closer}\` before this \`${found}\`, to close the \`${place.text(open.token)}\` on ${where}`;
    }
  }
  const what = /^["'`]/.test(found) ? "string" : `\`${found}\``;
  return last ? `Unexpected ${what} after \`${place.text(last)}\`` : `Unexpected ${what}`;
}

/** `const x;`, and what is TypeScript. */
function missingValue({ around, found, ...place }: Place): string | null {
  const [name, keyword] = [around.last, around.before(1)];
  if (name?.type !== tokTypes.name || keyword === null) return null;
  const text = place.source.slice(name.start, name.end);
  const declares = place.source.slice(keyword.start, keyword.end);
  if (declares === "const" && found !== ":")
    return `\`const ${text}\` needs a value: write \`const ${text} = ...\``;
  if (found === ":" && /^(const|let|var)$/.test(declares)) {
    return "Types cannot be written here: this is JavaScript, not TypeScript";
  }
  return null;
}

/** At the opening sign, which tells more than the end of the program. */
function neverClosed(open: Open, place: Place): Failure {
  const template = open.token.type === tokTypes.backQuote;
  const message = template
    ? "This template string is never closed: a backquote is missing"
    : `This \`${place.text(open.token)}\` is never closed: a \`${open.closer}\` is missing`;
  return { message, offset: open.token.start };
}

function unclosedTemplate(place: Place): Failure | null {
  const open = place.around.innermost;
  return open && neverClosed(open, place);
}

/** The first rule whose pattern matches and that has something to say. */
const RULES: readonly (readonly [RegExp, Rule])[] = [
  [/^Not enough stack space/, () => TOO_DEEP],
  [/^Cannot use keyword 'await' outside/, awaitOutside],
  [/^Await using cannot appear outside/, awaitOutside],
  [
    /^(?:Cannot use await|Cannot use 'await').*static init/,
    () => "`await` is not valid in a static block of a class",
  ],
  [
    /^Await expression cannot be a default value/,
    () => "`await` is not valid in the default value of a parameter",
  ],
  [/^The keyword 'yield' is reserved/, yieldOutside],
  [/^The keyword '(.+)' is reserved/, (_, word) => `\`${word}\` is a reserved word: choose another name`],
  [/^Unexpected keyword '(.+)'/, (_, word) => `\`${word}\` is a reserved word and cannot stand here`],
  [/^Unexpected token/, unexpected],
  [
    /^Unexpected character '[“”‘’]'/,
    () => "This is a typographic quotation mark: strings are written in \" or '",
  ],
  [
    /^Unexpected character '(\p{Cc})'/u,
    (_, character) =>
      `Unexpected control character U+00${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
  ],
  [
    /^Unterminated string/,
    ({ source, offset }) =>
      `This string is never closed: a ${source.charAt(offset)} is missing on the same line`,
  ],
  [/^Unterminated template/, unclosedTemplate],
  [/^Unterminated comment/, () => "This comment is never closed: a */ is missing"],
  [
    /^Unterminated regular expression/,
    ({ offset }) => ({
      message: "This regular expression is never closed: a / is missing on the same line",
      offset: offset - 1,
    }),
  ],
  [/^'return' outside/, () => "`return` is only valid inside of a function"],
  [/^'with' in strict mode/, () => "`with` is not valid in a module"],
  [
    /^Unsyntactic (break|continue)/,
    ({ source, offset }, word) => {
      const label = /^\w+[ \t]+([\p{ID_Continue}$]+)/u.exec(source.slice(offset))?.[1];
      if (label !== undefined)
        return `There is no ${word === "break" ? "statement" : "loop"} labelled \`${label}\` around this \`${word}\``;
      return `\`${word}\` is only valid inside of a loop${word === "break" ? " or a switch" : ""}`;
    },
  ],
  [/^Assigning to rvalue/, () => "This cannot be assigned to: it is neither a variable nor a property"],
  [/^Argument name clash/, () => "Two parameters have the same name"],
  [
    /^Using declaration cannot appear in the top level/,
    () => "`using` is not valid directly in a case: put the case in braces",
  ],
];
