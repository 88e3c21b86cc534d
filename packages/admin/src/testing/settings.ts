import { type Settings, USUAL_APPEARANCE } from '@openslot/core/wire'
import { type FakeServer, answer, refusal } from './fake-server.js'

export const SETTINGS: Settings = {
  businessName: 'Salon Rita',
  contactEmail: null,
  contactPhone: null,
  appearance: USUAL_APPEARANCE,
}

/** The server has settings: changes of any but their last version are refused. */
export function keepSettings(server: FakeServer, changes: Partial<Settings> = {}): FakeServer {
  let version = 1
  let settings: Settings = { ...SETTINGS, ...changes }
  server.on('GET /v1/admin/settings', () => answer(settings, 200, `"${version}"`))
  server.on('PATCH /v1/admin/settings', ({ json, headers }) => {
    if (headers.get('If-Match') !== `"${version}"`) return refusal('precondition-failed')
    settings = { ...settings, ...(json as object) }
    return answer(settings, 200, `"${++version}"`)
  })
  return server
}
