/** What VS Code knows of the elements in HTML. @param {readonly any[]} elements */
export const htmlData = (elements) => ({
  version: 1.1,
  tags: elements.map(({ tagName, description, attributes }) => ({
    name: tagName,
    description,
    attributes: attributes.map(({ name, description: text, type }) => ({
      name,
      description: text,
      ...(isSwitch(type) && { valueSet: 'v' }),
      ...(choicesOf(type).length > 0 && { values: choicesOf(type).map((choice) => ({ name: choice })) }),
    })),
  })),
})

/** What VS Code knows of them in CSS. @param {readonly any[]} elements */
export const cssData = (elements) => ({
  version: 1.1,
  properties: elements.flatMap(({ cssProperties = [] }) =>
    cssProperties.map(({ name, description }) => ({ name, description })),
  ),
  pseudoElements: elements.flatMap(({ cssParts = [] }) =>
    cssParts.map(({ name, description }) => ({ name: `::part(${name})`, description })),
  ),
})

export const isSwitch = (type) => type?.text === 'boolean'

/** `'auto' | 'light'` → auto, light */
export const choicesOf = (type) => [...(type?.text ?? '').matchAll(/'([^']+)'/g)].map(([, choice]) => choice)
