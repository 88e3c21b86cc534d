import type { FrameLocator, Locator, Page } from 'playwright-core'

// What a visitor does, by what they can see and hear. Locators by role reach into open shadow roots.

/** Where they do it: a page, or what is in a frame of it. */
type Place = Page | FrameLocator

export const heading = (page: Place, name: string | RegExp): Locator => page.getByRole('heading', { name })

export const chooseService = (page: Place, name: RegExp): Promise<void> => page.getByRole('button', { name }).click()

export const choosePerson = (page: Place, name: RegExp): Promise<void> => page.getByRole('button', { name }).click()

const monthOf = (instant: number): string =>
  new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'Europe/Berlin' }).format(instant)

/**
 * Opens the first free day of a month to come. Today's times may lie within the policy's cut-offs by the time that the
 * test wants to move them; a later month's never do.
 */
export async function openLaterMonth(page: Place): Promise<void> {
  const thisMonth = heading(page, monthOf(Date.now()))
  await times(page).first().waitFor()
  if ((await thisMonth.count()) > 0) {
    await page.getByRole('button', { name: 'Next month' }).click()
    await thisMonth.waitFor({ state: 'detached' })
  }
  await page
    .getByRole('grid')
    .getByRole('button', { name: /, \d+ free times?$/ })
    .first()
    .click()
  await times(page).first().waitFor()
}

/** The free times of the day on screen. */
export const times = (page: Place): Locator =>
  page.getByRole('group', { name: /^(Morning|Afternoon|Evening)$/ }).getByRole('button')

/** Picks the first free time, and says which. */
export const chooseFirstTime = (page: Place): Promise<string> => choose(times(page).first())

/** Picks the last free time, and says which. */
export const chooseLastTime = (page: Place): Promise<string> => choose(times(page).last())

async function choose(time: Locator): Promise<string> {
  const label = (await time.innerText()).trim()
  await time.click()
  return label
}

export async function giveDetails(page: Place, name: string, email: string): Promise<void> {
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail').fill(email)
}

export const book = (page: Place): Promise<void> => page.getByRole('button', { name: /^Book \w+ at / }).click()

/** From a widget that asks for the service to a booking that is done. */
export async function bookHaircut(page: Place, name: string, email: string): Promise<string> {
  await chooseService(page, /^Haircut/)
  await choosePerson(page, /^Anyone/)
  await openLaterMonth(page)
  const time = await chooseFirstTime(page)
  await giveDetails(page, name, email)
  await book(page)
  await heading(page, 'You’re booked').waitFor()
  return time
}

/** On the manage page: to the times that are free. */
export async function startMoving(page: Place): Promise<void> {
  await page.getByRole('button', { name: 'Move to another time' }).click()
  await heading(page, 'Choose a new time').waitFor()
  await times(page).first().waitFor()
}

export async function confirmMove(page: Place): Promise<void> {
  await page.getByRole('button', { name: /^Move to \w+ at / }).click()
  await heading(page, 'Your booking has moved').waitFor()
}

export async function startCancelling(page: Place): Promise<void> {
  await page.getByRole('button', { name: 'Cancel booking' }).click()
  await heading(page, 'Cancel this booking?').waitFor()
}

export async function confirmCancel(page: Place): Promise<void> {
  await page.getByRole('button', { name: 'Yes, cancel it' }).click()
  await heading(page, 'Your booking is cancelled').waitFor()
}

/** Opens the newest mail with such a subject; mails are sent in the background, so the page is asked again until it is there. */
export async function openMail(page: Page, origin: string, subject: RegExp, email: string): Promise<void> {
  const mail = page.getByRole('link').filter({ hasText: subject }).filter({ hasText: email }).first()
  const deadline = Date.now() + 20_000
  do {
    await page.goto(`${origin}/demo/mailbox`)
    if ((await mail.count()) > 0) break
  } while (Date.now() < deadline)
  await mail.click()
  await page.getByTitle('The mail').waitFor()
}

export const followManageLink = (page: Place): Promise<void> =>
  page.frameLocator('iframe[title="The mail"]').getByRole('link', { name: 'Move or cancel' }).click()

export const followConfirmLink = (page: Place): Promise<void> =>
  page.frameLocator('iframe[title="The mail"]').getByRole('link', { name: 'Confirm booking' }).click()
