/**
 * `<interleave-playground>`: an editor, the buttons, the output and a status around one session. Wires
 * these parts together and speaks for them to the page around: attributes, properties, methods and
 * events. Knows nothing of workers, languages or pixels. All state belongs to the instance; elements
 * share the workers that stand by, and nothing else.
 */
import { LitElement, type PropertyValues } from "lit";
import { LazyEditor } from "../editor/lazy-editor";
import { ENGINES } from "../engines/engine";
import type { OpenedProgram } from "../files/program-file";
import type { Position } from "../protocol/messages";
import { parseSpeed, programSpeed, type Speed } from "../protocol/speed";
import { LazyPicture } from "../picture/lazy-picture";
import type { RunResult } from "../session/run";
import { words as dropped } from "../words/dropped-file";
import { words as loading } from "../words/loading";
import { Authored } from "./authored";
import { emit } from "./events";
import { earlierOf, type Earlier } from "./group";
import { Handing } from "./handing";
import { keepInSight } from "./in-sight";
import { fileKey } from "./keeping";
import { LazyRunner } from "./lazy-runner";
import { playgroundView } from "./playground-view";
import { isAtRest, programOf, statusText } from "./status";
import { styles } from "./styles";
import { Theme } from "./theme";
import { Version } from "./version";
import { parseView } from "./view";
import { readies, type Approach } from "./warming";
import { whenNear } from "./when-near";

const DEFAULT_SPEED: Speed = "1";

/** A program for `load`. */
export interface Program {
  readonly code: string;
  readonly language: string;
  readonly label?: string | null;
  readonly keep?: string | null;
}

/**
 * A program that can be edited and run, its output, and a picture of what its tasks did. The program stands between its tags, in a
 * `<script type="text/plain">` or as text.
 *
 * @csspart frame - all of the playground, with its border
 * @csspart toolbar - the row of buttons above the program
 * @csspart button - each button of the toolbar, and the one that copies the output
 * @csspart run - the button that runs the program
 * @csspart stop - the button that stops it
 * @csspart reset - the button that brings the original program back
 * @csspart undo-reset - the button that brings the person's version back
 * @csspart share - the button that gives the program away
 * @csspart copy - the button that copies the output
 * @csspart speed - the box with the speeds
 * @csspart edited - the mark of a program that was changed
 * @csspart code - the editor
 * @csspart output - what the program printed
 * @csspart expected - what the program should print, and once it has run, whether it did
 * @csspart status - the line that says how the program stands
 * @csspart download - how much of an engine has been loaded
 * @csspart notice - what an engine has to say of its limits
 * @csspart error - why a program failed
 * @csspart picture - all that shows what a run did: the timeline, and the parts below
 * @csspart picture-toolbar - the row of buttons above the timeline
 * @csspart compare - the run that was kept, above the one that is shown
 * @csspart advice - the mistakes that a run shows
 * @csspart now - what there was at the moment that is shown
 * @csspart events - the list of events
 */
export class InterleavePlayground extends LitElement {
  static override styles = styles;
  static override properties = {
    language: { reflect: true },
    speed: { reflect: true, noAccessor: true },
    height: { reflect: true },
    readonly: { type: Boolean, reflect: true },
    view: { reflect: true },
    theme: {},
    keep: { reflect: true },
    label: {},
    group: { reflect: true },
    lines: { type: Boolean, reflect: true },
    src: { reflect: true, noAccessor: true },
    expected: { reflect: true },
    autorun: { type: Boolean, reflect: true },
    engine: { reflect: true },
    site: { reflect: true },
    // Declared so that what a script sets before the definition arrives is not lost.
    code: { attribute: false, noAccessor: true },
    defaultCode: { attribute: false, noAccessor: true },
  };

  /** Which language the program is written in. */
  declare language: string;
  /** A CSS length, or a bare number of pixels; without it the program's length decides. */
  declare height: string | null;
  /** Whether the program can only be read. */
  declare readonly: boolean;
  /** Which parts are shown: some of "code output timeline now"; without it, all. */
  declare view: string | null;
  /** "light", "dark", or "auto": as the page around is, at any time. */
  declare theme: string | null;
  /** Under which name the person's version is kept in the browser: "none" keeps nothing; without it, the page's address decides. */
  declare keep: string | null;
  /** What the program is called where runs are compared; without it, its first line says. */
  declare label: string | null;
  /** Playgrounds of one root with the same group share one session: those before this one run first. */
  declare group: string | null;
  /** Whether a run tells each line that the program comes to, so that one can step from line to line. */
  declare lines: boolean;
  /** What the program prints, as its author says; without it, what stands in a child `<script data-expected>`. */
  declare expected: string | null;
  /** Whether the author's program runs by itself when it comes near what is seen: never one from elsewhere (autorun.ts). */
  declare autorun: boolean;
  /** When the engine is made ready: "lazy", "hover" or "eager". */
  declare engine: string | null;
  /** Where Share leads: the address of a standalone site; without it, where interleave.js lies. */
  declare site: string | null;

