/**
 * An import that can be tried again when it has failed. Firefox gives an address that has failed once the same answer
 * for as long as the page lives; with another fragment it is another module.
 */
export function importAgain<M>(load: () => Promise<M>): () => Promise<M> {
  let failed: string | undefined
  return async () => {
    try {
      const again = failed && `${failed}#${performance.now()}`
      return await (again ? (import(/* @vite-ignore */ again) as Promise<M>) : load())
    } catch (error) {
      failed ??= addressIn(error)
      throw error
    }
  }
}

/** Of the module that couldn't be imported: all engines name it. */
const addressIn = (error: unknown): string | undefined =>
  error instanceof Error ? /https?:\S+$/.exec(error.message)?.[0] : undefined
