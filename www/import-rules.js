/**
 * Which folder of www/src may import which, for dependency-cruiser. Imports go one way:
 *
 *   protocol, words <- everything
 *   engines <- transport <- session <- element; editor <- element <- gallery
 *   model <- picture <- element; keeping, files, styles, sharing, theme <- element
 *
 * so that each part can be read, tested and replaced knowing only what stands before it.
 */

/** Folders under src, as a pattern that a path is matched against. */
const under = (...folders) => `^www/src/(${folders.join("|")})(/|\\.)`;

/** The unit tests and what they share. */
const TESTS = "\\.test\\.ts$|/testing/";

/** Files of `from` import nothing of ours outside of `to`. */
const only = (from, to, comment) => ({
  name: `${from}-imports`,
  comment,
  severity: "error",
  from: { path: under(from), pathNot: TESTS },
  to: { path: "^www/src/", pathNot: under(from, "words", ...to) },
});

export default {
  forbidden: [
    only("protocol", [], "The protocol is what all others agree on: it stands at the bottom."),
    only("words", [], "Words are sentences for values: what they are of is another's affair."),
    only("engines", ["protocol", "generated", "sandbox"], "An engine runs programs; it knows no page."),
    only("sandbox", ["protocol"], "The frame makes workers from text that it is given; it knows no engine."),
    only(
      "transport",
      ["protocol", "engines/engine"],
      "Transport moves messages; it keeps no state of a run.",
    ),
    only("editor", ["protocol"], "An editor shows text and marks; it knows no runs."),
    only("model", ["protocol"], "The model is what a run did, rebuilt from its events; it has no looks."),
    only(
      "picture",
      ["protocol", "model", "editor/editor", "files", "styles"],
      "A picture shows a model; it knows no session.",
    ),
    only(
      "upgrade",
      [],
      "An upgrade reads a page and puts elements into it by their name; it knows none from inside.",
    ),
    only("files", [], "Files are read and saved; what is in them is another's affair."),
    only("styles", [], "Styles are put into an element; what they are is another's affair."),
    only("theme", [], "Light or dark is read off a page; what is painted in it is another's affair."),
    only("offline", [], "What is kept of the site is files; what is in them is another's affair."),
    {
      name: "offline-on-the-standalone-page-only",
      comment:
        "A service worker of ours has no business on the pages of others: only the gallery may ask for one.",
      severity: "error",
      from: { path: "^www/src/", pathNot: [under("offline", "gallery"), TESTS].join("|") },
      to: { path: under("offline") },
    },
    only("keeping", [], "What is kept is text under a name; it knows no element."),
    only("sharing", ["protocol", "styles"], "Sharing writes and reads programs; it knows no element."),
    only(
      "gallery",
      ["protocol", "element", "sharing", "offline", "theme"],
      "The gallery uses the element from outside, as any page does.",
    ),
    only(
      "session",
      ["protocol", "engines/engine", "transport"],
      "A session is the state of a run; it has no looks.",
    ),
    only(
      "embed",
      ["protocol", "element", "sharing", "theme"],
      "The page in a frame uses the element from outside, as any page does.",
    ),
    {
      name: "workers-know-no-page",
      comment: "A worker has no DOM, and what it imports is downloaded again for it.",
      severity: "error",
      from: { path: "^www/src/engines/[^/]+/" },
      to: {
        path: under("element", "session", "editor", "gallery", "transport", "picture", "sandbox"),
        reachable: true,
      },
    },
    {
      name: "codemirror-in-one-place",
      comment: "The page works without CodeMirror: only the editor knows of it.",
      severity: "error",
      from: { pathNot: under("editor") },
      to: { path: "node_modules/(codemirror|@codemirror|@lezer)/" },
    },
    {
      name: "codemirror-on-demand",
      comment: "CodeMirror is the largest part of the page: the files that use it are loaded by import().",
      severity: "error",
      from: { path: "^www/src/(?!editor/codemirror)" },
      to: { path: "^www/src/editor/codemirror", dependencyTypesNot: ["dynamic-import", "type-only"] },
    },
    {
      name: "ships-what-is-declared",
      comment: "What the site contains stands under dependencies in package.json, not devDependencies.",
      severity: "error",
      from: { path: "^www/src/", pathNot: TESTS },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-tests-in-the-site",
      comment: "Tests, and what they share in folders named testing, are imported by tests only.",
      severity: "error",
      from: { pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: "no-cycles",
      comment: "Two files that need each other are one file, or hide a third.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "everything-resolves",
      comment: "An import that leads nowhere. (With a query, as in ?worker&url, it is Vite who resolves it.)",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "\\?" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    // Programs that people run: to the page they are text, and "interleave" is the engine's to supply.
    exclude: { path: "^www/src/gallery/examples/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "browser", "types", "default"],
    },
  },
};
