import { expect } from '@open-wc/testing'
import { HttpResponse, http } from 'msw'
import { withSalon, worker } from '../testing/salon.js'
import { importFetched } from './import-fetched.js'

withSalon()

describe('a module that is fetched before it is imported', () => {
  for (const [what, answer] of [
    ['no network', () => HttpResponse.error()],
    ['a server that is being updated', () => new HttpResponse('Soon back', { status: 503 })],
  ] as const) {
    it(`comes after ${what}, and is the one that all others import`, async () => {
      const href = new URL(`parts-nobody-has.js?after=${encodeURIComponent(what)}`, location.href)
      worker.use(http.get('*/parts-nobody-has.js', answer))
      let error: unknown
      await importFetched(href).catch((caught: unknown) => (error = caught))
      expect(error, 'it came').not.to.equal(undefined)
      worker.use(
        http.get('*/parts-nobody-has.js', () =>
          HttpResponse.text('export const made = {}', { headers: { 'Content-Type': 'text/javascript' } }),
        ),
      )
      const module = (await importFetched(href)) as { readonly made: object }
      const other = (await import(/* @vite-ignore */ href.href)) as { readonly made: object }
      expect(module.made).to.equal(other.made)
    })
  }
})
