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
