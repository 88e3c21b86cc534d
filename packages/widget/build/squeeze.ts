import { readFileSync, readdirSync } from 'node:fs'
import type { Plugin } from 'vite'

// Minifiers must not touch strings, but templates and style sheets are code that happens to stand in one.

/**
 * Templates keep their indentation, and the quotes around a word, which markup may lose. Nothing else does: a line break
 * in a string is meant.
 */
export const squeezeTemplates: Plugin = {
  name: 'squeeze-templates',
  transform: {
    filter: { code: 'html`' },
    handler(code) {
      return markupIn(this.parse(code))
        .toSorted((a, b) => b.start - a.start)
        .reduce((text, { start, end }) => {
          const markup = text
            .slice(start, end)
            .replaceAll(/\n\s*>/g, '>')
            .replaceAll(/\n\s*/g, ' ')
            .replaceAll(/="([\w-]+)"(?=[ >])/g, '=$1')
          return text.slice(0, start) + markup + text.slice(end)
        }, code)
    },
  },
}

interface Stretch {
  readonly start: number
  readonly end: number
}

/** Where a module has markup: what stands between the values of `html` templates, however deep. */
function markupIn(node: unknown): readonly Stretch[] {
  if (Array.isArray(node)) return node.flatMap(markupIn)
  if (typeof node !== 'object' || node === null) return []
  const within = Object.values(node).flatMap(markupIn)
  const { type, tag, quasi } = node as { type?: string; tag?: { name?: string }; quasi?: { quasis: Stretch[] } }
  return type === 'TaggedTemplateExpression' && tag?.name === 'html' ? [...within, ...(quasi?.quasis ?? [])] : within
}

/** Those of our style sheets that no page can set; they stand on every other line. */
const OWN_PROPERTY = /--_[a-z-]+/g

const folder = new URL('../src/styles/', import.meta.url)
/** In the order of the alphabet, so that each has the same short name in every build. */
const OWN_PROPERTIES = [
  ...new Set(
    readdirSync(folder).flatMap((file) => readFileSync(new URL(file, folder), 'utf8').match(OWN_PROPERTY) ?? []),
  ),
].toSorted()

/** Style sheets keep their comments, spaces and long names, which nobody needs but their readers, and a tag that does nothing. */
export const squeezeStyles: Plugin = {
  name: 'squeeze-styles',
  transform: {
    filter: { id: /\/(?:styles\/[^/]+|button\/(?:dialog-)?styles)\.ts(?:\?for=.*)?$/ },
    handler: (code) => code.replaceAll(/(?<=(?:css|styles = )`)[^`]*(?=`)/g, squeezed).replaceAll('css`', '`'),
  },
}

const squeezed = (css: string): string =>
  css
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\s*([{};,])\s*/g, '$1')
    // Not before a colon: there, a space means "within".
    .replaceAll(/:\s/g, ':')
    .replaceAll(';}', '}')
    .replaceAll(/(?<=\() | (?=\))|(?<=[ (,:])0(?=\.\d)/g, '')
    .replaceAll(/ ([>*~/]) /g, '$1')
    .replaceAll(/='([\w-]+)'/g, '=$1')
    .replaceAll(/#(\w)\1(\w)\2(\w)\3\b/g, '#$1$2$3')
    .replaceAll(/(?<=@\w+) (?=\()/g, '')
    .replaceAll(OWN_PROPERTY, (name) => `--_${(10 + OWN_PROPERTIES.indexOf(name)).toString(36)}`)
    .trim()
