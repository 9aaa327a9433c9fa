/** The row of controls above the editor. */
export const words = {
  run: "Run",
  stop: "Stop",
  reset: "Reset",
  undoReset: "Undo reset",
  edited: "Edited",
  speed: "Speed",
  speeds: { "0.25": "1/4x", "1": "1x", "4": "4x", instant: "instant" },
  share: "Share",
};
