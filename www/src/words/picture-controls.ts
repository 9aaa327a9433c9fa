/** The row of controls of the picture. */
import { words as numbers } from "./numbers";

export const words = {
  /** The row, and its slider. */
  moment: "Moment",
  play: { play: "Play", pause: "Pause", continue: "Continue" },
  /** Of buttons that are drawings. */
  buttons: {
    backOwn: "To this task's job before",
    backSwitch: "To the switch of tasks before",
    back: "One step back",
    next: "One step on",
    nextSwitch: "To the next switch of tasks",
    nextOwn: "To this task's next job",
    farther: "Zoom out",
    closer: "Zoom in",
  },
  nextJob: "Next job",
  nextTurn: "Next turn",
  cannotPause: "This browser cannot pause the program: the note above the output says why.",
  step: (step: number, of: number): string => `step ${step} of ${of}`,
  /** `time` is in milliseconds. */
  stepAt: (time: number, step: number, of: number): string => `${numbers.time(time)}, step ${step} of ${of}`,
  pace: "Pace",
  /** So many times as fast as the program's time. */
  times: (pace: number): string => `${numbers.number(pace)}×`,
  axis: "Axis",
  axes: { time: "time", order: "order" },
  futures: "Futures",
  /** Which of them are shown: those that the program made itself, those of libraries too, none. */
  shownFutures: {
    own: (count: number): string => `own futures (${count})`,
    all: (count: number): string => `all futures (${count})`,
    none: "no futures",
  },
  fold: "Fold",
  fit: "Fit",
};
