import type { Plugin } from 'vite'

/**
 * Members that only our own code calls, in many places: in the finished files they go by two letters, the same in all of
 * them. None may be a name that pages, browsers, the server or the words know. A new one goes to the end, so that files
 * that don't use it stay the same.
 */
const OWN_NAMES = [
  'addController',
  'attention',
  'dayLabel',
  'decided',
  'fetchAhead',
  'fetchOther',
  'forgetFailure',
  'formats',
  'hasFailed',
  'hostConnected',
  'hostDisconnected',
  'hostUpdate',
  'hostUpdated',
  'isReady',
  'isRightToLeft',
  'isTried',
  'leadToHeading',
  'longDate',
  'mayRenew',
  'minutesLeft',
  'monthTitle',
  'obstacle',
  'patience',
  'renderWaiting',
  'requestUpdate',
  'retryAfterSeconds',
  'setAside',
  'shortDate',
  'speech',
  'timeRange',
  'vanished',
  'weekStart',
  'wordsOf',
  'zoneChanged',
  'zoneName',
  'isGone',
  'unsure',
  'chosen',
  'isInDoubt',
  'zoneLine',
  'canGoBack',
  'draftKey',
  'isProving',
  'tabStop',
  'hasTimes',
  'showMonth',
  'pressKey',
  'chooseDay',
  'forget',
  'settled',
  'midnights',
  'visit',
  'words',
  'leave',
  'isPending',
]

const isOwn = new RegExp(`\\b(?:${OWN_NAMES.join('|')})\\b`)

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly name?: string
  readonly computed?: boolean
  readonly shorthand?: boolean
  readonly key?: Node
  readonly value?: Node
  readonly property?: Node
}

/** Minifiers shorten the names of variables, and can't know which of the members' are anybody else's. */
export const shortNames: Plugin = {
  name: 'short-names',
  transform: {
    filter: { code: isOwn },
    handler(code) {
      return namesIn(this.parse(code))
        .toSorted((a, b) => b.start - a.start)
        .reduce((text, { start, end, name, isShorthand }) => {
          const short = `$${OWN_NAMES.indexOf(name).toString(36)}`
          return text.slice(0, start) + (isShorthand ? `${short}: ${name}` : short) + text.slice(end)
        }, code)
    },
  },
}

interface Named {
  readonly name: string
  readonly start: number
  readonly end: number
  /** `{ name }` stands for `{ name: name }`, of which one is a variable. */
  readonly isShorthand: boolean
}

/** Where members are called by one of our own names: in `a.name`, `{ name: … }` and `class { name() {} }`. */
function namesIn(node: unknown): readonly Named[] {
  if (Array.isArray(node)) return node.flatMap(namesIn)
  if (typeof node !== 'object' || node === null) return []
  const { type, computed, shorthand, key, value, property } = node as Node
  const isShorthand = shorthand === true
  // Of a shorthand, key and value are one word; a default beside it may have names of its own.
  const within = Object.entries(node)
    .filter(
      ([part]) =>
        !(isShorthand && part === 'key') && !(isShorthand && part === 'value' && value?.type === 'Identifier'),
    )
    .flatMap(([, part]) => namesIn(part))
  const member = type === 'MemberExpression' ? property : key
  if (computed || member?.type !== 'Identifier' || !OWN_NAMES.includes(member.name ?? '')) return within
  return [...within, { name: member.name ?? '', start: member.start, end: member.end, isShorthand }]
}
