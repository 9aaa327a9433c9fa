/**
 * The picture of a run: the timeline, the moment that is shown, and what there was then. Puts the parts together and
 * speaks for them to the element around. Knows events and lines; no session, no worker, no language.
 */
import { html, nothing, render } from "lit";
import type { HoldMessage, Step } from "../protocol/messages";
import { MOST_LINES, type TraceEvent } from "../protocol/trace";
import type { Pointer } from "../editor/editor";
import { arrange, type Arrangement } from "../model/arrangement";
import { Advisor, type AllAdvice } from "../model/advice/advisor";
import { CallbackNames } from "../model/callback-names";
import { programName, type Program as NamedProgram } from "../model/comparison";
import { chromeTrace } from "../model/chrome-trace";
import { FuturesTrack, type FutureLane } from "../model/futures-track";
import { History } from "../model/history";
import { momentText } from "../model/moment-words";
import { Lanes } from "../model/lanes";
import { isOfRunner } from "../model/library-tasks";
import { LineMarks } from "../model/line-marks";
import { lineOf } from "../model/phase";
import { Recording } from "../model/recording";
import type { State, Written } from "../model/state";
import { writeTrace } from "../model/trace-file";
import { countTasks, runTitle, stretchText } from "../model/run-words";
import { eventText } from "../model/words";
import { adviceList } from "./advice-list";
import { Announcer } from "./announcer";
import { CatchingUp } from "./catching-up";
import { Compare } from "./compare/compare";
import { compared, keeping } from "./compare/compare-view";
import { imageOf } from "./compare/compared-image";
import type { ComparedRun } from "./compare/compared-run";
import { controls, type ShownFutures } from "./controls";
import { eventList, showCurrent } from "./event-list";
import { linesFrom } from "./line-steps";
import { nowPanel } from "./now-panel";
import { openTrace } from "./opening";
import { OutputMoment } from "./output-moment";
import { Player } from "./player";
import { pointersAt } from "./pointers";
import { howTo, said } from "./said";
import { joined, save, saveImage, saving, type ImageKind } from "./saving";
import { Stepping, type Program } from "./stepping";
import { styles } from "./styles";
import type { AxisKind, Spot } from "./timeline/scene";
import { hasFutures } from "./timeline/draw-future";
import { legend } from "./timeline/legend";
import { TimelineView } from "./timeline/timeline-view";

/** Which parts of it are shown. */
export type Parts = ReadonlySet<string>;

export interface AboutProgram extends NamedProgram {
  readonly language: string;
}

export interface PictureActions {
  /** Moves the cursor to a line of the program. */
  goTo(line: number): void;
  /** Shows where tasks stand in the program. */
  point(pointers: readonly Pointer[]): void;
  /** Whether the next run tells the lines that the program comes to. */
  lines(): boolean;
  chooseLines(lines: boolean): void;
  /** The program as it stands, which is what runs next, or has just begun. */
  about(): AboutProgram;
  /** The painted output, where what came later than the moment is greyed. */
  output(): HTMLElement;
  /** Has the program wait, go a step further, or go on. */
  hold(message: HoldMessage): void;
}

type RunName = Pick<ComparedRun, "name" | "language">;

/** Behind the last event there is room for how a task ended. */
const BEHIND = 1.03;

const ZOOM = 1.8;

/** Among no more tasks than these one needs no search. */
const FEW = 10;

/** In one frame it goes through events for so long, which leaves the page quick; in milliseconds. */
const SLICE = 8;
/** While there are more than fit into a frame, it is painted this seldom. */
const PAINTS_APART = 200;
/** Else it rests after each paint of a run that goes on, as a multiple of what the paint took. */
const REST = 4;

const NO_MARKS: LineMarks["stretches"] = new Map();

const JSON_TYPE = "application/json";

