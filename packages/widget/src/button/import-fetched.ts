/**
 * Imports a module once it has been fetched. Firefox gives an address that couldn't be imported once the same answer for
 * as long as the page lives, and by another one it would be another module than for those who import this one.
 */
export async function importFetched(address: URL): Promise<unknown> {
  const response = await fetch(address)
  // To its end: then it is in the browser's cache, where the server lets it stay for a moment.
  await response.text()
  if (!response.ok) throw response
  return import(/* @vite-ignore */ `${address}`)
}
