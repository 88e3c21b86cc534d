import { expect } from '@open-wc/testing'
import { readFile, writeFile } from '@web/test-runner-commands'
import { openSalon, withSalon, worker } from '../testing/salon.js'
import { STATES } from '../testing/states.js'
import { onSystem } from '../testing/system.js'
import { accessibilityTree, canReadTree } from '../testing/tree.js'
import { leave, visit } from '../testing/visitor.js'

withSalon()
before(() => onSystem({ reducedMotion: 'reduce' }))
afterEach(leave)

/** The steps as a screen reader finds them: read through by a person whenever it changes. */
const REVIEWED = 'tree.txt'
const FOUND = '../../.cache/tree.txt'

const SHOWN = [
  'services',
  'people',
  'times',
  'a month without times',
  'time zones',
  'details',
  'every kind of question, and guests, with what is wrong',
  'a hold that ran out',
  'a time that was taken',
  'booked',
  'a booking',
  'cancelling',
  'a move to confirm',
  'a server out of reach',
  'a service that is gone',
]

/** The list of all time zones is the browser's. */
const shortened = (tree: string): string =>
  tree.replaceAll(/(?:\n +option [^\n]*){6,}/g, (options) => `${options.split('\n').slice(0, 4).join('\n')}\n    …`)

async function treeOf(name: string): Promise<string> {
  const state = STATES.find((candidate) => candidate.name === name)
  if (!state) throw new Error(`There is no state “${name}”.`)
  state.before?.()
  const ada = visit(state.attributes)
  await state.lead(ada)
  await ada.element.updateComplete
  const tree = shortened(await accessibilityTree())
  leave()
  worker.resetHandlers()
  openSalon()
  return `# ${name}\n\n${tree}\n`
}

describe('what assistive technology finds', () => {
  it(`is what was read through: a change is in .cache/${REVIEWED}, to be read and copied over`, async () => {
    const trees: string[] = []
    for (const name of canReadTree ? SHOWN : []) trees.push(await treeOf(name))
    if (canReadTree) await writeFile({ path: FOUND, content: trees.join('\n') })
    const reviewed = canReadTree ? ((await readFile({ path: REVIEWED })) ?? '').split(/\n(?=# )/) : []
    trees.forEach((tree, index) => expect(tree).to.equal(reviewed[index]))
    expect(reviewed).to.have.length(trees.length)
  })
})
