/** What the bundler makes of a worker's module when asked for its address only. */
declare module "*?worker&url" {
  const url: string;
  export default url;
}

/** The address of a file that is shipped as it is. */
declare module "*.wasm?url" {
  const url: string;
  export default url;
}

/** A script in one file, for a worker that is made from its text (build/sandbox.ts). */
declare module "*?script&url" {
  const url: string;
  export default url;
}

/** A page with a policy around such a script. */
declare module "*?sandbox&url" {
  const url: string;
  export default url;
}
