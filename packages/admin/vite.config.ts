import { defineConfig } from 'vite'

// The page as the server serves it: `dist/index.html` at /admin and below, `dist/assets/` at /admin/assets/.
export default defineConfig({
  base: '/admin/',
  // Always the libraries' production builds, whatever NODE_ENV a test run has set around this.
  resolve: { conditions: ['module', 'browser', 'production'] },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', modulePreload: false, assetsInlineLimit: 0 },
})
