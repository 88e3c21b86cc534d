import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { MESSAGE_KINDS, type MessageKind } from '@openslot/core'
import { whyFolderUnread, whyUnread } from '../file-trouble.js'
import { TEMPLATE_VALUES, isCustomersOnly, isGuestKind } from './content.js'
import { LANGUAGES, type LanguageTag } from './words/catalogue.js'

// An owner's own texts: files named audience.kind[.language].part, such as customer.confirmation.de.html.

const AUDIENCES = ['customer', 'guest', 'staff', 'owner'] as const
const PARTS = ['subject', 'txt', 'html', 'sms'] as const
type Audience = (typeof AUDIENCES)[number]
type Part = (typeof PARTS)[number]

/** What stands for a whole block, by the part that it can be in. */
const BLOCKS: Readonly<Record<Part, readonly string[]>> = {
  subject: [],
  txt: ['facts', 'calendars'],
  html: ['facts', 'button', 'calendars'],
  sms: [],
}
/** What is told by text message as well: see `messagesOwed` and `planReminders`. */
const SMS_KINDS: readonly string[] = ['reminder', 'moved', 'cancelled']
/** Which kinds each reader gets at all: a text for another one would never be read. */
const GETS: Readonly<Record<Audience, (kind: MessageKind) => boolean>> = {
  customer: () => true,
  guest: isGuestKind,
  staff: (kind) => !isCustomersOnly(kind),
  owner: (kind) => !isCustomersOnly(kind),
}
const MAX_BYTES = 256 * 1024
const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g

interface TemplateKey {
  readonly audience: Audience
  readonly kind: MessageKind
  readonly language: LanguageTag
  readonly part: Part
}

export interface Templates {
  /** The owner's own text; for this language, else for all. */
  find(key: TemplateKey): string | undefined
}

export const NO_TEMPLATES: Templates = { find: () => undefined }

/** A template can't be used; the message names the file and what is wrong with it. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError'
}

/**
 * Reads and checks every template of a folder.
 *
 * @throws TemplateError for a file whose name says nothing or what nobody is ever sent, a placeholder that nobody fills, or braces left open
 */
export function readTemplates(directory: string): Templates {
  const texts = new Map<string, string>()
  for (const file of filesIn(directory)) {
    const part = partOf(file)
    texts.set(file.toLowerCase(), checked(file, part, readText(directory, file)))
  }
  return {
    find: ({ audience, kind, language, part }) =>
      texts.get(`${audience}.${kind}.${language}.${part}`.toLowerCase()) ?? texts.get(`${audience}.${kind}.${part}`),
  }
}

/** Puts values into a template, as they are. */
export const fillText = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replaceAll(PLACEHOLDER, (_all, name: string) => values[name] ?? '')

/** Puts values into a template, escaped; `blocks` are HTML already. */
export const fillHtml = (
  template: string,
  values: Readonly<Record<string, string>>,
  blocks: Readonly<Record<string, string>>,
): string => template.replaceAll(PLACEHOLDER, (_all, name: string) => blocks[name] ?? escapeHtml(values[name] ?? ''))

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')

function filesIn(directory: string): string[] {
  try {
    // A dot begins what editors and systems leave behind.
    return readdirSync(directory).filter((file) => !file.startsWith('.'))
  } catch (cause) {
    throw new TemplateError(whyFolderUnread(cause, directory), { cause })
  }
}

function readText(directory: string, file: string): string {
  const bytes = readBytes(join(directory, file))
  if (bytes.length > MAX_BYTES)
    throw new TemplateError(`${file} can’t be read as UTF-8 text: it is larger than ${MAX_BYTES / 1024} KiB`)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new TemplateError(`${file} can’t be read as UTF-8 text: ${(cause as Error).message}`, { cause })
  }
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new TemplateError(whyUnread(cause, path), { cause })
  }
}

function partOf(file: string): Part {
  const pieces = file.split('.')
  const [audience = '', kind = ''] = pieces
  const part = pieces.at(-1) ?? ''
  const language = pieces.length === 4 ? pieces[2] : undefined
  const known = (list: readonly string[], what: string, value: string): void => {
    if (!list.includes(value)) throw new TemplateError(`${file}: "${value}" is no ${what}. Use ${list.join(', ')}.`)
  }
  if (pieces.length < 3 || pieces.length > 4) {
    throw new TemplateError(`${file} is no name of a template. Use one such as customer.confirmation.html.`)
  }
  known(AUDIENCES, 'reader', audience)
  known(MESSAGE_KINDS, 'kind of message', kind)
  known(PARTS, 'part of a message', part)
  if (language !== undefined && !Object.keys(LANGUAGES).some((tag) => tag.toLowerCase() === language.toLowerCase())) {
    throw new TemplateError(`${file}: "${language}" is no language of ours. Use ${Object.keys(LANGUAGES).join(', ')}.`)
  }
  if (part === 'sms' && !(audience === 'customer' && SMS_KINDS.includes(kind))) {
    throw new TemplateError(`${file}: text messages go to the customer, for ${SMS_KINDS.join(', ')}.`)
  }
  const gets = GETS[audience as Audience]
  if (!gets(kind as MessageKind)) {
    throw new TemplateError(
      `${file}: nobody would read it. What the ${audience} gets is ${MESSAGE_KINDS.filter(gets).join(', ')}.`,
    )
  }
  return part as Part
}

function checked(file: string, part: Part, text: string): string {
  const known: readonly string[] = [...TEMPLATE_VALUES, ...BLOCKS[part]]
  for (const [placeholder, name = ''] of text.matchAll(PLACEHOLDER)) {
    if (!known.includes(name)) {
      throw new TemplateError(
        `${file}: there is no ${placeholder}. Use ${known.map((each) => `{{${each}}}`).join(', ')}.`,
      )
    }
  }
  const tripled = /\{\{\{\s*\w+\s*\}\}\}?/.exec(text)
  if (tripled) {
    throw new TemplateError(
      `${file}: "${tripled[0]}" has braces too many. Write it as {{name}}; values are always escaped in HTML.`,
    )
  }
  const stray = /\{\{.{0,30}/.exec(text.replaceAll(PLACEHOLDER, ''))
  if (stray) throw new TemplateError(`${file}: "${stray[0]}" is no placeholder. Write it as {{name}}.`)
  if (text.trim() === '') throw new TemplateError(`${file} is empty. Remove it to have the built-in text.`)
  return text
}
