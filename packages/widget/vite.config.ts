import { type Plugin, type UserConfig, defineConfig } from 'vite'
import { apart } from './build/apart.js'
import { instead } from './build/instead.js'
import { likeBesideLike } from './build/like-beside-like.js'
import { ownCopies } from './build/own-copies.js'
import { packButtonWords } from './build/pack-button-words.js'
import { packWords } from './build/pack-words.js'
import { shortNames } from './build/short-names.js'
import { squeezeStyles, squeezeTemplates } from './build/squeeze.js'

// The script-tag bundles. One is built after the other, as they share nothing: what one of them has in common with
// another would be a file of its own, and one more step for whoever loads it.
//
//   vite build                 /widget.js with its later parts under /widget/
//   vite build --mode button   /button.js, which imports /widget.js and its dialog when somebody is about to press it
//   vite build --mode dialog   /widget/dialog.js: the dialog of a button
//   vite build --mode demo     /widget/demo.js: the in-page server of demonstrations

const lean = {
  minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
  comments: false,
}

const shared: UserConfig = {
  base: './',
  // Always the libraries' production builds, whatever NODE_ENV a test run has set around this.
  resolve: { conditions: ['module', 'browser', 'production'] },
}

const alone = (entry: string, fileName: string, ...plugins: readonly Plugin[]): UserConfig => ({
  ...shared,
  plugins: [...plugins, squeezeStyles, squeezeTemplates],
  build: {
    outDir: 'embed',
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: false,
    lib: { entry, formats: ['es'], fileName: () => fileName },
    rolldownOptions: { output: { ...lean, codeSplitting: false } },
  },
})

const widget: UserConfig = {
  ...shared,
  plugins: [
    apart('/in-page/demo.js', './widget/demo.js'),
    ownCopies('src/embed.ts', ['manage-desk', 'troubles', 'server-faults']),
    likeBesideLike('/src/embed.ts'),
    packWords,
    squeezeStyles,
    squeezeTemplates,
    shortNames,
  ],
  build: {
    outDir: 'embed',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    lib: { entry: 'src/embed.ts', formats: ['es'], fileName: () => 'widget.js' },
    rolldownOptions: {
      // One file for what is needed first: parts that come later import from it what they share with it.
      preserveEntrySignatures: 'allow-extension',
      output: {
        ...lean,
        // And never a file of its own for what they share, which would be one more step on the way to the times.
        codeSplitting: {
          groups: [
            { name: 'widget', tags: ['$initial'], priority: 1 },
            // And one for the words that few visitors read, whichever part says them.
            { name: 'rare', test: /i18n\/seldom/, priority: 1 },
          ],
        },
        chunkFileNames: 'widget/[name]-[hash].js',
      },
    },
  },
}

export default defineConfig(({ mode }) => {
  switch (mode) {
    case 'button':
      return alone(
        'src/embed-button.ts',
        'button.js',
        instead('/button/parts.js', 'src/button/parts-beside.ts'),
        packButtonWords('label', 'tryAgain'),
      )
    case 'dialog':
      return alone('src/button/dialog.ts', 'widget/dialog.js', packButtonWords('close'))
    case 'demo':
      return alone('src/in-page/demo.ts', 'widget/demo.js')
    default:
      return widget
  }
})
