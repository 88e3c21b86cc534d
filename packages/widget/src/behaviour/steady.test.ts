import { expect } from '@open-wc/testing'
import { http } from 'msw'
import { buildService, salon, serve, url, withSalon, worker } from '../testing/salon.js'
import { leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

const services = (count: number): typeof salon.services =>
  Array.from({ length: count }, (_, index) =>
    buildService({
      id: `service-${index}`,
      slug: `service-${index}`,
      name: `Service ${index}`,
      description: 'Wash, cut and finish.',
    }),
  )

describe('what follows on the page', () => {
  for (const width of [320, 375, 1000]) {
    for (const count of [1, 2, 4]) {
      it(`stays where it is at ${width} px when ${count} of the server’s services come`, async () => {
        salon.services = services(count)
        let answer = (): void => {}
        const late = new Promise<void>((resolve) => (answer = resolve))
        worker.use(
          http.get(url('services'), async ({ request }) => {
            await late
            return serve(request)
          }),
        )
        const ada = visit({}, width)
        await ada.seeWaiting()
        const height = ada.element.offsetHeight
        answer()
        await ada.see(count === 1 ? 'Choose a person' : 'Choose a service')
        expect(ada.element.offsetHeight).to.equal(height)
      })
    }
  }
})
