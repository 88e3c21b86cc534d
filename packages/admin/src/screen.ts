import { LitElement } from 'lit'

/**
 * An element that renders into the page itself: one style sheet for all, labels and what they describe in one tree, and
 * the browser's own search and autofill see everything.
 */
export class Screen extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this
  }
}
