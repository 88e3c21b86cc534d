/**
 * What can't be written to standard output fails the command, in words: a full disk must not leave half an export that
 * looks like a whole one. Whoever reads only the beginning, as `head` does, has what they want.
 */
export function watchOutput(): void {
  process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE' || process.exitCode === 1) return
    console.error(`openslot: What was to be said can’t be written: ${message}`)
    process.exitCode = 1
  })
}
