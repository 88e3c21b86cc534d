import { expect, waitUntil } from '@open-wc/testing'
import { type TemplateResult, render } from 'lit'
import '../admin-app.js'
import type { AdminApp } from '../admin-app.js'
import { createApi } from '../api/api.js'
import type { Desk } from '../desk.js'
import { speechOf } from '../i18n/language.js'
import { faultsOfPage } from './accessible.js'
import { type FakeServer } from './fake-server.js'
import { session } from './people.js'

// Finds and presses things by what a person sees or hears of them.

/** Thursday, 10:05 in Berlin. */
export const NOW = Date.parse('2026-11-26T09:05:00Z')

const WAIT = { timeout: 30_000 }
const start = location.href

let place: HTMLElement | undefined

/** The page's style sheet, once it is there. */
const styled = new Promise<void>((resolve, reject) => {
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = new URL('../styles/admin.css', import.meta.url).href
  link.addEventListener('load', () => resolve())
  link.addEventListener('error', reject)
  document.head.append(link)
})

/** Call in `afterEach`: nobody stays behind. */
export function leave(): void {
  place?.remove()
  place = undefined
  localStorage.clear()
  history.replaceState(null, '', start)
}

async function open(): Promise<HTMLElement> {
  await styled
  document.documentElement.lang = 'en'
  document.title = 'OpenSlot'
  place = document.createElement('div')
  document.body.append(place)
  return place
}

/** The whole page at an address. */
export async function visit(server: FakeServer, path = '/admin'): Promise<void> {
  const parent = await open()
  history.replaceState(null, '', path)
  const app: AdminApp = document.createElement('admin-app')
  app.send = server.send
  app.now = () => NOW
  app.timeZone = 'Europe/Berlin'
  app.languages = ['en-GB', 'de']
  parent.append(app)
}

/** What a screen works with, of an owner in Berlin, in English unless it is said otherwise. */
export const deskWith = (server: FakeServer, changes: Partial<Desk> = {}): Desk => ({
  api: createApi(server.send),
  speech: speechOf('en', ['en-GB']),
  session: session(),
  timeZone: 'Europe/Berlin',
  go: () => {},
  entitle: () => {},
  now: () => NOW,
  unsaved: { watch: () => {}, unwatch: () => {}, mayLeave: async () => true },
  notices: { tell: () => {}, soon: () => {}, drop: () => {}, isWaiting: false },
  ...changes,
})

/** One screen alone, as the page has it. */
export async function show(screen: TemplateResult): Promise<void> {
  const parent = await open()
  const shell = document.createElement('div')
  shell.className = 'shell'
  parent.append(shell)
  const main = document.createElement('main')
  shell.append(main)
  render(screen, main)
}

const shown = (): HTMLElement => place ?? document.body
const spelled = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim()

export const sees = (text: string): boolean => spelled(shown().innerText).includes(text)
export const see = (text: string): Promise<void> => waitUntil(() => sees(text), `see “${text}”`, WAIT)
export const seeHeading = (text: string): Promise<void> =>
  waitUntil(() => spelled(shown().querySelector('h1')?.textContent ?? '') === text, `see the heading “${text}”`, WAIT)

function nameOf(element: Element): string {
  const heard = element.cloneNode(true) as Element
  for (const hidden of heard.querySelectorAll('[aria-hidden=true]')) hidden.remove()
  return spelled(element.getAttribute('aria-label') ?? heard.textContent)
}

async function find<E extends Element>(selector: string, name: string, text: (element: E) => string): Promise<E> {
  const matching = (): E | undefined => [...shown().querySelectorAll<E>(selector)].find((one) => text(one) === name)
  await waitUntil(() => matching() !== undefined, `find ${selector} “${name}”`, WAIT)
  return matching() as E
}

export const button = (name: string): Promise<HTMLElement> =>
  find<HTMLElement>('button, a, summary, [role=button]', name, nameOf)

export async function press(name: string): Promise<void> {
  ;(await button(name)).click()
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

export const fieldCalled = (label: string): Promise<Field> =>
  find<Field>('input, select, textarea', label, (field) => {
    const words = [...(field.labels ?? [])].map((one) => spelled(one.textContent)).join(' ')
    return field.getAttribute('aria-label') ?? words.replace(/ \(optional\)$/, '')
  })

/** Types into a field, or chooses from its list, and leaves it. */
export async function enter(label: string, value: string): Promise<void> {
  const field = await fieldCalled(label)
  field.focus()
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
  field.blur()
}

export async function tick(label: string): Promise<void> {
  ;(await fieldCalled(label)).click()
}

/** Waits until the server was asked that. */
export const seeAsked = (server: FakeServer, what: string): Promise<void> =>
  waitUntil(() => server.asked.some((asked) => asked.what === what), `ask ${what}`, WAIT)

/** Nothing is wrong with the page as it stands. */
export async function expectHealthy(): Promise<void> {
  expect(await faultsOfPage()).to.deep.equal([])
}
