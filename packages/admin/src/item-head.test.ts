import { expect, waitUntil } from '@open-wc/testing'
import { salon } from './testing/salon.js'
import { leave, press, seeHeading, visit } from './testing/visit.js'

afterEach(leave)

const seeTitle = (title: string): Promise<void> =>
  waitUntil(() => document.title === title, `have the title “${title}”`, { timeout: 30_000 })

describe('the title in the browser’s tab', () => {
  it('names what is edited, and the list once one is back there', async () => {
    await visit(salon(), '/admin/services/v-haircut')
    await seeTitle('Haircut – Services – OpenSlot')
    await press('Services')
    await seeHeading('Services')
    expect(document.title).to.equal('Services – OpenSlot')
    await press('Add a service')
    await seeTitle('New service – Services – OpenSlot')
    await press('Staff')
    await seeTitle('Staff – OpenSlot')
    await press('Edit Anna')
    await seeTitle('Anna – Staff – OpenSlot')
  })
})
