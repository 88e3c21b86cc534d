/**
 * Firefox leads requests that may outlive their page past its service workers, and so past msw: the network answers
 * them. In tests they are sent like any other.
 */
export function leadKeptAliveRequestsToMsw(): () => void {
  const realFetch = window.fetch
  window.fetch = (input, init) => realFetch(input, init && { ...init, keepalive: false })
  return () => void (window.fetch = realFetch)
}
