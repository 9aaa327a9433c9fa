/**
 * Makes the npm package of what was built: `node www/build/package.js` leaves out/package/, and `npm pack` of that beside it. The
 * element is the very files of dist/, as far as interleave.js leads to them; its types are made of the sources, the runtime is
 * that of crate/web. Knows what goes where in the package; nothing of how it was built.
 */
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { version } from "./version.js";

const TOP = fileURLToPath(new URL("../..", import.meta.url));
const TSC = join(TOP, "node_modules/typescript/bin/tsc");

const MANIFEST = {
  name: "interleave-playground",
  version,
  description:
    "See how asynchronous code takes turns: a playground for small async programs in Python and JavaScript.",
  license: "MIT OR Apache-2.0",
  type: "module",
  types: "./types/interleave.d.ts",
  exports: {
    ".": { types: "./types/interleave.d.ts", default: "./dist/interleave.js" },
    "./runtime": { types: "./runtime/interleave.d.ts", default: "./runtime/interleave.js" },
    "./runtime/trace": { types: "./runtime/trace.d.ts", default: "./runtime/trace.js" },
    "./runtime/interleave_bg.wasm": "./runtime/interleave_bg.wasm",
    "./custom-elements.json": "./custom-elements.json",
    "./dist/*": "./dist/*",
    "./package.json": "./package.json",
  },
  customElements: "custom-elements.json",
  keywords: ["async", "asyncio", "playground", "python", "web-component", "custom-element", "wasm"],
};

/** Makes the package in `out`, which is emptied; where it lies then. */
export function makePackage(out) {
  const to = join(out, "package");
  rmSync(to, { recursive: true, force: true });
  const manifest = { ...MANIFEST, exports: { ...MANIFEST.exports } };
  for (const path of reachable(join(TOP, "dist"), "interleave.js"))
    copy(join(TOP, "dist", path), join(to, "dist", path));
  for (const path of filesIn(join(to, "dist"), ".js")) withoutPreloads(path);
  types(join(to, "types"));
  copy(join(TOP, "www/src/generated/interleave"), join(to, "runtime"));
  rmSync(join(to, "runtime/size.ts"), { force: true });
  rmSync(join(to, "runtime/.release"), { force: true });
  copy(join(TOP, "LICENSE"), join(to, "LICENSE"));
  copy(join(TOP, "www/package/README.md"), join(to, "README.md"));
  copy(join(TOP, "dist/THIRD-PARTY-LICENSES.txt"), join(to, "THIRD-PARTY-LICENSES.txt"));
  const elements = join(TOP, "dist/custom-elements.json");
  if (existsSync(elements)) copy(elements, join(to, "custom-elements.json"));
  else {
    delete manifest.exports["./custom-elements.json"];
    delete manifest.customElements;
  }
  writeFileSync(join(to, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return to;
}

/** Packs it; the tarball's path. */
export function pack(folder) {
  const said = execFileSync("npm", ["pack", "--json", "--pack-destination", dirname(folder)], {
    cwd: folder,
    encoding: "utf8",
  });
  const [{ filename, size, unpackedSize }] = JSON.parse(said);
  return { path: join(dirname(folder), filename), size, unpackedSize };
}

/** The file and all that it names, and they do. Names have a hash, so that a text that has one means the file. */
function reachable(folder, first) {
  const names = readdirSync(join(folder, "assets")).filter((name) => !name.endsWith(".map"));
  const found = new Set();
  const visit = (path) => {
    if (found.has(path)) return;
    found.add(path);
    if (!/\.(js|css|html)$/.test(path)) return;
    const text = readFileSync(join(folder, path), "utf8");
    for (const name of names) if (text.includes(name)) visit(`assets/${name}`);
  };
  visit(first);
  return found;
}

const PRELOADED = /const __vite__mapDeps=\(.*?=>i\.map\(i=>d\[i\]\);?/;

/**
 * Vite lists by name what a part of the page needs, to load it at once. Those names are this build's; whoever bundles the package
 * gives the files others, and lists them anew.
 */
function withoutPreloads(path) {
  const text = readFileSync(path, "utf8");
  const without = text.replace(PRELOADED, "const __vite__mapDeps=()=>[];");
  if (without.includes("m.f=["))
    throw new Error(`${path} lists what is to be preloaded in another way than it did`);
  writeFileSync(path, without);
}

/** The types of src/interleave.ts, and of what they are made of. */
function types(to) {
  const all = `${to}.all`;
  rmSync(all, { recursive: true, force: true });
  execFileSync(
    process.execPath,
    [TSC, "--project", join(TOP, "www/tsconfig.package.json"), "--outDir", all],
    { stdio: "inherit" },
  );
  copy(join(TOP, "www/package/lit.d.ts"), join(all, "lit.d.ts"));
  const visited = new Set();
  const visit = (path) => {
    if (visited.has(path)) return;
    visited.add(path);
    const text = readFileSync(path, "utf8").replace(/(from |import\()"([^"]+)"/g, (_, before, name) => {
      const target = name === "lit" ? join(all, "lit.d.ts") : resolve(dirname(path), `${name}.d.ts`);
      if (!existsSync(target))
        throw new Error(`The types name "${name}", which is not in the package: ${path}`);
      visit(target);
      // With an ending, as Node wants it; bundlers take it too.
      const there = relative(dirname(path), target).replace(/\.d\.ts$/, ".js");
      return `${before}"${there.startsWith(".") ? there : `./${there}`}"`;
    });
    const written = join(to, relative(all, path));
    mkdirSync(dirname(written), { recursive: true });
    writeFileSync(written, text);
  };
  visit(join(all, "interleave.d.ts"));
  rmSync(all, { recursive: true });
}

function filesIn(folder, ending) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(ending))
    .map((path) => join(folder, path));
}

function copy(from, to) {
  if (!existsSync(from)) throw new Error(`${relative(TOP, from)} is missing: \`make build\` makes it`);
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: statSync(from).isDirectory() });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { path, size, unpackedSize } = pack(makePackage(join(TOP, "out")));
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
  console.log(`${relative(TOP, path)}: ${megabytes(size)} to download, ${megabytes(unpackedSize)} unpacked`);
}
