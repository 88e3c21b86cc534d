import { executeServerCommand } from '@web/test-runner-commands'

/** What the browser tells assistive technology of one thing (engines/tree-plugin.mjs). */
interface Node {
  readonly role: string
  readonly name?: string
  readonly value?: string
  readonly description?: string
  readonly states: readonly (readonly [name: string, value: unknown])[]
  readonly children: readonly Node[]
}

/** Chromium can be asked for the tree; the other engines' protocols have no word for it. */
export const canReadTree = 'userAgentData' in navigator

/** The accessibility tree of the page, a line for each thing that has something to say. */
export async function accessibilityTree(): Promise<string> {
  const { nodes } = await executeServerCommand<{ nodes: readonly Node[] }, undefined>('accessibility-tree')
  return linesOf(nodes, 0).join('\n')
}

const linesOf = (nodes: readonly Node[], depth: number): readonly string[] =>
  nodes.flatMap((node) => {
    const children = SPOKEN_AS_ONE.has(node.role) ? [] : node.children
    return isSilent(node) ? linesOf(children, depth) : [lineOf(node, depth), ...linesOf(children, depth + 1)]
  })

/** Their names have their texts. */
const SPOKEN_AS_ONE = new Set(['button', 'heading', 'link', 'columnheader', 'option', 'textbox', 'combobox', 'term'])

const BOXES = new Set([
  'generic',
  'none',
  'paragraph',
  'row',
  'rowgroup',
  'gridcell',
  'LabelText',
  'LineBreak',
  'DescriptionList',
])

const isSilent = (node: Node): boolean =>
  (BOXES.has(node.role) && statesOf(node).length === 0) || (node.role === 'StaticText' && !node.name?.trim())

const STATES = ['focused', 'disabled', 'required', 'invalid', 'pressed', 'selected', 'checked', 'expanded', 'live']
const isOn = (value: unknown): boolean => ![undefined, false, 'false', ''].includes(value as string)

const statesOf = ({ states }: Node): readonly string[] =>
  states
    .filter(([name, value]) => STATES.includes(name) && isOn(value))
    .map(([name, value]) => (value === true || value === 'true' ? name : `${name}=${String(value)}`))

function lineOf(node: Node, depth: number): string {
  const { role, name, value, description } = node
  const texts = [name && `“${name}”`, value && `= “${value}”`, description && `(${description})`]
  return ' '.repeat(2 * depth) + [role, ...texts, ...statesOf(node)].filter(Boolean).join(' ')
}
