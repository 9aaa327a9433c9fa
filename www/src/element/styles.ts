/**
 * How the element looks before anything was run; what is loaded later brings its own. Every colour and measure that a host
 * page may want to set is a custom property `--interleave-*`; inside, the same under `--_*` with a default for light and for
 * dark.
 */
import { controls } from "./styles/controls";
import { editor } from "./styles/editor";
import { layout } from "./styles/layout";
import { status } from "./styles/status";
import { tokens } from "./styles/tokens";

export const styles = [tokens, layout, controls, editor, status];
