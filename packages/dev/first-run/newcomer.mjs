/** @typedef {import('playwright-core').Page} Page */

/**
 * Somebody who has never seen it, and counts what they press and type.
 * @param {Page} page
 * @param {(page: Page, step: string) => Promise<void>} photograph
 */
export function newcomer(page, photograph) {
  const effort = { presses: 0, fields: 0, characters: 0 }

  /** @param {import('playwright-core').Locator} what */
  const press = async (what) => {
    await what.click()
    effort.presses++
  }
  /** @param {Page} where @param {string} name */
  const button = (where, name) => where.getByRole('button', { name, exact: true })
  /** @param {import('playwright-core').Locator} field @param {string} text */
  const type = async (field, text) => {
    await field.fill(text)
    effort.fields++
    effort.characters += text.length
  }
  /** @param {Page} where @param {string} name */
  const heading = (where, name) => where.getByRole('heading', { name, exact: true }).first().waitFor()

  return {
    effort: () => effort,

    /** @param {string} link what the server has printed */
    async setUp(link) {
      await page.goto(link)
      effort.presses++
      await heading(page, 'Your account')
      await photograph(page, 'account')
      await type(page.getByLabel('Your name'), 'Rita Moreno')
      await type(page.getByLabel('E-mail address'), 'rita@salon.example')
      await type(page.getByLabel('Password', { exact: true }), 'correct horse battery')
      await press(button(page, 'Make my account'))
      await heading(page, 'Your business')
      await photograph(page, 'business')
      await type(page.getByLabel('Its name'), 'Salon Rita')
      await press(button(page, 'Next'))
      await heading(page, 'Your first service')
      await photograph(page, 'service')
      await type(page.getByLabel('Name', { exact: true }), 'Haircut')
      await press(button(page, 'Next'))
      await heading(page, 'When can you be booked?')
      await photograph(page, 'hours')
      await press(button(page, 'Finish'))
      await page.getByText('You’re ready: customers can book.').waitFor()
      await page
        .getByRole('group', { name: /^(Morning|Afternoon|Evening)$/ })
        .first()
        .waitFor()
      await photograph(page, 'site')
    },

    /** By the link that they could send to a customer. Says which time it was. */
    async bookOnOwnPage() {
      await press(button(page, 'By a link'))
      const opened = page.context().waitForEvent('page')
      await press(page.getByRole('link', { name: 'Open the booking page' }))
      const own = await opened
      const times = own.getByRole('group', { name: /^(Morning|Afternoon|Evening)$/ }).getByRole('button')
      await times.first().waitFor()
      await photograph(own, 'booking-page')
      await press(times.first())
      await own.getByLabel('Name').waitFor()
      await type(own.getByLabel('Name'), 'Ada Lovelace')
      await type(own.getByLabel('E-mail'), 'ada@example.com')
      await photograph(own, 'details')
      const book = own.getByRole('button', { name: /^Book \w+ at / })
      const what = (await book.innerText()).replace(/^Book /, '')
      await press(book)
      await heading(own, 'You’re booked')
      await photograph(own, 'booked')
      await own.close()
      return what
    },

    /** @param {string} customer */
    async seeInCalendar(customer) {
      await press(page.getByRole('link', { name: 'Calendar', exact: true }))
      await page.locator('.calendar').waitFor()
      const booking = page.getByRole('button', { name: new RegExp(`${customer}, Haircut$`) })
      // At a weekend it is next week's; on a phone a day is shown, not a week.
      for (let step = 0; step < 7 && (await booking.count()) === 0; step++) {
        const before = await page.locator('.page-head [role=status]').innerText()
        await press(page.getByRole('button', { name: /^(Next week|Next day)$/ }))
        await page.waitForFunction(
          (text) => document.querySelector('.page-head [role=status]')?.textContent?.trim() !== text,
          before,
        )
      }
      await booking.first().waitFor()
      await photograph(page, 'calendar')
    },

    /** As a mail program shows it. @param {{ to: string, html: string }} mail */
    async read({ to, html }) {
      const program = await page.context().newPage()
      await program.setContent(html)
      await photograph(program, `mail-${to.split('@')[0]}`)
      await program.close()
    },
  }
}
