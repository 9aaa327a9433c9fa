/** How the picture looks, all of it: loaded with it, one sheet a part. */
import { advice } from "./styles/advice";
import { base } from "./styles/base";
import { compare } from "./styles/compare";
import { controls } from "./styles/controls";
import { legend } from "./styles/legend";
import { list } from "./styles/list";
import { now } from "./styles/now";
import { saving } from "./styles/saving";
import { timeline } from "./styles/timeline";

export const styles = [base, controls, timeline, legend, compare, advice, now, saving, list];
