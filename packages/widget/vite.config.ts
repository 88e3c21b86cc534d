import { defineConfig } from 'vite'
import { chunkOfTranslation, packWords } from './build/pack-words.js'
import { squeezeStyles, squeezeTemplates } from './build/squeeze.js'

// The script-tag bundle: served as /widget.js, with its lazy parts, if any, under /widget/.
export default defineConfig({
  base: './',
  // Always the libraries' production builds, whatever NODE_ENV a test run has set around this.
  resolve: { conditions: ['module', 'browser', 'production'] },
  plugins: [packWords, squeezeStyles, squeezeTemplates],
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
        // And never a file of its own for what they share, which would be one more step on the way to the times.
        codeSplitting: { groups: [{ name: 'widget', tags: ['$initial'] }] },
        chunkFileNames: ({ facadeModuleId }) =>
          `widget/${(facadeModuleId && chunkOfTranslation(facadeModuleId)) ?? '[name]'}-[hash].js`,
      },
    },
  },
})
