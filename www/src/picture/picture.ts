/**
 * The picture of a run: the timeline, the moment that is shown, and what there was then. Puts the parts together and
 * speaks for them to the element around. Knows its parts and no insides of theirs; no session, no worker, no language.
 */
import { nothing, render, type TemplateResult } from "lit";
import type { TraceRows } from "../protocol/trace-rows";
import { adoptStyles } from "../styles/adopt";
import { lineOf } from "../model/phase";
import { Recording } from "../model/recording";
import { countTasks, runTitle } from "../model/run-words";
import type { State } from "../model/state";
import { Attention } from "./attention";
import { Compare } from "./compare/compare";
import { imageOf } from "./compare/compared-image";
import { namedAfter, type RunName } from "./compare/compared-run";
import { EventList } from "./event-list";
import { LaneChoice } from "./lane-choice";
import { layout, type Looks } from "./layout";
import { LiveEdge } from "./live-edge";
import { Moves } from "./moves";
import { OutputMoment, writtenAt } from "./output-moment";
import { Painting } from "./painting";
import type { Parts, PictureActions } from "./picture-actions";
import { Pointing } from "./pointing";
import { RebuiltRun } from "./rebuilt-run";
import { saveImage, type ImageKind } from "./saving";
import type { Program } from "./stepping";
import { styles } from "./styles";
import type { AxisKind, Spot } from "./timeline/scene";
import { TimelineView } from "./timeline/timeline-view";
import { TraceFiles } from "./trace-files";

const ZOOM = 1.8;

export class Picture {
  readonly #host: HTMLElement;
  readonly #actions: PictureActions;
  readonly #timeline: TimelineView;
  readonly #compare: Compare;
  readonly #outputMoment = new OutputMoment();
  readonly #pointing: Pointing;
  readonly #lanes: LaneChoice;
  readonly #attention = new Attention(() => this.#changed());
  readonly #files: TraceFiles;
  readonly #painting = new Painting({ goOn: (time) => this.#goOn(time), paint: () => this.#paint() });
  readonly #edge = new LiveEdge();
  #run = new RebuiltRun(new Recording(), 0);
  #moves: Moves;
  /** What the person chose; without it the axis is of time, unless no time passed. */
  #chosenAxis: AxisKind | null = null;
  #parts: Parts = new Set(["timeline", "now"]);
  readonly #list = new EventList(() => this.#changed());
  /** Program time that the run had come to when it was painted last, in milliseconds: all that is painted at once has the same. */
  #end = 0;
  /** The run that is shown was opened: what the program does meanwhile is not of it. */
  #isFromFile = false;
  /** Whether there was a run to be seen. */
  #stays = false;

