/** How times are written: see words/numbers.ts. */
import { words } from "../words/numbers";

export const { time: timeText, tick: tickText } = words;