export class Picture {
  readonly #host: HTMLElement;
  readonly #actions: PictureActions;
  readonly #timeline: TimelineView;
  readonly #compare: Compare;
  readonly #outputMoment = new OutputMoment();
  #history = new History();
  #lanes = new Lanes();
  #advisor = new Advisor();
  #names = new CallbackNames();
  #futures = new FuturesTrack();
  #shownFutures: ShownFutures = "own";
  /** The lanes in their order, until there are others. */
  #arranged: Arrangement | null = null;
  /** What there is to say of the run, until there is more of it. */
  #advice: AllAdvice | null = null;
  /** The state, and the chosen line, that the editor was told of last. */
  #pointed: { readonly state: State; readonly line: number | null } | null = null;
  readonly #folded = new Set<number>();
  #search = "";
  #catchingUp: CatchingUp;
  #player: Player;
  #stepping: Stepping;
  /** What the person chose; without it the axis is of time, unless no time passed. */
  #chosenAxis: AxisKind | null = null;
  /** What the pointer or the keyboard is at. */
  #reached: Spot | null = null;
  #line: number | null = null;
  /** What the run did at the line that was chosen in the editor, and whether it is to be said. */
  #marks: LineMarks | null = null;
  #saysMarks = false;
  /** Whether the program has become another since. */
  #edited = false;
  #dropped = 0;
  /** How many lines the run told. */
  #lines = 0;
  #parts: Parts = new Set(["timeline", "now"]);
  #listOpen = false;
  #complaint: string | null = null;
  /** The file that is being opened, and how far that is, in percent. */
  #opening = new AbortController();
  #opened: number | null = null;
  /** What a screen reader was told last, and whether it is to be told of what is shown next. */
  #told = "";
  #tells: "moment" | "stretch" | "marks" | null = null;
  #played = false;
  readonly #announcer = new Announcer((text) => {
    this.#told = text;
    this.#changed();
  });
  #frame = 0;
  /** Whether anything but more of the run is to be shown, and until when that more can wait. */
  #asked = false;
  #restUntil = 0;

  /** Fills `host`, which is its own from now on. */
  constructor(host: HTMLElement, actions: PictureActions) {
    this.#host = host;
    this.#actions = actions;
    adopt(host.getRootNode());
    this.#catchingUp = this.#newCatchingUp();
    this.#player = this.#newPlayer();
    this.#stepping = this.#newStepping("over");
    this.#timeline = new TimelineView({
      momentChosen: (value) => this.#choose(value),
      reached: (spot, by) => {
        this.#reached = spot;
        if (by === "keys" && spot !== null) this.#tells = "stretch";
        this.#changed();
      },
      folded: (task) => {
        if (!this.#folded.delete(task)) this.#folded.add(task);
        this.#arranged = null;
        this.#changed();
      },
      pressed: (spot) => {
        this.#player.goTo((spot.lane.events[spot.index] ?? 0) + 1);
        this.#tells = "moment";
        this.#saysMarks = false;
        this.#line = lineOf(spot.lane, spot.index, this.#history.events);
        this.#changed();
      },
      left: () => {
        this.#line = null;
        this.chooseLine(null);
      },
      looked: (view) => this.#compare.timeline.follow(view),
    });
    this.#compare = new Compare({
      timeChosen: (at) => this.#controls.goToTime(at),
      looked: (view) => this.#timeline.follow(view),
      changed: () => this.#changed(),
    });
    this.#nameRun(this.#ofProgram);
    this.#paint();
  }

  /** "timeline", "now", or both. */
  show(parts: Parts): void {
    this.#parts = parts;
    this.#changed();
  }

  /** Another run begins: nothing is left of the one before. */
  begin(): void {
    this.#showRun(new Recording(), 0, this.#ofProgram);
  }

  #showRun(recorded: Recording, dropped: number, of: RunName): void {
    this.#player.pause();
    this.#opening.abort();
    this.#opened = null;
    this.#history = new History(recorded);
    this.#lanes = new Lanes();
    this.#advisor = new Advisor();
    this.#names = new CallbackNames();
    this.#futures = new FuturesTrack();
    this.#arranged = null;
    this.#advice = null;
    this.#folded.clear();
    this.#search = "";
    this.#catchingUp = this.#newCatchingUp();
    this.#player = this.#newPlayer();
    this.#stepping = this.#newStepping("over");
    this.#reached = null;
    this.#line = null;
    this.#dropped = dropped;
    this.#lines = 0;
    this.#complaint = null;
    this.#marks = null;
    this.#edited = false;
    this.#announcer.begin();
    this.#timeline.fit();
    this.#nameRun(of);
    this.#changed();
  }

  get #ofProgram(): RunName {
    const program = this.#actions.about();
    return { name: programName(program), language: program.language };
  }

  #nameRun(of: RunName): void {
    this.#compare.show({ ...of, history: this.#history, lanes: this.#lanes, names: this.#names });
  }

  /** How the program stands whose run is shown. */
  set program(program: Program) {
    this.#stepping.program = program;
    this.#advice = null;
    this.#changed();
  }

  /** What the run did since; `dropped` counts events that nobody kept. */
  append(events: readonly TraceEvent[], dropped: number): void {
    this.#history.events.append(events);
    this.#dropped += dropped;
    this.#request();
  }

  /** Marks what the run did at a line of the program; null marks nothing. */
  chooseLine(line: number | null): void {
    if (this.#marks?.line === line && this.#saysMarks) return;
    this.#marks = line === null || this.#edited ? null : new LineMarks(line);
    this.#saysMarks = this.#marks !== null;
    if (this.#saysMarks) this.#tells = "marks";
    this.#changed();
  }

  /** The program is not what ran any more: its lines are others. */
  edited(): void {
    this.#edited = true;
    this.chooseLine(null);
  }

  /** Takes back all that it put on the page. */
  destroy(): void {
    this.#player.pause();
    this.#opening.abort();
    this.#announcer.hush();
    cancelAnimationFrame(this.#frame);
    this.#timeline.destroy();
    this.#compare.destroy();
    render(nothing, this.#host);
    this.#actions.point([]);
    this.#outputMoment.show(this.#actions.output(), null);
  }

  /** Whatever is rebuilt of a run goes along with its events here. */
  #newCatchingUp(): CatchingUp {
    return new CatchingUp(this.#history.events, [
      (events) => this.#history.goOn(events),
      (events) => this.#lanes.append(events),
      (events) => this.#advisor.append(events),
      (events) => this.#names.append(events),
      (events) => this.#futures.append(events),
      (events) => (this.#lines += events.filter(({ kind }) => kind === "line-reached").length),
    ]);
  }

  #newPlayer(): Player {
    const frames = { request: requestAnimationFrame.bind(window), cancel: cancelAnimationFrame.bind(window) };
    return new Player(this.#history, frames, () => this.#changed());
  }

  #newStepping(program: Program): Stepping {
    return new Stepping(this.#history, this.#player, (message) => this.#actions.hold(message), program);
  }

  #changed(): void {
    this.#asked = true;
    this.#request();
  }

  #request(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#onFrame);
  }

  readonly #onFrame = (now: number): void => {
    this.#frame = 0;
    const asked = this.#asked;
    if (this.#catchingUp.goOn(SLICE)) {
      this.#arranged = null;
      this.#advice = null;
      this.#player.grew();
      this.#asked = asked;
    }
    const behind = this.#catchingUp.isBehind;
    if (behind) this.#request();
    // What nobody asked for but a run that goes on leaves the page, and the run, most of the time.
    if (!asked && now < this.#restUntil) return this.#request();
    this.#asked = false;
    const before = performance.now();
    this.#paint();
    const took = performance.now() - before;
    this.#restUntil = now + (behind ? PAINTS_APART : took * REST);
  };

  get #axis(): AxisKind {
    const end = Math.max(this.#history.end, this.#compare.end("time"));
    return this.#chosenAxis ?? (end > 0 ? "time" : "order");
  }

  get #end(): number {
    return this.#axis === "time" ? this.#history.end : this.#history.length;
  }

  #paint(): void {
    const state = this.#history.at(this.#player.events);
    const everything = this.#history.newest;
    const axis = this.#axis;
    const arranged = this.#arrange(everything.tasks);
    const shown = {
      ...arranged,
      tasks: everything.tasks,
      events: this.#history.events,
      end: this.#end,
      turns: axis === "time" ? this.#lanes.turnStarts : this.#lanes.turnEvents,
      marks: this.#goOnMarking(),
      moment: axis === "time" ? this.#player.at : this.#player.events,
    };
    const whole = Math.max(this.#end, this.#compare.end(axis)) * BEHIND;
    this.#player.reach = this.#reach ?? 0;
    this.#compare.paint(axis, this.#player.at, whole);
    this.#timeline.show(shown, axis, whole, runTitle(countTasks(arranged.lanes), this.#history.end));
    const written = this.#player.isAtEnd ? null : writtenAt(state, everything);
    this.#outputMoment.show(this.#actions.output(), written);
    this.#point(state);
    if (this.#tells === "marks") this.#timeline.revealMarks();
    this.#tell(state, everything);
    render(this.#template(state, everything), this.#host);
    if (this.#listOpen) showCurrent(this.#host);
  }

  /** Only where something has changed: a pointer that moves over the lanes asks for a frame each time. */
  #point(state: State): void {
    if (this.#pointed?.state === state && this.#pointed.line === this.#line) return;
    this.#pointed = { state, line: this.#line };
    this.#actions.point(this.#history.length === 0 ? [] : pointersAt(state, this.#line, this.#names.all));
  }

  #arrange(tasks: State["tasks"]): Arrangement {
    if (this.#arranged !== null) return this.#arranged;
    const { lanes, folds } = arrange(this.#lanes, tasks, {
      hidden: (id) => {
        const task = tasks.get(id);
        return task !== undefined && isOfRunner(task);
      },
      folded: this.#folded,
      search: this.#search,
    });
    // Who looks for a task looks for no future.
    const futures = this.#search.trim() === "" ? this.#futuresShown : [];
    return (this.#arranged = { lanes: [...lanes, ...futures], folds });
  }

  get #futuresShown(): readonly FutureLane[] {
    return this.#shownFutures === "none" ? [] : this.#futures[this.#shownFutures];
  }

  /** How far the time of both runs goes that are compared, once both are over; else null. */
  get #reach(): number | null {
    const end = this.#stepping.program === "over" ? this.#compare.end("time") : 0;
    return end > 0 ? Math.max(end, this.#history.end) : null;
  }

  /** Whether all that the run did has been gone through. */
  get #isWhole(): boolean {
    return this.#stepping.program === "over" && this.#dropped === 0 && !this.#catchingUp.isBehind;
  }

  get #folds(): Arrangement["folds"] {
    return this.#arranged?.folds ?? new Map();
  }

  #template(state: State, everything: State): unknown {
    const stepping = this.#stepping;
    if (this.#history.length === 0 && stepping.program === "over") {
      return html`<p class="no-run">Run the program, and its tasks appear here as they take turns.</p>`;
    }
    const player = this.#player;
    const timeline = this.#parts.has("timeline");
    this.#advice ??= this.#advisor.advice(everything.tasks, this.#isWhole);
    return html`
      ${controls({
        events: player.events,
        length: this.#history.length,
        at: player.at,
        reach: this.#reach,
        play: stepping.playDoes,
        goesOn: stepping.canGoOn,
        empty: this.#history.length === 0 && stepping.program === "over",
        pace: player.pace,
        lines: { on: this.#actions.lines(), told: this.#lines > 0 },
        axis: this.#axis,
        futures: { shown: this.#shownFutures, own: this.#futures.own.length, all: this.#futures.all.length },
        zooms: timeline,
        folded: this.#folds.size === 0 ? null : this.#folded.size > 0,
        search: this.#lanes.all.size > FEW ? this.#search : null,
        ...this.#controls,
      })}
      ${timeline ? [compared(this.#compare, stepping.program === "over"), this.#timeline.element] : nothing}
      ${said(this.#said(everything), this.#told)} ${adviceList(this.#advice, this.#advised)}
      ${timeline ? [legend(hasFutures(this.#arrange(everything.tasks))), howTo()] : nothing}
      ${this.#parts.has("now") ? nowPanel(state, this.#names.all, { goTo: (line) => this.#actions.goTo(line) }) : nothing}
      ${eventList({
        events: this.#history.events,
        length: this.#history.length,
        tasks: everything.tasks,
        callbacks: this.#names.all,
        happened: player.events,
        moment: this.#listOpen ? momentText(state, this.#names.all) : "",
        open: this.#listOpen,
        toggled: this.#toggleList,
        goTo: this.#controls.goTo,
        step: this.#controls.step,
      })}
      ${saving({ complaint: this.#complaint, opened: this.#opened, image: timeline, compare: keeping(this.#compare), ...this.#files })}
      ${
        this.#lanes.without > 0
          ? html`<p class="dropped">
              ${this.#lanes.without.toLocaleString("en")} more tasks have no lane in the picture.
            </p>`
          : nothing
      }
      ${
        this.#shownFutures === "all" && this.#futures.without > 0
          ? html`<p class="dropped">
              ${this.#futures.without.toLocaleString("en")} more futures have no lane in the picture.
            </p>`
          : nothing
      }
      ${
        this.#dropped > 0
          ? html`<p class="dropped">
              The run went on: ${this.#dropped.toLocaleString("en")} more events are not in the picture.
              ${
                this.#lines < MOST_LINES
                  ? nothing
                  : `Of the lines that the program came to, it has the first ${MOST_LINES.toLocaleString("en")}.`
              }
            </p>`
          : nothing
      }
    `;
  }

  /** What is pointed at, or else what happened last. */
  #said(everything: State): string {
    const spot = this.#reached;
    if (spot !== null) {
      return stretchText(everything.tasks, spot.lane, spot.index, this.#history.events, this.#names.all);
    }
    if (this.#saysMarks && this.#marks?.isEmpty === false) return this.#marks.text;
    const event = this.#history.events.at(this.#player.events - 1);
    return event === undefined
      ? "Nothing has happened yet."
      : eventText(everything.tasks, event, this.#names.all);
  }

  #goOnMarking(): LineMarks["stretches"] {
    const marks = this.#marks;
    if (marks === null) return NO_MARKS;
    if (!marks.goOn(this.#history.events, this.#history.length, this.#lanes)) this.#changed();
    return marks.stretches;
  }

  /** What was done by the person is told; what a run does, or what plays, only once it stands still. */
  #tell(state: State, everything: State): void {
    if (this.#played && !this.#player.isPlaying) this.#tells = "moment";
    this.#played = this.#player.isPlaying;
    const tells = this.#played ? null : this.#tells;
    if (tells === null) return;
    this.#tells = null;
    const sentence = this.#said(everything);
    // A line at which nothing stood is none to speak of.
    if (tells === "marks" && this.#marks?.isEmpty !== false) return;
    this.#announcer.say(tells !== "moment" ? sentence : `${sentence} ${momentText(state, this.#names.all)}`);
  }

  #choose(value: number): void {
    this.#tells = "moment";
    this.#saysMarks = false;
    if (this.#axis === "time") this.#player.goToTime(value);
    else this.#player.goTo(value);
  }

  /** Whether with this event another job runs. */
  readonly #isSwitch = (event: number): boolean => this.#history.events.at(event)?.kind === "job-started";

  readonly #advised = {
    goTo: (line: number): void => this.#actions.goTo(line),
    show: (event: number): void => this.#move(() => this.#player.goTo(event)),
  };

  readonly #files = {
    saveImage: (kind: ImageKind): void => {
      const picture = this.#timeline.picture;
      if (picture === null) return;
      const { parts, words } = imageOf(this.#compare, picture.scene, { history: this.#history });
      void saveImage(kind, parts, picture.palette, words);
    },
    saveTrace: (): void => {
      const file = joined(writeTrace(this.#history.events), JSON_TYPE);
      void file.then((file) => save("interleave-trace.json", file));
    },
    saveForPerfetto: (): void => {
      const { tasks } = this.#history.newest;
      const pieces = chromeTrace(this.#lanes.inOrder(), tasks, this.#history.events, this.#history.end);
      void joined(pieces, JSON_TYPE).then((file) => save("interleave-perfetto.json", file));
    },
    open: (file: File): void => void this.#open(file),
  };

  /** Shows a run that was saved, in place of the one that is shown; which stays, if the file is none. */
  async #open(file: File): Promise<void> {
    this.#opening.abort();
    const opening = (this.#opening = new AbortController());
    const progress = (part: number): void => {
      this.#opened = Math.floor(part * 100);
      this.#changed();
    };
    progress(0);
    const read = await openTrace(file, progress, opening.signal);
    // Another run has begun, or another file was chosen.
    if (read === null || opening.signal.aborted) return;
    this.#opened = null;
    if (typeof read === "string") this.#complaint = read;
    else
      this.#showRun(read.recording, read.dropped, { name: file.name.replace(/\.json$/, ""), language: null });
    this.#changed();
  }

  readonly #toggleList = (open: boolean): void => {
    this.#listOpen = open;
    this.#changed();
  };

  readonly #controls = {
    togglePlay: (): void => {
      this.#saysMarks = false;
      this.#stepping.togglePlay();
    },
    step: (by: 1 | -1): void => this.#move(() => this.#stepping.step(by)),
    next: (by: Step): void => this.#move(() => this.#stepping.next(by)),
    seekOwn: (direction: 1 | -1): void => this.#move(() => this.#stepping.seekOwn(direction)),
    seekSwitch: (direction: 1 | -1): void => this.#move(() => this.#player.seek(direction, this.#isSwitch)),
    seekLine: (direction: 1 | -1, ofTask: boolean): void => {
      const { events } = this.#history;
      const wanted = linesFrom(events, this.#history.at(this.#player.events), ofTask);
      this.#move(() => this.#player.seek(direction, wanted));
    },
    toggleLines: (): void => {
      this.#actions.chooseLines(!this.#actions.lines());
      this.#changed();
    },
    goTo: (events: number): void => this.#move(() => this.#player.goTo(events)),
    goToTime: (at: number): void => this.#move(() => this.#player.goToTime(at)),
    choosePace: (pace: number): void => void (this.#player.pace = pace),
    foldAll: (): void => {
      const unfolds = this.#folded.size > 0;
      const all = [...this.#folds.keys()];
      const inner = all.filter((task) => (this.#lanes.all.get(task)?.depth ?? 0) > 0);
      this.#folded.clear();
      // What the program made itself stays in sight, if there is anything below it to be folded up.
      if (!unfolds) for (const task of inner.length > 0 ? inner : all) this.#folded.add(task);
      this.#arranged = null;
      this.#changed();
    },
    lookFor: (search: string): void => {
      this.#search = search;
      this.#arranged = null;
      this.#changed();
    },
    chooseFutures: (shown: ShownFutures): void => {
      this.#shownFutures = shown;
      this.#arranged = null;
      this.#changed();
    },
    chooseAxis: (axis: AxisKind): void => {
      this.#chosenAxis = axis;
      this.#changed();
    },
    zoom: (closer: boolean): void => this.#timeline.zoom(closer ? ZOOM : 1 / ZOOM),
    fit: (): void => this.#timeline.fit(),
  };

  #move(to: () => void): void {
    this.#line = null;
    this.#tells = "moment";
    this.#saysMarks = false;
    to();
    this.#timeline.reveal(this.#axis === "time" ? this.#player.at : this.#player.events);
  }
}

/** Where the engine tells what was written, nothing was before it told. */
function writtenAt({ written }: State, everything: State): Written | null {
  return written ?? (everything.written === null ? null : { stdout: 0, stderr: 0 });
}

/** The styles came with the picture, so its element has not got them yet. */
function adopt(root: Node): void {
  const sheet = styles.styleSheet;
  if (!(root instanceof ShadowRoot) || sheet === undefined || root.adoptedStyleSheets.includes(sheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
