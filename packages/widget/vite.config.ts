import { defineConfig } from 'vite'

// The script-tag bundle: served as /widget.js, with its lazy parts, if any, under /widget/.
export default defineConfig({
  base: './',
  // Always the libraries' production builds, whatever NODE_ENV a test run has set around this.
  resolve: { conditions: ['module', 'browser', 'production'] },
  oxc: { decorator: { legacy: true }, typescript: {} },
  build: {
    outDir: 'embed',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    lib: { entry: 'src/embed.ts', formats: ['es'], fileName: () => 'widget.js' },
    rolldownOptions: {
      output: {
        minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
        chunkFileNames: 'widget/[name]-[hash].js',
      },
    },
  },
})