  /** Fills `host`, which is its own from now on. */
  constructor(host: HTMLElement, actions: PictureActions) {
    this.#host = host;
    this.#actions = actions;
    // They came with the picture, so its element has not got them yet.
    const root = host.getRootNode();
    if (root instanceof ShadowRoot) adoptStyles(root, styles);
    this.#pointing = new Pointing((pointers) => actions.point(pointers));
    this.#lanes = new LaneChoice(this.#run, () => this.#changed());
    this.#files = new TraceFiles(
      ({ recording, dropped, name }) => {
        this.#showRun(new RebuiltRun(recording, dropped), { name, language: null, clock: null });
        this.#isFromFile = true;
        this.#painting.goAlong();
      },
      () => this.#changed(),
    );
    this.#moves = this.#newMoves();
    this.#timeline = new TimelineView({
      momentChosen: (value) => this.#choose(value),
      reached: (spot, by) => this.#attention.reach(spot, by),
      folded: (task) => this.#lanes.fold(task),
      pressed: (spot) => this.#press(spot),
      left: () => this.#attention.leave(),
      looked: (view) => this.#compare.timeline.follow(view),
    });
    this.#compare = new Compare({
      timeChosen: (at) => this.#moves.goToTime(at),
      looked: (view) => this.#timeline.follow(view),
      reached: (by) => {
        if (by === "keys") this.#attention.telling.next = "kept";
        this.#changed();
      },
      changed: () => this.#changed(),
    });
    this.#compare.show({ ...namedAfter(actions.about()), run: this.#run });
    this.#paint();
  }

  /** "timeline", "now", or both. */
  show(parts: Parts): void {
    this.#parts = parts;
    this.#changed();
  }

  /** The colours around are others: a canvas does not know by itself. */
  restyle(): void {
    for (const timeline of [this.#timeline, this.#compare.timeline]) timeline.restyle();
  }

  /** Another run begins: nothing is left of the one before. */
  begin(): void {
    this.#isFromFile = false;
    this.#showRun(new RebuiltRun(new Recording(), 0), namedAfter(this.#actions.about()));
  }

  /** Keeps the run that is shown, so that the next one stands below it. Whether anything has happened in it. */
  keep(): boolean {
    return this.#compare.keep();
  }

  #showRun(run: RebuiltRun, of: RunName): void {
    this.#moves.player.pause();
    this.#files.begin();
    this.#run = run;
    this.#edge.begin();
    this.#end = 0;
    this.#lanes.begin(run);
    this.#list.begin();
    this.#moves = this.#newMoves();
    this.#attention.begin();
    this.#timeline.fit();
    this.#compare.show({ ...of, run });
    this.#changed();
  }

  #newMoves(): Moves {
    return new Moves(this.#run.history, {
      changed: () => this.#changed(),
      moved: () => {
        this.#attention.move(null);
        this.#timeline.reveal(this.#moment);
      },
      played: () => this.#attention.line.hush(),
      hold: (message) => this.#actions.hold(message),
    });
  }

  /** How the program stands whose run is shown. */
  set program(program: Program) {
    if (this.#isFromFile) return;
    const { stepping } = this.#moves;
    const speed = this.#actions.speed();
    // One that is to pause goes on until it does.
    if (program !== "runs" && program !== "pausing") this.#edge.rest(this.#run.nextTimer);
    if (program !== "runs") this.#painting.goAlong();
    else if (stepping.program !== "runs") {
      if (speed === null) this.#painting.leaveAlone();
      else this.#edge.goOn(speed);
    }
    stepping.program = program;
    this.#changed();
  }

  /** What the run did since; `dropped` counts events that nobody kept. */
  append(rows: TraceRows, dropped: number): void {
    // A program that still runs goes on unseen.
    if (this.#isFromFile) return;
    this.#run.append(rows, dropped);
    if (rows.length > 0) this.#edge.heard(rows.timeAt(rows.length - 1));
    this.#painting.grew();
  }

  /** Marks what the run did at a line of the program; null marks nothing. */
  chooseLine(line: number | null): void {
    this.#attention.choose(line);
  }

  /** The program is not what ran any more: its lines are others. */
  edited(): void {
    this.#attention.line.edited();
    this.chooseLine(null);
  }

  /** Takes back all that it put on the page. */
  destroy(): void {
    this.#moves.player.pause();
    this.#files.destroy();
    this.#attention.telling.destroy();
    this.#painting.stop();
    this.#timeline.destroy();
    this.#compare.destroy();
    render(nothing, this.#host);
    this.#actions.point([]);
    this.#outputMoment.show(this.#actions.output(), null);
  }

  #changed(): void {
    this.#painting.ask();
  }

  /** Rebuilds more of the run. Whether that is not all. */
  #goOn(milliseconds: number): boolean {
    if (this.#run.goOn(milliseconds)) {
      this.#lanes.grew();
      this.#moves.player.grew();
    }
    const isKeptBehind = this.#compare.goOn(milliseconds);
    return this.#run.isBehind || isKeptBehind;
  }

  get #axis(): AxisKind {
    const end = Math.max(this.#end, this.#compare.end("time"));
    return this.#chosenAxis ?? (end > 0 ? "time" : "order");
  }

  /** The moment that is shown, on the axis. */
  get #moment(): number {
    return this.#axis === "time" ? this.#at : this.#moves.player.events;
  }

  /** Its program time, in milliseconds. */
  get #at(): number {
    const { player } = this.#moves;
    return player.isAtEnd && !player.isPlaying ? Math.max(player.at, this.#end) : player.at;
  }

  /** Program time that the run has come to now, in milliseconds. */
  #endNow(): number {
    const { history, everything, isBehind } = this.#run;
    const isOver = this.#moves.stepping.program === "over" && everything.live.size === 0;
    return isOver || isBehind ? history.end : Math.max(history.end, this.#edge.at(this.#run.nextTimer));
  }

  #paint(): void {
    const { player } = this.#moves;
    const { history, everything, names } = this.#run;
    this.#end = this.#endNow();
    const state = history.at(player.events);
    this.#stays ||= history.length > 0;
    this.#paintLanes(this.#axis);
    this.#outputMoment.show(this.#actions.output(), player.isAtEnd ? null : writtenAt(state, everything));
    this.#pointing.show(history.length === 0 ? null : state, this.#attention.line.pressed, names.all);
    if (this.#attention.telling.next === "marks") this.#timeline.revealMarks();
    const kept = this.#compare.both === null ? null : this.#compare.said;
    this.#attention.shown(this.#run, state, player.isPlaying, kept);
    render(this.#layout(state), this.#host);
    this.#list.shown(this.#host);
  }

  #paintLanes(axis: AxisKind): void {
    const { history, lanes, everything, waits } = this.#run;
    const { arranged } = this.#lanes;
    // Of a line at which many stood not all is marked at once.
    if (!this.#attention.line.goOn(this.#run)) this.#changed();
    // What was not heard of is seen all the same: tasks wait, and time passes.
    if (this.#edge.isMoving) this.#painting.tick();
    const end = axis === "time" ? this.#end : history.length;
    const shown = {
      ...arranged,
      tasks: everything.tasks,
      events: history.events,
      waits,
      end,
      turns: axis === "time" ? lanes.turnStarts : lanes.turnEvents,
      marks: this.#attention.line.stretches,
      moment: this.#moment,
    };
    const last = Math.max(end, this.#compare.end(axis));
    this.#moves.player.reach = this.#reach ?? 0;
    this.#compare.paint(axis, this.#at, last, this.#lanes);
    this.#timeline.show(shown, axis, last, runTitle(countTasks(arranged.lanes), history.end));
  }

  /** How far the time of both runs goes that are compared, once both are over; else null. */
  get #reach(): number | null {
    const end = this.#moves.stepping.program === "over" ? this.#compare.end("time") : 0;
    return end > 0 ? Math.max(end, this.#run.history.end) : null;
  }

  #layout(state: State): TemplateResult {
    return layout({
      run: this.#run,
      state,
      moves: this.#moves,
      lanes: this.#lanes,
      compare: this.#compare,
      looks: this.#looks,
      files: { complaint: this.#files.complaint, opened: this.#files.opened, ...this.#saves },
      timeline: this.#parts.has("timeline") ? this.#timeline.element : null,
      now: this.#parts.has("now"),
      axis: this.#axis,
      at: this.#at,
      reach: this.#reach,
      lines: this.#actions.lines(),
      pauses: this.#actions.pauses(),
      said: this.#attention.said(this.#run, this.#moves.player.events),
      told: this.#attention.telling.told,
      list: this.#list,
      stays: this.#stays,
      goTo: (line) => this.#actions.goTo(line),
    });
  }

  #choose(value: number): void {
    this.#attention.move(this.#attention.line.pressed);
    const { player } = this.#moves;
    if (this.#axis === "time") player.goToTime(value);
    else player.goTo(value);
  }

  #press({ lane, index }: Spot): void {
    this.#attention.move(lineOf(lane, index, this.#run.history.events));
    this.#moves.player.goTo((lane.events[index] ?? 0) + 1);
    this.#changed();
  }

  readonly #saves = {
    saveImage: (kind: ImageKind): void => {
      const picture = this.#timeline.picture;
      if (picture === null) return;
      const { image, text } = imageOf(this.#compare, picture.scene, this.#run);
      void saveImage(kind, image, picture.palette, text);
    },
    saveTrace: (): void => this.#files.saveTrace(this.#run),
    saveForPerfetto: (): void => this.#files.saveForPerfetto(this.#run),
    open: (file: File): void => void this.#files.open(file),
  };

  /** What is chosen of how it looks. */
  readonly #looks: Looks = {
    toggleLines: (): void => {
      this.#actions.chooseLines(!this.#actions.lines());
      this.#changed();
    },
    foldAll: (): void => {
      const folded = this.#lanes.folded ?? this.#compare.lanes?.folded ?? false;
      this.#lanes.foldAll(!folded);
      this.#compare.lanes?.foldAll(!folded);
    },
    chooseAxis: (axis: AxisKind): void => {
      this.#chosenAxis = axis;
      this.#changed();
    },
    zoom: (closer: boolean): void => this.#timeline.zoom(closer ? ZOOM : 1 / ZOOM),
    fit: (): void => this.#timeline.fit(),
  };
}