  readonly #runner: LazyRunner;
  #speed: Speed = DEFAULT_SPEED;
  readonly #version: Version;
  readonly #handing = new Handing({
    frame: () => this.#part(".frame"),
    program: () => {
      const { code, language, speed, view, label: title } = this;
      return { code, language, speed, view, title };
    },
    before: () => earlierOf(this),
    site: () => this.site,
    output: () => this.#runner.output,
    isReadonly: () => this.readonly,
    open: (opened) => this.#open(opened),
    tell: (notice) => this.#tell(notice),
  });
  #notice: string | null = null;
  #editor: LazyEditor | null = null;
  #picture: LazyPicture | null = null;
  readonly #authored = new Authored(this, {
    program: (text) => void (this.defaultCode = text),
    changed: () => this.requestUpdate(),
  });
  readonly #theme = new Theme(this, () => this.#picture?.restyle());
  #stopWaiting: () => void = () => {};
  /** Those whose programs ran before the one that ran last. */
  #earlier: readonly InterleavePlayground[] = [];
  #underWay: Promise<RunResult> | null = null;

  constructor() {
    super();
    this.language = "javascript";
    this.height = null;
    this.readonly = false;
    this.view = null;
    this.theme = "auto";
    this.keep = null;
    this.label = null;
    this.group = null;
    this.lines = false;
    this.expected = null;
    this.autorun = false;
    this.engine = null;
    this.site = null;
    this.#version = new Version(this, {
      changed: () => this.#edited(),
      told: (notice) => this.#tell(notice),
    });
    this.#runner = new LazyRunner({
      engines: ENGINES,
      language: () => this.language,
      expected: () => this.#expected,
      stateChanged: (state) => {
        this.#notice = null;
        this.setAttribute("state", state.name);
        if (this.#picture !== null) this.#picture.program = programOf(state);
        this.requestUpdate();
      },
      wrote: (stream, text) => emit(this, "output", { stream, text }),
      traced: (rows, dropped) => this.#picture?.append(rows, dropped),
      ended: (result) => this.#ended(result),
      goTo: this.#goTo,
      goToLine: this.#goToLine,
    });
  }

  /** The languages that programs can be in here. */
  get languages(): readonly string[] {
    return ENGINES.map(({ language }) => language);
  }

  /** The program as it stands in the editor. Setting it replaces the text, beyond the reach of undo. */
  get code(): string {
    return this.#version.text;
  }

  set code(code: string) {
    this.#version.text = code;
    this.#replaced();
  }

  /** The program that Reset goes back to; at first, what stands between the element's tags. */
  get defaultCode(): string {
    return this.#version.original;
  }

  set defaultCode(code: string) {
    const before = this.code;
    this.#version.setOriginal(code, false);
    if (this.code !== before) this.#replaced();
    this.requestUpdate();
  }

  /** The address of a file with the program, relative to the page; it takes the place of what stands between the tags. */
  get src(): string | null {
    return this.#authored.src;
  }

  set src(src: string | null) {
    const before = this.src;
    this.#authored.src = src;
    this.requestUpdate("src", before);
  }

  get #expected(): string | null {
    return this.expected ?? this.#authored.expected;
  }

  /** Whether the program differs from the one that Reset goes back to. */
  get isEdited(): boolean {
    return this.#version.isEdited;
  }

  /**
   * Shows another program in this playground, as the person left it if they changed it before. What they changed in the
   * program before is kept, under the name of that. A program that runs is stopped.
   */
  load({ code, language, label = null, keep = null }: Program): void {
    this.#authored.abandon();
    this.#version.keeping.flush();
    this.clear();
    this.language = language;
    this.label = label;
    this.keep = keep;
    this.#notice = null;
    this.#version.setOriginal(code, true);
    this.#replaced();
  }

  /** How fast program time passes: 0.25, 1, 4 or instant. Anything else is taken as 1. */
  get speed(): Speed {
    return this.#speed;
  }

  set speed(speed: Speed) {
    const before = this.#speed;
    this.#speed = parseSpeed(String(speed)) ?? DEFAULT_SPEED;
    this.requestUpdate("speed", before);
  }

  /** Runs the program; one that is running is stopped first. Resolves when it ends, never rejects. */
  run(): Promise<RunResult> {
    // A program may take the page's whole process with it.
    this.#version.keeping.flush();
    this.#runner.end();
    // Whoever heard of that end has run it again: that run is the newer one.
    if (this.#underWay !== null && this.#runner.isBusy) return this.#underWay;
    const run = (this.#underWay = this.#begin());
    // What it did need not be kept here.
    void run.then(() => {
      if (this.#underWay === run) this.#underWay = null;
    });
    return run;
  }

  #begin(): Promise<RunResult> {
    const before = earlierOf<InterleavePlayground>(this);
    const missing = this.#authored.missing() ?? this.#missingOf(before);
    if (missing !== null) return this.#runner.runAfter(missing, () => this.run());
    const { code, language, speed, lines } = this;
    const program = { code, language, speed, lines };
    this.#editor?.mark([]);
    this.#picture?.begin();
    emit(this, "run", program);
    this.#earlier = before.map(({ member }) => member);
    return this.#runner.run(before.length === 0 ? program : { ...program, before });
  }

  /**
   * Stops the program that is running, if one is. Its output stays. A Python program has half a second to clean
   * up; called again, it is ended at once.
   */
  stop(): void {
    this.#runner.stop();
  }

  /**
   * Keeps the run that is shown: the next one stands below it in the picture, and which took how long is said. Resolves
   * once it is kept, to whether there was one.
   */
  async keepRun(): Promise<boolean> {
    return (await this.#picture?.keep()) ?? false;
  }

  /** Stops, and empties the output. The program stays. */
  clear(): void {
    this.#runner.clear();
    this.#editor?.mark([]);
  }

  /** Puts the original program back. What was there before can be had again. */
  reset(): void {
    if (!this.readonly) this.#version.reset();
  }

  #undoReset(): void {
    this.#version.undoReset();
    // The button that was pressed is about to go; the keyboard's place goes to its neighbour.
    this.renderRoot.querySelector<HTMLElement>(".reset")?.focus();
  }

  /** Another program stands in the place of the one before. */
  #replaced(): void {
    this.#picture?.edited();
    this.requestUpdate();
  }

  #edited(): void {
    this.#notice = null;
    this.#replaced();
    emit(this, "edit", null);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute("state", this.#runner.state.name);
    // Its file says the language, where the author does not.
    if (!this.hasUpdated && !this.hasAttribute("language") && /\.py$/.test(this.src ?? "")) {
      this.language = "python";
    }
    this.#authored.connect();
    this.#version.keeping.connect();
    this.#theme.connect();
    if (this.hasUpdated) this.#mount();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#authored.disconnect();
    this.#version.keeping.disconnect();
    this.#theme.disconnect();
    // A move within the document disconnects for a moment only; a run survives that.
    queueMicrotask(() => {
      if (!this.isConnected) this.#unmount();
    });
  }

  protected override firstUpdated(): void {
    this.#mount();
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.toggleAttribute("edited", this.isEdited);
    if (changed.has("readonly")) this.#editor?.setReadonly(this.readonly);
    if (changed.has("theme")) this.#theme.apply();
    if (changed.has("language")) this.#editor?.setLanguage(this.language);
    if (changed.has("view") || changed.has("lines")) this.#picture?.show(parseView(this.view));
    if (changed.has("height")) {
      const height = this.height?.trim() ?? "";
      this.style.height = /^\d+(\.\d+)?$/.test(height) ? `${height}px` : height;
    }
  }

  protected override render(): unknown {
    const { source, problem } = this.#authored;
    const isIdle = this.#runner.state.name === "idle";
    const notice =
      source !== null
        ? loading.program(source)
        : problem !== null && isIdle
          ? loading.noProgram
          : this.#notice;
    return playgroundView({
      parts: parseView(this.view),
      toolbar: {
        busy: this.#runner.isBusy,
        readonly: this.readonly,
        edited: this.isEdited,
        canUndoReset: this.#version.canUndoReset,
        speed: this.speed,
        ...this.#actions,
      },
      status: notice ?? statusText(this.#runner.state, this.#runner.isExpected),
      isAtRest: isAtRest(this.#runner.state),
      canCopy: this.#runner.output?.isEmpty === false,
      copy: this.#handing.copy,
      problem,
      aside: this.#runner.aside,
      expected: isIdle ? this.#expected : null,
      over: this.#over,
      interested: this.#interested,
      drag: this.#handing.drag,
    });
  }

  #mount(): void {
    if (this.#editor !== null) return;
    this.#runner.show(this.#part(".output"));
    const editor = new LazyEditor(this.#part(".code"), {
      text: this.code,
      readonly: this.readonly,
      language: this.language,
      changed: () => this.#version.edited(),
      submitted: this.#run,
      lineChosen: (line) => this.#picture?.chooseLine(line),
    });
    this.#editor = editor;
    this.#version.show(editor);
    this.#picture = new LazyPicture(this.#part(".picture"), {
      goTo: this.#goToLine,
      lines: () => this.lines,
      speed: () => programSpeed(this.#runner.program?.speed),
      chooseLines: (lines) => void (this.lines = lines),
      about: () => ({
        label: this.label,
        code: this.code,
        edited: this.isEdited,
        language: this.language,
        speed: this.speed,
      }),
      point: (pointers) => this.#editor?.point(pointers),
      output: () => this.#part(".output"),
      hold: (message) => this.#runner.hold(message),
      pauses: () =>
        "Suspending" in WebAssembly ||
        ENGINES.find(({ language }) => language === this.language)?.suspends !== true,
    });
    this.#picture.show(parseView(this.view));
    this.#stopWaiting = whenNear(this, () => {
      this.#runner.preload();
      void editor.upgrade();
      this.#approached("near");
      if (this.autorun) this.#runByItself();
    });
  }

  #unmount(): void {
    this.#runner.end();
    this.#stopWaiting();
    this.#version.show(null);
    this.#editor?.destroy();
    this.#editor = null;
    this.#runner.show(null);
    this.#picture?.destroy();
    this.#picture = null;
  }

  #ended(result: RunResult): void {
    const { error } = result;
    if (error !== null && error.line !== null && error.before === undefined) {
      const { name, message, line, column } = error;
      this.#editor?.mark([{ line, column: column ?? 1, message: `${name}: ${message}` }]);
    }
    // Whoever waits for the result finds the page in step with it.
    if (this.hasUpdated) this.performUpdate();
    emit(this, "result", result);
  }

  #tell(notice: string): void {
    this.#notice = notice;
    this.requestUpdate();
  }

  #open({ name, code, language }: OpenedProgram): string {
    const known = language !== null && this.languages.includes(language);
    this.load({ code, language: known ? language : this.language, label: name, keep: fileKey(code) });
    emit(this, "open", { name });
    return dropped.opened(name);
  }

  /** The first program that is still to come of those that run before this one's, as `Authored.missing` has it. */
  #missingOf(before: readonly Earlier<InterleavePlayground>[]): Promise<string | null> | null {
    for (const { title, member } of before) {
      const missing = #authored in member ? member.#authored.missing() : null;
      if (missing !== null) {
        return missing.then((problem) =>
          problem === null ? null : loading.noEarlierProgram(title, problem),
        );
      }
    }
    return null;
  }

  readonly #run = (): void => void this.run();

  readonly #goTo = (position: Position, before?: number): void => {
    const there = this.#at(before);
    if (there !== undefined) there.#editor?.goTo(position);
  };

  /** To the first character of a line that is none of its indentation. */
  readonly #goToLine = (line: number, before?: number): void => {
    const text = this.#at(before)?.code.split("\n")[line - 1] ?? "";
    this.#goTo({ line, column: text.length - text.trimStart().length + 1 }, before);
  };

  /** The playground of a program that ran before this one's; this one, without a number. */
  #at(before: number | undefined): InterleavePlayground | undefined {
    const there = before === undefined ? this : this.#earlier[before];
    // One that another version of the module made has an inside of its own.
    return there !== undefined && #editor in there ? there : undefined;
  }

  /** Whether it may, autorun.ts says. */
  #runByItself(): void {
    const authored = async (): Promise<string | null> => {
      const before = earlierOf<InterleavePlayground>(this);
      for (const each of [this, ...before.map(({ member }) => member)]) {
        if (!(#authored in each)) return null;
        await each.#authored.missing();
        // What runs before it runs by itself, too.
        if (each !== this && each.code !== each.#authored.program) return null;
      }
      return this.#authored.program;
    };
    import("./autorun").then(
      ({ autorun }) => autorun(this, authored),
      (error: unknown) => console.warn("A program does not run by itself: a part was not loaded.", error),
    );
  }

  #approached(approach: Approach): void {
    if (readies(this.engine, approach)) this.#runner.warm(this.language);
    if (approach !== "near") void this.#editor?.upgrade();
    if (approach === "at-controls") keepInSight(this.#part(".frame"));
  }

  readonly #over = (): void => this.#approached("over");
  readonly #interested = (): void => this.#approached("at-controls");

  readonly #actions = {
    run: this.#run,
    stop: (): void => this.stop(),
    reset: (): void => this.reset(),
    undoReset: (): void => this.#undoReset(),
    approach: this.#interested,
    share: this.#handing.share,
    chooseSpeed: (speed: Speed): void => void (this.speed = speed),
  };

  #part(selector: string): HTMLElement {
    const part = this.renderRoot.querySelector<HTMLElement>(selector);
    if (part === null) throw new Error(`The playground has no ${selector}: it was not rendered yet.`);
    return part;
  }
}
