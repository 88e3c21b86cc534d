import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at } from '../checkout/paths.mjs'
import { startListening } from '../running/listening-process.mjs'
import { withDemo } from './demo-visit.js'
import { LOOKS, photograph, visit } from './looks.js'
import { expectHealthy, listenForComplaints } from './page-health.js'
import * as visitor from './visitor.js'

describe('examples/plain-html, on another origin and under a strict policy', () => {
  const demo = withDemo()
  let example: Awaited<ReturnType<typeof startListening>>

  beforeAll(async () => {
    example = await startListening([at('examples/plain-html/serve.mjs')], {
      env: { ...process.env, PORT: '0', OPENSLOT_SERVER: demo.url },
    })
  })

  afterAll(() => example?.stop())

  it.each(LOOKS)('takes a booking: $name', async (look) => {
    const context = await visit(demo.browser, look)
    const page = await context.newPage()
    const complaints = listenForComplaints(page)

    await page.goto(example.url)
    await visitor.heading(page, 'Choose a service').waitFor()
    await photograph(page, look, 'example-01-page')
    await expectHealthy(page, 'example')
    await visitor.bookHaircut(page, 'Alan Turing', `alan-${look.name}@example.com`)
    await photograph(page, look, 'example-02-booked')
    await expectHealthy(page, 'example, booked')

    await page.getByRole('button', { name: 'Book a beard trim' }).click()
    await page.getByRole('dialog').getByRole('heading', { name: 'Choose a time' }).waitFor()
    await photograph(page, look, 'example-03-dialog')

    expect(await context.cookies(), 'cookies').toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })
})
