import { createTestServer } from '@openslot/server/testing'
import { type Catalog, createInPageServer } from '@openslot/widget/testing'

/** Monday, 1 June 2026, 08:00 in Berlin. */
export const NOW = Date.parse('2026-06-01T06:00:00Z')

export interface Ask {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly token?: string | undefined
  readonly json?: unknown
  readonly text?: string
}

export interface Said {
  readonly status: number
  readonly body: Record<string, never>
}

export type Client = (path: string, ask?: Ask) => Promise<Said>

/** What a story can do besides asking. */
export interface Stage {
  readonly setNow: (now: number) => void
  /** The token of the last mail that asked for a confirmation; `id` is the booking's. */
  readonly mailedToken: (id: string) => Promise<string>
}

export type Story = (ask: Client, stage: Stage) => Promise<void>

/** Its mails ask customers to confirm what they book. */
const CONFIRMING = { OPENSLOT_CONFIRM_EMAIL: 'on' }

/** How the servers are set up. */
export interface Settings {
  /** How long customers have to confirm what they book; left out: they needn't. */
  readonly confirmMinutes?: number
  readonly sendsTexts?: boolean
}

/** What each of them says to the same questions. */
export async function askBoth(
  catalog: Catalog,
  story: Story,
  settings: Settings,
): Promise<{ readonly ours: readonly unknown[]; readonly theirs: readonly unknown[] }> {
  const { confirmMinutes, sendsTexts = false } = settings
  const environment =
    confirmMinutes === undefined ? {} : { ...CONFIRMING, OPENSLOT_CONFIRM_MINUTES: String(confirmMinutes) }
  await using server = await createTestServer({
    now: NOW,
    catalog,
    environment,
    ...(sendsTexts && { onSms: () => {} }),
  })
  const theirs = await tell(story, (request) => server.server.app.request(request), {
    setNow: (instant) => server.setNow(instant),
    mailedToken: async () => {
      await server.drain()
      return server.mails.flatMap(({ text }) => /^Confirm booking: \S+#(\S+)$/m.exec(text)?.[1] ?? []).at(-1) ?? ''
    },
  })
  let now = NOW
  const inPage = createInPageServer({ catalog, now: () => now, ...settings })
  const ours = await tell(story, inPage.handle, {
    setNow: (instant) => {
      now = instant
    },
    mailedToken: async (id) => inPage.mailedToken(id),
  })
  return { ours, theirs }
}

async function tell(
  story: Story,
  handle: (request: Request) => Response | Promise<Response>,
  stage: Stage,
): Promise<readonly unknown[]> {
  const transcript: unknown[] = []
  const names = new Map<string, string>()
  const client: Client = async (path, { method, headers = {}, token, json, text } = {}) => {
    const body = text ?? (json === undefined ? undefined : JSON.stringify(json))
    const response = await handle(
      new Request(`http://localhost/v1/${path}`, {
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        headers: {
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...(token !== undefined && { Authorization: `Bearer ${token}` }),
          ...headers,
        },
        ...(body !== undefined && { body }),
      }),
    )
    const said = await response.text()
    const answer: unknown = /json/.test(response.headers.get('Content-Type') ?? '') ? JSON.parse(said) : said
    transcript.push({
      asked: path.replace(/[\w-]{30,}/g, '…'),
      status: response.status,
      type: response.headers.get('Content-Type'),
      cache: response.headers.get('Cache-Control'),
      version: versionOf(response),
      allow: response.headers.get('Allow'),
      hasLocation: response.headers.has('Location'),
      body: typeof answer === 'string' ? calendarLines(answer) : nameless(answer, names),
    })
    return { status: response.status, body: answer as Said['body'] }
  }
  await story(client, stage)
  return transcript
}

/** The tag of a booking. Those of lists are each server's own: of them, that there is one. */
function versionOf({ headers }: Response): string | null {
  const tag = headers.get('ETag')
  return tag?.startsWith('W/') ? 'W/…' : tag
}

const OWN = new Set(['id', 'staffId', 'token', 'manageToken'])

/** The same answer with ids and secrets numbered as they first come. */
function nameless(value: unknown, names: Map<string, string>, key = ''): unknown {
  const named = (text: string): string => {
    const known = names.get(text) ?? `#${names.size + 1}`
    names.set(text, known)
    return known
  }
  if (typeof value === 'string') {
    if (key === 'detail') return value.replace(' The API is described at /docs.', '')
    if (key === 'manageUrl' || key === 'calendarUrl') return new URL(value).pathname.replace(/[\w-]{30,}/, '…')
    return OWN.has(key) ? named(value) : value
  }
  if (Array.isArray(value)) return value.map((item) => nameless(item, names, key === 'staffIds' ? 'id' : ''))
  if (typeof value !== 'object' || value === null) return value
  // Questions keep the ids that the catalogue gives them.
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, item]) => [name, name === 'questions' ? item : nameless(item, names, name)]),
  )
}

/** What a calendar reads of a file, whoever wrote it. */
const calendarLines = (text: string): readonly string[] =>
  text
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter((line) => /^(?:DTSTART|DTEND|SUMMARY|LOCATION|SEQUENCE|STATUS|UID|DTSTAMP)/.test(line))
    .map((line) => line.replace(/^UID:.*@/, 'UID:…@'))
    .toSorted()
