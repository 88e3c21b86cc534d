import { expect, waitUntil } from '@open-wc/testing'
import type { Service } from '@openslot/core/wire'
import { html } from 'lit'
import { answer, fakeServer } from '../testing/fake-server.js'
import { ANNA, BEN, HAIRCUT } from '../testing/people.js'
import './your-site.js'
import { deskWith, enter, expectHealthy, leave, press, see, sees, show } from '../testing/visit.js'

afterEach(leave)

const summaryOf = ({ id, slug, name, timeZone }: typeof ANNA) => ({ id, slug, name, timeZone, avatarUrl: null })
const CUT: Service = {
  ...HAIRCUT,
  durations: [...HAIRCUT.durations],
  guestsAllowed: 0,
  customerPhone: null,
  staff: [summaryOf(ANNA), summaryOf(BEN)],
} as unknown as Service
const SHAVE: Service = { ...CUT, id: 'v-shave', slug: 'shave', name: 'Shave', staff: [summaryOf(BEN)] }

const open = (load: () => Promise<unknown> = async () => {}, services: readonly Service[] = [CUT, SHAVE]) => {
  const desk = deskWith(fakeServer({ 'GET /v1/services': () => answer({ services }) }))
  return show(html`<your-site .desk=${desk} .load=${load}></your-site>`)
}

/** Stands in for the clipboard, which a page may write to only after a person's own click. */
async function withClipboard(writeText: (text: string) => Promise<void>, what: () => Promise<void>): Promise<void> {
  const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard')
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
  try {
    await what()
  } finally {
    if (own) Object.defineProperty(navigator, 'clipboard', own)
    else Reflect.deleteProperty(navigator, 'clipboard')
  }
}

const codes = (): string[] => [...document.querySelectorAll('pre')].map((one) => one.innerText)
/** Waits until exactly these stand there. */
const seeCodes = (...expected: string[]): Promise<void> =>
  waitUntil(() => codes().join('\n\n') === expected.join('\n\n'), `see ${expected.join(' and ')}`, { timeout: 30_000 })
const preview = (): HTMLElement | null => document.querySelector('booking-widget')
const SCRIPT = `<script type="module" src="${location.origin}/widget.js"></script>`

describe('the embed code', () => {
  const code = `${SCRIPT}\n<booking-widget></booking-widget>`

  it('stands there to be copied, with a preview below', async () => {
    await open()
    await see('<booking-widget></booking-widget>')
    await seeCodes(code)
    expect(preview()).not.to.equal(null)
    await expectHealthy()
  })

  it('is copied by a button, or by hand where the browser says no', async () => {
    await open()
    const copied: string[] = []
    await withClipboard(
      async (text) => void copied.push(text),
      async () => {
        await press('Copy: In the page')
        await see('Copied')
      },
    )
    expect(copied).to.deep.equal([code])
    await withClipboard(
      () => Promise.reject(new Error('no')),
      async () => {
        await press('Copied: In the page')
        await see('Select the text and copy it by hand.')
      },
    )
  })

  it('asks customers nothing that is settled already, in the preview neither', async () => {
    await open()
    await enter('With whom', 'anna')
    await seeCodes(`${SCRIPT}\n<booking-widget staff="anna"></booking-widget>`)
    await enter('For which service', 'shave')
    // Anna doesn't give it.
    await seeCodes(`${SCRIPT}\n<booking-widget service="shave"></booking-widget>`)
    expect(preview()?.getAttribute('service')).to.equal('shave')
    expect(preview()?.hasAttribute('staff')).to.equal(false)
  })

  it('is there for a button, for apps, and as a plain link', async () => {
    await open()
    await press('Behind a button')
    await seeCodes(
      `<script type="module" src="${location.origin}/button.js"></script>\n<booking-button>Book a time</booking-button>`,
    )
    await press('In an app')
    await seeCodes(
      'npm install @openslot/widget',
      `import '@openslot/widget/define'`,
      `<booking-widget server="${location.origin}"></booking-widget>`,
    )
    await expectHealthy()
    await press('By a link')
    await seeCodes(`${location.origin}/book`, `<a href="${location.origin}/book">Book a time</a>`)
    await enter('With whom', 'ben')
    await waitUntil(() => codes()[0] === `${location.origin}/s/ben`, 'the address', { timeout: 30_000 })
    await enter('For which service', 'haircut')
    await waitUntil(() => codes()[0] === `${location.origin}/book/haircut?staff=ben`, 'the address', {
      timeout: 30_000,
    })
    await expectHealthy()
  })

  it('asks nothing where there is one service and one person', async () => {
    await open(undefined, [SHAVE])
    await see('Make it yours')
    expect(sees('For which service')).to.equal(false)
  })

  it('says when the preview can’t be loaded', async () => {
    await open(() => Promise.reject(new Error('no')))
    await see('The preview can’t be loaded.')
    expect(sees('<booking-widget>')).to.equal(true)
    await expectHealthy()
  })
})

describe('the looks', () => {
  it('go into the code, and show at once', async () => {
    await open()
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
    await open()
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
