import { choicesOf, isSwitch } from './vscode.mjs'

/** What JetBrains' editors know of the elements. @param {readonly any[]} elements @param {{ name: string, version: string }} owner */
export const webTypes = (elements, { name, version }) => ({
  $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
  name,
  version,
  'description-markup': 'markdown',
  contributions: { html: { elements: elements.map(elementType) } },
})

function elementType({ tagName, description, attributes, members, events = [], slots = [], cssProperties, cssParts }) {
  return {
    name: tagName,
    description,
    attributes: attributes.map((attribute) => ({
      ...named(attribute),
      value: isSwitch(attribute.type)
        ? { type: 'boolean', required: false }
        : { type: choicesOf(attribute.type).length > 0 ? attribute.type.text : 'string' },
    })),
    slots: slots.map(named),
    js: {
      properties: members.filter(isProperty).map((member) => ({ ...named(member), type: member.type?.text })),
      events: events.map((event) => ({ ...named(event), type: event.type?.text })),
    },
    css: { properties: (cssProperties ?? []).map(named), parts: (cssParts ?? []).map(named) },
  }
}

const named = ({ name, description }) => ({ name, ...(description && { description }) })

const isProperty = ({ kind, static: isStatic }) => kind === 'field' && !isStatic
