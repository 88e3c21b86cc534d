import { defineConfig } from 'vitest/config'

// Vitest 4 reads no workspace file by itself: scripts say `vitest --config vitest.workspace.ts`,
// and vitest.config.ts re-exports this one for the bare command.
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'core', root: 'packages/core', include: ['src/**/*.test.ts'] } },
      { test: { name: 'server', root: 'packages/server', include: ['src/**/*.test.ts', 'test/**/*.test.ts'] } },
      {
        test: {
          name: 'e2e',
          root: 'packages/dev',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
