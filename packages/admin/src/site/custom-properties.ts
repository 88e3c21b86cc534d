import { noChange } from 'lit'
import { Directive, type ElementPart, directive } from 'lit/directive.js'

type Properties = readonly (readonly [name: string, value: string])[]

/** Custom properties of an element: those given, and none from before. Set one by one, as the policy allows no style attribute. */
class CustomProperties extends Directive {
  #set: readonly string[] = []

  override render(_properties: Properties): typeof noChange {
    return noChange
  }

  override update({ element }: ElementPart, [properties]: [Properties]): typeof noChange {
    const { style } = element as HTMLElement
    for (const name of this.#set) style.removeProperty(name)
    for (const [name, value] of properties) style.setProperty(name, value)
    this.#set = properties.map(([name]) => name)
    return noChange
  }
}

export const customProperties = directive(CustomProperties)
