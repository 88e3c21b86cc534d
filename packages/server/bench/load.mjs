// The lightest client there can be: what it needs for itself is taken from the server on a small machine.
import { connect } from 'node:net'

/**
 * How many answers a second a server gives to clients that each ask again as soon as they have one.
 * @param {number} port
 * @param {() => string} nextRequest
 * @param {{ connections: number, forMs: number }} options
 * @returns {Promise<number>}
 */
export async function answersPerSecond(port, nextRequest, { connections, forMs }) {
  const began = performance.now()
  const counts = await Promise.all(
    Array.from({ length: connections }, () => askAgain(port, nextRequest, began + forMs)),
  )
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - began) / 1000)
}

/**
 * @param {number} port
 * @param {() => string} nextRequest
 * @param {number} until by `performance.now()`
 * @returns {Promise<number>} how many answers came
 */
function askAgain(port, nextRequest, until) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let answers = 0
    let missing = -1
    let head = ''
    const ask = () => {
      missing = -1
      head = ''
      socket.write(nextRequest())
    }
    socket.on('connect', ask)
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      let bytes = chunk.length
      if (missing < 0) {
        head += chunk.toString('latin1')
        const end = head.indexOf('\r\n\r\n')
        if (end < 0) return
        const length = /content-length: (\d+)/i.exec(head)?.[1]
        if (!/^HTTP\/1\.1 20[01] /.test(head) || length === undefined) {
          reject(new Error(`An unexpected answer:\n${head.slice(0, 2000)}`))
          socket.destroy()
          return
        }
        missing = Number(length)
        bytes = head.length - end - 4
      }
      missing -= bytes
      if (missing > 0) return
      answers++
      if (performance.now() < until) return ask()
      socket.end()
      resolve(answers)
    })
  })
}
