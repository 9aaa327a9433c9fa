/** As much of lit as shows in the element's types. Lit itself is in the package's files; nobody has to install it. */

export type PropertyValues<_T = unknown> = ReadonlyMap<PropertyKey, unknown>;

export interface CSSResult {
  readonly cssText: string;
}

export declare abstract class LitElement extends HTMLElement {
  /** Resolves once what was set is shown. */
  readonly updateComplete: Promise<boolean>;
  readonly renderRoot: HTMLElement | DocumentFragment;
  connectedCallback(): void;
  disconnectedCallback(): void;
  attributeChangedCallback(name: string, old: string | null, value: string | null): void;
  requestUpdate(name?: PropertyKey, old?: unknown): void;
  protected performUpdate(): void;
  protected willUpdate(changed: PropertyValues): void;
  protected firstUpdated(changed: PropertyValues): void;
  protected updated(changed: PropertyValues): void;
  protected render(): unknown;
}
