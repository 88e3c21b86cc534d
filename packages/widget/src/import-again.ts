/**
 * An import that can be tried again when it has failed. Firefox gives an address that has failed once the same answer
 * for as long as the page lives; with another fragment it is another module. Elsewhere, the same address will do, and
 * whoever else imports the module has the same.
 */
export function importAgain<M>(load: () => Promise<M>): () => Promise<M> {
  let failed: string | undefined
  return async () => {
    const before = failed
    try {
      return await load()
    } catch (error) {
      failed ??= addressIn(error)
      if (!before) throw error
      return (await import(/* @vite-ignore */ `${before}#${performance.now()}`)) as M
    }
  }
}

/** Of the module that couldn't be imported: all engines name it. */
const addressIn = (error: unknown): string | undefined =>
  error instanceof Error ? /https?:\S+$/.exec(error.message)?.[0] : undefined
