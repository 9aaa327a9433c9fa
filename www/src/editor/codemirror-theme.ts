/**
 * How the full editor looks: every colour is a custom property of the element around it, so that light,
 * dark and a host page's own colours need no second theme. Loaded with CodeMirror only.
 */
import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export const theme = EditorView.theme({
  "&": { color: "var(--_text)", backgroundColor: "transparent", height: "100%" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: "var(--_mono)",
    fontSize: "var(--_code-size)",
    lineHeight: "var(--_code-line)",
  },
  ".cm-content": { padding: "var(--_code-pad) 0", caretColor: "var(--_accent)" },
  ".cm-line": { padding: "0 var(--_code-pad) 0 6px" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--_accent)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--_selection)",
  },
  ".cm-activeLine": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "var(--_line)" },
  // Not transparent: a long line that is scrolled goes under it.
  ".cm-gutters": { color: "var(--_faint)", backgroundColor: "var(--_surface)", border: "none" },
  ".cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLineGutter": { color: "var(--_text)" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "2.2em", padding: "0 6px 0 4px" },
  ".cm-gutter-lint": { width: "14px" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0 0 0 3px" },
  ".cm-pointers .cm-gutterElement": { display: "flex", alignItems: "center", padding: "0 2px" },
  ".cm-pointer": {
    minWidth: "15px",
    padding: "0 3px",
    borderRadius: "8px",
    border: "1px solid var(--_suspended-edge)",
    color: "var(--_text)",
    backgroundColor: "var(--_suspended)",
    font: "600 10px/13px var(--_sans)",
    textAlign: "center",
  },
  ".cm-pointer-runs": {
    border: "1px solid var(--_accent-fill)",
    color: "#fff",
    backgroundColor: "var(--_accent-fill)",
  },
  ".cm-points-runs": {
    backgroundColor: "var(--_match)",
    boxShadow: "inset 3px 0 0 var(--_accent-fill)",
  },
  ".cm-points-chosen": { backgroundColor: "var(--_match)" },
  ".cm-lint-marker": { width: "9px", height: "9px", marginTop: "6px", borderRadius: "50%" },
  ".cm-lint-marker-error": { content: "none", backgroundColor: "var(--_error)" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--_error)",
    textDecorationSkipInk: "none",
    textUnderlineOffset: "3px",
    backgroundColor: "var(--_error-soft)",
  },
  ".cm-lintPoint-error:after": { borderBottomColor: "var(--_error)" },
  ".cm-matchingBracket, .cm-nonmatchingBracket": { backgroundColor: "transparent" },
  "&.cm-focused .cm-matchingBracket": {
    backgroundColor: "var(--_match)",
    outline: "1px solid var(--_match-edge)",
  },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--_error-soft)" },
  ".cm-tooltip": {
    color: "var(--_text)",
    backgroundColor: "var(--_surface)",
    border: "1px solid var(--_edge)",
    borderRadius: "6px",
    overflow: "hidden",
  },
  ".cm-panels": { color: "var(--_text)", backgroundColor: "var(--_surface)" },
  ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--_edge)" },
  // Large enough to be hit.
  ".cm-panel.cm-panel-lint button[name='close']": { minWidth: "24px", minHeight: "24px" },
  ".cm-diagnostic-error": { borderLeft: "3px solid var(--_error)" },
  ".cm-specialChar": { color: "var(--_error)" },
});

export const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: "var(--_keyword)" },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: "var(--_string)" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: "var(--_number)" },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: "var(--_function)" },
  { tag: [tags.definition(tags.function(tags.variableName)), tags.className], color: "var(--_function)" },
  { tag: tags.meta, color: "var(--_function)" },
  { tag: tags.comment, color: "var(--_comment)", fontStyle: "italic" },
  { tag: tags.invalid, color: "var(--_error)" },
]);
