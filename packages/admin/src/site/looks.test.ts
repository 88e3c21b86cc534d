import { expect, waitUntil } from '@open-wc/testing'
import { answer, changeElsewhere, sent } from '../testing/fake-server.js'
import { annasSession } from '../testing/people.js'
import { salon } from '../testing/salon.js'
import { keepSettings } from '../testing/settings.js'
import { SCRIPT, SHAVE, openSite, preview, seeCodes, siteServer } from '../testing/site-page.js'
import { enter, expectHealthy, fieldCalled, leave, press, see, seeHeading, sees, visit } from '../testing/visit.js'

afterEach(leave)

describe('the looks', () => {
  it('go into the code, and show at once', async () => {
    await openSite()
    await enter('Buttons and choices', '#7a1f4c')
    await enter('Round corners', '4')
    await enter('Light or dark', 'light')
    await seeCodes(`${SCRIPT}
<booking-widget theme="light"></booking-widget>
<style>
  booking-widget {
    --booking-accent: #7a1f4c;
    --booking-radius: 4px;
  }
</style>`)
    expect(preview()?.style.getPropertyValue('--booking-accent')).to.equal('#7a1f4c')
    expect(preview()?.getAttribute('theme')).to.equal('light')
    await press('Start again')
    await see('<booking-widget></booking-widget>')
    await seeCodes(`${SCRIPT}\n<booking-widget></booking-widget>`)
    expect(preview()?.style.getPropertyValue('--booking-accent')).to.equal('')
  })

  it('say when they can’t be read, on dark as well', async () => {
    await openSite()
    await see('Text on light 16.5 : 1 Good')
    await enter('Text', '#b0b0b0')
    await see('Text on light 2.2 : 1 Hard to read')
    await enter('Text', '#17211f')
    await enter('Background', '#fff8e7')
    await see('Text on dark 1.1 : 1 Hard to read')
    await expectHealthy()
    await enter('Light or dark', 'light')
    await enter('Buttons and choices', '#ffd24d')
    await see('Buttons on light 1.4 : 1 Hard to see')
    expect(sees('on dark')).to.equal(false)
  })
})

const PATCH = 'PATCH /v1/admin/settings'

describe('the looks of the booking pages', () => {
  it('are saved by the owner, and are there again', async () => {
    const server = await openSite()
    await see('A widget on your site looks as the code says')
    await enter('Buttons and choices', '#7a1f4c')
    await enter('Space', '0.85')
    await enter('Font', 'Georgia, serif')
    await enter('Light or dark', 'dark')
    await press('Save for the booking pages')
    await waitUntil(() => sent(server, PATCH).length === 1, 'save', { timeout: 30_000 })
    expect(sent(server, PATCH)).to.deep.equal([
      {
        appearance: {
          theme: 'dark',
          tokens: { '--booking-accent': '#7a1f4c', '--booking-density': '0.85', '--booking-font': 'Georgia, serif' },
        },
      },
    ])
    leave()
    await openSite({ server })
    await waitUntil(() => preview()?.getAttribute('theme') === 'dark', 'the saved theme', { timeout: 30_000 })
    expect((await fieldCalled('Buttons and choices')).value).to.equal('#7a1f4c')
    expect(preview()?.style.getPropertyValue('--booking-density')).to.equal('0.85')
  })

  it('keep what was chosen elsewhere and has no field', async () => {
    const server = siteServer()
    keepSettings(server, {
      appearance: { theme: 'auto', tokens: { '--booking-padding': '8px', '--booking-font': 'Inter, sans-serif' } },
    })
    await openSite({ server })
    await waitUntil(() => preview()?.style.getPropertyValue('--booking-padding') === '8px', 'the padding')
    expect((await fieldCalled('Font')).value).to.equal('Inter, sans-serif')
    await enter('Round corners', '4')
    await press('Save for the booking pages')
    await waitUntil(() => sent(server, PATCH).length === 1, 'save', { timeout: 30_000 })
    expect(sent(server, PATCH)).to.deep.equal([
      {
        appearance: {
          theme: 'auto',
          tokens: { '--booking-padding': '8px', '--booking-font': 'Inter, sans-serif', '--booking-radius': '4px' },
        },
      },
    ])
  })

  it('are shown as they are when somebody was faster, and what was chosen isn’t lost', async () => {
    const server = await openSite()
    await enter('Round corners', '4')
    const appearance = { theme: 'light', tokens: { '--booking-accent': '#003399' } }
    await changeElsewhere(server, 'settings', { appearance })
    await press('Save for the booking pages')
    await see('Somebody else changed this meanwhile.')
    expect((await fieldCalled('Buttons and choices')).value).to.equal('#003399')
    await expectHealthy()
    await press('Put my changes back in')
    await waitUntil(() => preview()?.style.getPropertyValue('--booking-radius') === '4px', 'the corners')
    await press('Save for the booking pages')
    await waitUntil(() => sent(server, PATCH).length === 3, 'save', { timeout: 30_000 })
    expect(sent(server, PATCH).at(-1)).to.deep.equal({
      appearance: { theme: 'light', tokens: { '--booking-accent': '#003399', '--booking-radius': '4px' } },
    })
  })

  it('are the owners’: others try them, and have nothing to save or to lose', async () => {
    const server = await openSite({ as: annasSession() })
    await enter('Round corners', '4')
    await waitUntil(() => preview()?.style.getPropertyValue('--booking-radius') === '4px', 'the corners')
    expect(sees('Save for the booking pages')).to.equal(false)
    expect(server.asked.some(({ what }) => what.endsWith('/settings'))).to.equal(false)
    await expectHealthy()
  })

  it('aren’t left unsaved unasked', async () => {
    const server = salon()
    server.on('GET /v1/services', () => answer({ services: [SHAVE] }))
    keepSettings(server)
    await visit(server, '/admin/site')
    await press('In a frame')
    await enter('Round corners', '4')
    await press('Today')
    await see('Leave without saving?')
    await press('Leave without saving')
    await seeHeading('Today')
  })
})
