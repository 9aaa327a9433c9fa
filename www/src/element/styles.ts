/**
 * How the element looks, all of it. Every colour and measure that a host page may want to set is a custom
 * property `--interleave-*`; inside, the same under `--_*` with a default for light and for dark.
 */
import { controls } from "./styles/controls";
import { editor } from "./styles/editor";
import { layout } from "./styles/layout";
import { output } from "./styles/output";
import { status } from "./styles/status";
import { tokens } from "./styles/tokens";

export const styles = [tokens, layout, controls, editor, output, status];
