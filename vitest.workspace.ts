import { defineConfig } from 'vitest/config'

// Vitest 4 reads no workspace file by itself: scripts say `vitest --config vitest.workspace.ts`,
// and vitest.config.ts re-exports this one for the bare command.
/** No test is about speed: on a busy machine some take many times as long. */
const patient = { testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    projects: [
      { test: { ...patient, name: 'core', root: 'packages/core', include: ['src/**/*.test.ts'] } },
      {
        test: {
          ...patient,
          name: 'server',
          root: 'packages/server',
          setupFiles: 'test/support/quiet.ts',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          // Only where `npm test` could neither find nor install it, and has said so.
          exclude: process.env['OPENSLOT_WITHOUT_RADICALE'] === undefined ? [] : ['src/calendars/caldav/*.test.ts'],
        },
      },
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
