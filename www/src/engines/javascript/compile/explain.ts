/**
 * What a parser's message means for someone who is learning. Knows the parser's frequent messages and
 * what stands around the place where it gave up; not how to parse.
 */
import { tokTypes, type Token } from "acorn";
import { words } from "../../../words/syntax";
import type { Lines } from "./lines";
import { Surroundings, type Open } from "./surroundings";

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

  line(offset: number): number {
    return this.lines.position(offset).line;
  }

  text(token: Token): string {
    const text = this.source.slice(token.start, token.end);
    return text.length <= 30 ? text : `${text.slice(0, 29)}…`;
  }
}

type Rule = (place: Place, detail: string) => string | Failure | null;

function awaitOutside(place: Place): string {
  const around = place.around.function;
  if (around === null) return words.awaitIsReserved;
  if (around.kind === "field") return words.awaitInField;
  if (around.kind === "constructor") return words.awaitInConstructor;
  if (around.kind === "accessor") return words.awaitInAccessor;
  return words.awaitIn(around.kind, around.name, place.line(around.start));
}

function forAwait(place: Place): string {
  const around = place.around.function;
  return around !== null && !around.async ? awaitOutside(place) : words.forAwait;
}

function yieldOutside(place: Place): string {
  const around = place.around.function;
  if (around?.kind === "function") return words.yieldInFunction(around.name, place.line(around.start));
  if (around?.kind === "method") return words.yieldInMethod(around.name, place.line(around.start));
  return words.yieldOutside;
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
    return last ? words.endsTooEarly(place.text(last)) : null;
  }
  if (found === ")" || found === "]" || found === "}") {
    if (open === null) return words.closesNothing(found);
    if (found !== open.closer) {
      return words.closesAnother(found, open.closer, place.text(open.token), place.line(open.token.start));
    }
  }
  const before = last && place.text(last);
  return /^["'`]/.test(found) ? words.unexpectedString(before) : words.unexpected(found, before);
}

/** `const x;`, and what is TypeScript. */
function missingValue({ around, found, ...place }: Place): string | null {
  const [name, keyword] = [around.last, around.before(1)];
  if (name?.type !== tokTypes.name || keyword === null) return null;
  const text = place.source.slice(name.start, name.end);
  const declares = place.source.slice(keyword.start, keyword.end);
  if (declares === "const" && found !== ":") return words.constWithoutValue(text);
  return found === ":" && /^(const|let|var)$/.test(declares) ? words.types : null;
}

/** At the opening sign, which tells more than the end of the program. */
function neverClosed(open: Open, place: Place): Failure {
  const template = open.token.type === tokTypes.backQuote;
  const message = template
    ? words.templateNeverClosed
    : words.neverClosed(place.text(open.token), open.closer);
  return { message, offset: open.token.start };
}

function unclosedTemplate(place: Place): Failure | null {
  const open = place.around.innermost;
  return open && neverClosed(open, place);
}

/** The first rule whose pattern matches and that has something to say. */
const RULES: readonly (readonly [RegExp, Rule])[] = [
  [/^Not enough stack space/, () => words.tooDeep],
  [/^Cannot use keyword 'await' outside/, awaitOutside],
  [/^Await using cannot appear outside/, awaitOutside],
  [/^(?:Cannot use await|Cannot use 'await').*static init/, () => words.awaitInStaticBlock],
  [/^Await expression cannot be a default value/, () => words.awaitInDefault],
  [/^The keyword 'yield' is reserved/, yieldOutside],
  [/^The keyword '(.+)' is reserved/, (_, word) => words.reserved(word)],
  [/^Unexpected keyword '(.+)'/, (_, word) => words.reservedHere(word)],
  [/^Unexpected token/, unexpected],
  [/^Unexpected character '[“”‘’]'/, () => words.typographicQuote],
  [
    /^Unexpected character '(\p{Cc})'/u,
    (_, character) => words.controlCharacter(character.charCodeAt(0).toString(16).padStart(4, "0")),
  ],
  [/^Unterminated string/, ({ source, offset }) => words.stringNeverClosed(source.charAt(offset))],
  [/^Unterminated template/, unclosedTemplate],
  [/^Unterminated comment/, () => words.commentNeverClosed],
  [
    /^Unterminated regular expression/,
    ({ offset }) => ({ message: words.patternNeverClosed, offset: offset - 1 }),
  ],
  [/^'return' outside/, () => words.returnOutside],
  [/^'with' in strict mode/, () => words.withInModule],
  [
    /^Unsyntactic (break|continue)/,
    ({ source, offset }, word) => {
      const label = /^\w+[ \t]+([\p{ID_Continue}$]+)/u.exec(source.slice(offset))?.[1];
      if (word === "break") return label === undefined ? words.breakOutside : words.breakWithoutLabel(label);
      return label === undefined ? words.continueOutside : words.continueWithoutLabel(label);
    },
  ],
  [/^Assigning to rvalue/, () => words.notAssignable],
  [/^Argument name clash/, () => words.sameParameter],
  [/^Using declaration cannot appear in the top level/, () => words.usingInCase],
];
