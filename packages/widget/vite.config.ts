import { type Plugin, defineConfig } from 'vite'
import { chunkOfTranslation, packWords } from './build/pack-words.js'

/** Templates and styles keep their indentation through the minifier, which must not touch strings; markup may lose it. */
const squeezeTemplates: Plugin = {
  name: 'squeeze-templates',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk') chunk.code = chunk.code.replaceAll(/\n\s*/g, ' ')
    }
  },
}

// The script-tag bundle: served as /widget.js, with its lazy parts, if any, under /widget/.
export default defineConfig({
  base: './',
  // Always the libraries' production builds, whatever NODE_ENV a test run has set around this.
  resolve: { conditions: ['module', 'browser', 'production'] },
  plugins: [packWords, squeezeTemplates],
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
        minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
        chunkFileNames: ({ facadeModuleId }) =>
          `widget/${(facadeModuleId && chunkOfTranslation(facadeModuleId)) ?? '[name]'}-[hash].js`,
      },
    },
  },
})
