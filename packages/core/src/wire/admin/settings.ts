import * as v from 'valibot'
import { email, line, phone } from '../fields.js'
import { appearance } from './appearance.js'

/** What owners set while the server runs. Everything else is a setting of the server (see its environment). */
export const settings = v.object({
  /** Named on the server's own pages; `null`: they name nobody. */
  businessName: v.nullable(v.string()),
  /** Where customers reach it who can't book by themselves: named on the server's own pages. */
  contactEmail: v.nullable(v.string()),
  contactPhone: v.nullable(v.string()),
  /** Of those pages. A widget on another site has its looks from there. */
  appearance,
})

/** `PATCH /v1/admin/settings` body: what it leaves out stays. */
export const settingsChange = v.strictObject({
  businessName: v.optional(v.nullable(line('The name', 100))),
  contactEmail: v.optional(v.nullable(email)),
  contactPhone: v.optional(v.nullable(phone)),
  /** Takes the place of all that was chosen before. */
  appearance: v.optional(appearance),
})

export type Settings = v.InferOutput<typeof settings>
export type SettingsChange = v.InferOutput<typeof settingsChange>
