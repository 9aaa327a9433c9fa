/** What the shapes of the timeline mean. */
export const words = {
  legend: "Legend",
  meanings: {
    running: "runs",
    ready: "ready, waits for its turn",
    suspended: "waits",
    blocked: "keeps the loop to itself",
    wakes: "wakes",
    wrote: "writes output",
    finished: "finished",
    failed: "failed",
    cancelled: "cancelled",
    destroyed: "forgotten while it waited",
    pending: "future, pending",
    called: "its callback runs",
  },
};
