/**
 * Shows each request to `note` before it is sent, so that whatever has been answered has been noted: msw tells of a
 * request beside answering it, and its body may be read after the answer is seen.
 *
 * Firefox leads requests that may outlive their page past its service workers, and so past msw: the network answers
 * them. In tests they are sent like any other.
 *
 * @returns what ends it.
 */
export function watchFetch(note: (request: Request) => Promise<void>): () => void {
  const realFetch = window.fetch
  window.fetch = async (input, init) => {
    await note(new Request(input instanceof Request ? input.clone() : input, init))
    return realFetch(input, init && { ...init, keepalive: false })
  }
  return () => void (window.fetch = realFetch)
}
