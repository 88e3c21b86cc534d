import { defineConfig } from 'vite'

// React needs no plugin to be built: Vite knows its JSX.
export default defineConfig({ oxc: { jsx: { runtime: 'automatic' } } })
