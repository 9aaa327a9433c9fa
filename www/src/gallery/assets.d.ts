interface ImportMeta {
  /** What the bundler puts in its place: whether this is the built page. */
  readonly env: { readonly PROD: boolean };
  /** What the bundler makes of it: the texts of the files that the pattern matches, by their addresses. */
  glob(
    pattern: string,
    options: { query: "?raw"; import: "default"; eager: true },
  ): Readonly<Record<string, string>>;
}
