/**
 * Runs programs and shows what they write: one session, the painted output, the field for an answer, why a program failed.
 * Loaded when the person comes near, or with the first run (lazy-runner.ts). Knows the parts of an element that it paints
 * into; nothing of editors, pictures or attributes.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { EngineDefinition } from "../engines/engine";
import type { HoldMessage, Position, ProgramError, Stream } from "../protocol/messages";
import type { TraceRows } from "../protocol/trace-rows";
import type { OutputModel } from "../session/output-model";
import { outputText } from "../session/output-text";
import type { RunResult } from "../session/run";
import { Session, type Program, type SessionState, type Titled } from "../session/session";
import { adoptStyles } from "../styles/adopt";
import { WorkerPool } from "../transport/pool";
import { answerField } from "./answer-field";
import { downloadView } from "./download-view";
import { earlierView } from "./earlier-view";
import { expectedTold, judge, type Verdict } from "./expected-told";
import { failureView } from "./failure-view";
import { noticeView } from "./notice-view";
import { OutputView, type Reports } from "./output-view";
import { download } from "./styles/download";
import { output } from "./styles/output";

/** Elements of a page share the workers that stand by, and nothing else: these go with the last of them. */
const pool = new WorkerPool();
const shown = new Set<Runner>();

/** Who has it run programs. */
export interface RunnerHost {
  readonly engines: readonly EngineDefinition[];
  readonly language: () => string;
  /** What the author says that the program prints. */
  readonly expected: () => string | null;
  readonly stateChanged: (state: SessionState) => void;
  readonly wrote: (stream: Stream, text: string) => void;
  readonly traced: (rows: TraceRows, dropped: number) => void;
  /** What was written is painted by then. */
  readonly ended: (result: RunResult) => void;
  /** In the program, or in the snippet with this number that runs before it. */
  readonly goTo: (position: Position, before?: number) => void;
  readonly goToLine: (line: number, before?: number) => void;
}

export class Runner {
  readonly #host: RunnerHost;
  readonly #session: Session;
  #view: OutputView | null = null;
  #section: HTMLElement | null = null;
  /** What ran before the program that ran last. */
  #before: readonly Titled[] = [];
  /** The field for the answer to what the program asks. */
  #answer: HTMLFormElement | null = null;
  #verdict: Verdict | null = null;

  constructor(host: RunnerHost) {
    this.#host = host;
    this.#session = new Session(pool, host.engines, {
      stateChanged: (state) => {
        this.#ask(state);
        host.stateChanged(state);
      },
      outputReplaced: (output) => this.#view?.show(output, this.#reports()),
      outputChanged: () => this.#view?.changed(),
      wrote: host.wrote,
      traced: host.traced,
      ended: (result) => this.#ended(result),
    });
  }

  get output(): OutputModel {
    return this.#session.output;
  }

  get isBusy(): boolean {
    return this.#session.isBusy;
  }

  /** What runs now, if anything does. */
  get program(): Program | null {
    return this.#session.program;
  }

  /** What stands above the output: how far a download is, and what the engine had to say, whether what was expected came. */
  get aside(): unknown {
    return [this.#download(), this.#session.notices.map(noticeView), this.#told()];
  }

  /** Whether the output was as expected; null of a run that did not come to its end, or where nothing is expected. */
  get isExpected(): boolean | null {
    return this.#judged()?.isSame ?? null;
  }

  warm(language: string): void {
    this.#session.warm(language);
  }

  run(program: Program): Promise<RunResult> {
    this.#verdict = null;
    this.#before = program.before ?? [];
    return this.#session.run(program);
  }

  stop(): void {
    this.#session.stop();
  }

  end(): void {
    this.#session.end();
  }

  clear(): void {
    this.#session.clear();
  }

  hold(message: HoldMessage): void {
    this.#session.hold(message);
  }

  /** Paints into this part of an element from now on; into none, if it is null. */
  show(section: HTMLElement | null): void {
    this.#view?.destroy();
    this.#view = null;
    this.#section = section;
    if (section === null) {
      shown.delete(this);
      if (shown.size === 0) pool.clear();
      return;
    }
    shown.add(this);
    adoptStyles(section.getRootNode() as ShadowRoot, [output, download]);
    this.#view = new OutputView(section, this.#session.output);
    this.#view.show(this.#session.output, this.#reports());
    this.#conclude();
  }

  #ended(result: RunResult): void {
    // Whoever waits for the result finds the page in step with it.
    this.#view?.flush();
    this.#conclude();
    this.#host.ended(result);
  }

  #conclude(): void {
    const { state } = this.#session;
    if (state.name !== "failed") return this.#view?.conclude(null);
    if (state.reported) this.#view?.markReport();
    const { error, reported } = state;
    const lead = this.#lead(error);
    const goTo = (position: Position): void => this.#host.goTo(position, error.before);
    if (!reported) this.#view?.conclude(failureView(error, goTo, lead));
    else if (lead === null) this.#view?.conclude(null);
    else this.#view?.conclude(html`<div class="failure" part="error">${lead}</div>`);
  }

  /** Null for an error of the program itself. */
  #lead(error: ProgramError): TemplateResult | null {
    const { before, line, column } = error;
    const snippet = this.#before[before ?? NaN];
    if (snippet === undefined) return null;
    const goTo = (): void => this.#host.goTo({ line: line ?? 1, column: column ?? 1 }, before);
    return earlierView(snippet.title, error, goTo);
  }

  /** Shows the field for an answer while the program waits for one. */
  #ask(state: SessionState): void {
    const asked = state.name === "running" ? state.asked : null;
    if ((asked === null) === (this.#answer === null)) return;
    const active = (this.#section?.getRootNode() as ShadowRoot | undefined)?.activeElement ?? null;
    const hadFocus = this.#answer?.contains(active) ?? false;
    this.#answer = asked === null ? null : answerField(asked, (text) => this.#session.answer(text));
    this.#view?.setField(this.#answer);
    // Who is at work here goes on with the answer, and afterwards with the output; nobody else is disturbed.
    if (this.#answer === null) {
      if (hadFocus) this.#section?.focus();
    } else if (active !== null) {
      this.#answer.querySelector("input")?.focus();
    }
  }

  #told(): TemplateResult | typeof nothing {
    const verdict = this.#judged();
    return verdict === null ? nothing : expectedTold(verdict);
  }

  #download(): TemplateResult | typeof nothing {
    const { state } = this.#session;
    if (state.name !== "loading" || state.engine === null || state.download === null) return nothing;
    return downloadView(state.engine, state.download);
  }

  /** Only once it has ended. Worked out once, for the output may be long. */
  #judged(): Verdict | null {
    const expected = this.#host.expected();
    const { name } = this.#session.state;
    if (expected === null || !["finished", "failed", "stopped"].includes(name)) return (this.#verdict = null);
    if (this.#verdict?.expected === expected) return this.#verdict;
    return (this.#verdict = judge(expected, name === "finished" ? outputText(this.output) : null));
  }

  #reports(): Reports | null {
    const file = this.#session.programFile(this.#host.language());
    const before = this.#before.map(({ name }) => name);
    return file === null ? null : { file, before, goTo: this.#host.goToLine };
  }
}
