import { expect } from '@open-wc/testing'
import { html } from 'lit'
import './your-site.js'
import { fakeServer } from '../testing/fake-server.js'
import { deskWith, expectHealthy, leave, press, see, sees, show } from '../testing/visit.js'

afterEach(leave)

const desk = deskWith(fakeServer({}))
const open = (load: () => Promise<unknown>) => show(html`<your-site .desk=${desk} .load=${load}></your-site>`)

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

describe('the embed code', () => {
  const code = `<script type="module" src="${location.origin}/widget.js"></script>\n<booking-widget></booking-widget>`

  it('stands there to be copied, with a preview below', async () => {
    await open(async () => {})
    await see('<booking-widget></booking-widget>')
    expect(document.querySelector('pre')?.innerText).to.equal(code)
    expect(document.querySelector('booking-widget')).not.to.equal(null)
    await expectHealthy()
  })

  it('is copied by a button, or by hand where the browser says no', async () => {
    await open(async () => {})
    const copied: string[] = []
    await withClipboard(
      async (text) => void copied.push(text),
      async () => {
        await press('Copy')
        await see('Copied')
      },
    )
    expect(copied).to.deep.equal([code])
    await withClipboard(
      () => Promise.reject(new Error('no')),
      async () => {
        await press('Copied')
        await see('Select the text and copy it by hand.')
      },
    )
  })

  it('says when the preview can’t be loaded', async () => {
    await open(() => Promise.reject(new Error('no')))
    await see('The preview can’t be loaded.')
    expect(sees('<booking-widget>')).to.equal(true)
    await expectHealthy()
  })
})
