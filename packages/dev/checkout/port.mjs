import { connect } from 'node:net'

/**
 * Whether something answers on this port. Asked by connecting: listening on one address succeeds on some systems while
 * another program has the port on all addresses.
 * @param {string} port
 * @param {string} [host]
 * @returns {Promise<boolean>}
 */
export function isPortTaken(port, host = '127.0.0.1') {
  const number = Number(port)
  // 0 means any free one; anything odd is for the server to refuse, in its own words.
  if (!Number.isInteger(number) || number <= 0 || number > 65_535) return Promise.resolve(false)
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return new Promise((resolve) => {
    const socket = connect({ port: number, host: reachable, timeout: 1000 })
    const answer = (/** @type {boolean} */ taken) => {
      socket.destroy()
      resolve(taken)
    }
    socket.once('connect', () => answer(true))
    socket.once('timeout', () => answer(false))
    socket.once('error', () => answer(false))
  })
}
