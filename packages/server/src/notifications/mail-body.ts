import { html, raw } from 'hono/html'
import type { MessageContent } from './content.js'
import { type Reader, commaOf, isRightToLeft, isolated, joined, labelled } from './wording.js'

/** What a mail says, however it looks. */
export type MailContent = Pick<MessageContent, 'reader' | 'intro' | 'facts' | 'link' | 'action'> &
  Partial<Pick<MessageContent, 'calendars'>>

export const factLines = ({ facts, reader }: Pick<MailContent, 'facts' | 'reader'>): string =>
  facts
    .map(
      ([label, parts]) =>
        [
          label,
          joined(
            parts.map((part) => isolated(part, reader)),
            reader.words,
          ),
        ] as const,
    )
    .map(([label, value]) => labelled(label, value, reader.words))
    .join('\n')

export function asText(content: MailContent): string {
  const { intro, link, action, reader } = content
  const manage = link === null ? [] : ['', labelled(action, link, reader.words)]
  const calendars = calendarLines(content)
  return [intro, '', factLines(content), ...manage, ...(calendars === '' ? [] : ['', calendars]), ''].join('\n')
}

/** Empty where there is nothing to add. */
export function calendarLines({ calendars = [], reader }: Pick<MailContent, 'calendars' | 'reader'>): string {
  const { words } = reader
  const links = calendars.map(({ name, url }) => labelled(name, url, words))
  return links.length === 0 ? '' : [words.addToCalendar, ...links].join('\n')
}

// Mail clients know little CSS: a table, inline styles, and colours that stay legible when a client inverts them.
// Labels break as values do (a question's may be one long word), and never into less than what our own words take.

export const factTable = ({ facts, reader }: Pick<MailContent, 'facts' | 'reader'>) =>
  html`<table role="presentation" style="border-collapse:collapse;font:inherit">
    ${facts.map(
      ([label, parts, url]) =>
        html`<tr>
          <td class="label" style="padding:4px 0;padding-inline-end:24px;color:#57534e;vertical-align:top">
            <span dir="auto" style="display:inline-block;min-width:6em;overflow-wrap:anywhere;word-break:break-word"
              >${label}</span
            >
          </td>
          <td style="padding:4px 0;vertical-align:top;overflow-wrap:anywhere;word-break:break-word">
            ${parts.map((part, index) => [index === 0 ? '' : commaOf(reader.words), factPart(part, part === url)])}
          </td>
        </tr>`,
    )}
  </table>`

/** Each in its own direction: a Latin name doesn't turn the line around it. */
const factPart = (part: string, isAddress: boolean) =>
  isAddress && /^https?:\/\//i.test(part)
    ? html`<a dir="auto" href="${part}">${part}</a>`
    : html`<span dir="auto" style="white-space:pre-line">${part}</span>`

export const manageButton = ({ link, action }: Pick<MailContent, 'link' | 'action'>) =>
  link === null
    ? html``
    : html`<p style="margin:28px 0 0">
        <a
          href="${link}"
          style="display:inline-block;padding:12px 20px;border-radius:8px;background:#0f766e;color:#ffffff;text-decoration:none;font-weight:600"
          >${action}</a
        >
      </p>`

export const calendarLine = ({ calendars = [], reader }: Pick<MailContent, 'calendars' | 'reader'>) =>
  calendars.length === 0
    ? html``
    : html`<p class="label" style="margin:20px 0 0;color:#57534e">
        ${reader.words.addToCalendar}<br />${calendars.map(
          ({ name, url }, index) =>
            html`${index === 0 ? '' : ' · '}<a dir="auto" href="${url}" style="color:inherit">${name}</a>`,
        )}
      </p>`

const direction = (reader: Reader): 'rtl' | 'ltr' => (isRightToLeft(reader) ? 'rtl' : 'ltr')

/** @param business whom it comes from: not every mail program shows the sender's name */
export async function asHtml(
  { intro, reader }: Pick<MailContent, 'intro' | 'reader'>,
  business: string,
  blocks: readonly string[],
): Promise<string> {
  const page = await html`<!doctype html>
    <html lang="${reader.language}" dir="${direction(reader)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <style>
          :root {
            color-scheme: light dark;
          }
          @media (prefers-color-scheme: dark) {
            .label {
              color: #a8a29e !important;
            }
          }
        </style>
      </head>
      <body style="margin:0;padding:32px 20px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif">
        <div dir="${direction(reader)}" style="max-width:520px;margin:0 auto">
          <p class="label" dir="auto" style="margin:0 0 8px;color:#57534e;overflow-wrap:anywhere;word-break:break-word">
            ${business}
          </p>
          <p style="margin:0 0 20px;font-size:18px;font-weight:600;overflow-wrap:anywhere;word-break:break-word">
            ${intro}
          </p>
          ${raw(blocks.join(' '))}
        </div>
      </body>
    </html>`
  return page.toString()
}
