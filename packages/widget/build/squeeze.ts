import type { Plugin } from 'vite'

// Minifiers must not touch strings, but templates and style sheets are code that happens to stand in one.

/** Templates keep their indentation, which markup may lose. */
export const squeezeTemplates: Plugin = {
  name: 'squeeze-templates',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk') chunk.code = chunk.code.replaceAll(/\n\s*/g, ' ')
    }
  },
}

/** Style sheets keep their comments and spaces, which nobody needs but their readers. */
export const squeezeStyles: Plugin = {
  name: 'squeeze-styles',
  transform: {
    filter: { id: /\/(?:styles\/[^/]+|button\/styles)\.ts$/ },
    handler: (code) => code.replaceAll(/(?<=(?:css|styles = )`)[^`]*(?=`)/g, squeezed),
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
    .trim()
