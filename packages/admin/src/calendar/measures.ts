import { noChange } from 'lit'
import { Directive, type ElementPart, type PartInfo, PartType, directive } from 'lit/directive.js'

/**
 * Custom properties of an element, for the style sheet to reckon with. Set one by one: what writes a style attribute
 * (Lit's styleMap does at first) is stopped by the server's policy, which allows nothing inline.
 */
class Measures extends Directive {
  constructor(part: PartInfo) {
    super(part)
    if (part.type !== PartType.ELEMENT) throw new Error('measures() belongs on an element, not in an attribute.')
  }

  override render(_values: Readonly<Record<string, number>>): typeof noChange {
    return noChange
  }

  override update({ element }: ElementPart, [values]: [Readonly<Record<string, number>>]): typeof noChange {
    for (const [name, value] of Object.entries(values)) {
      ;(element as HTMLElement).style.setProperty(`--${name}`, String(value))
    }
    return noChange
  }
}

export const measures = directive(Measures)
