import { expect, waitUntil } from '@open-wc/testing'
import { keepSettings } from '../testing/settings.js'
import { SCRIPT, SHAVE, codes, openSite, preview, seeCodes, siteServer } from '../testing/site-page.js'
import { enter, expectHealthy, leave, press, see, sees } from '../testing/visit.js'

afterEach(leave)

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
  const code = `${SCRIPT}\n<booking-widget></booking-widget>`

  it('stands there to be copied, with a preview below', async () => {
    await openSite()
    await see('<booking-widget></booking-widget>')
    await seeCodes(code)
    expect(preview()).not.to.equal(null)
    await expectHealthy()
  })

  it('is copied by a button, or by hand where the browser says no', async () => {
    await openSite()
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
    await openSite()
    await enter('With whom', 'anna')
    await seeCodes(`${SCRIPT}\n<booking-widget staff="anna"></booking-widget>`)
    await enter('For which service', 'shave')
    // Anna doesn't give it.
    await seeCodes(`${SCRIPT}\n<booking-widget service="shave"></booking-widget>`)
    expect(preview()?.getAttribute('service')).to.equal('shave')
    expect(preview()?.hasAttribute('staff')).to.equal(false)
  })

  it('is there for a button, for apps, in a frame, and as a plain link', async () => {
    await openSite()
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
    await press('In a frame')
    await seeCodes(
      `<iframe src="${location.origin}/book" title="Book a time" style="width: 100%; height: 48rem; border: 0"></iframe>`,
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
    await openSite({ services: [SHAVE] })
    await see('Make it yours')
    expect(sees('For which service')).to.equal(false)
  })

  it('says that nobody is told how to reach the business, as long as that is so', async () => {
    await openSite()
    await see('They don’t say yet how to reach you')
    expect(document.querySelector('a[href$="/settings"]')?.textContent).to.contain('Add a phone number')
    await expectHealthy()
    leave()
    await openSite({ server: keepSettings(siteServer(), { contactPhone: '+49 30 123456' }) })
    await see('This saves how this server’s own pages look')
    expect(sees('how to reach you')).to.equal(false)
  })

  it('says when the preview can’t be loaded', async () => {
    await openSite({ load: () => Promise.reject(new Error('no')) })
    await see('The preview can’t be loaded.')
    expect(sees('<booking-widget>')).to.equal(true)
    await expectHealthy()
  })
})
