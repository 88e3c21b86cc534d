import type { Config } from '../../config.js'
import { type Finding, finder } from './finding.js'

const { ok, warning, failure } = finder('address')

const TIMEOUT_MS = 5_000
const LOOPBACK = /^(?:localhost|127\.|\[::1\])/

/** Where customers reach the server: asked as they would ask. */
export async function checkAddress({ publicUrl, host, trustedProxies }: Config): Promise<Finding[]> {
  if (publicUrl === undefined) {
    return [warning('OPENSLOT_PUBLIC_URL is not set: links in mails open on this machine only. Set it.')]
  }
  const { protocol, hostname } = new URL(publicUrl)
  const isHere = LOOPBACK.test(hostname)
  return [
    await answerAt(publicUrl),
    ...(protocol === 'http:' && !isHere
      ? [warning(`${publicUrl} is not encrypted: names and addresses can be read on the way. Use https.`)]
      : []),
    ...(protocol === 'https:' && LOOPBACK.test(host) && trustedProxies === undefined
      ? [
          warning(
            'A proxy seems to stand before the server, and all its visitors count as one: one of them can use up everybody’s limits. Set OPENSLOT_TRUSTED_PROXIES=127.0.0.1,::1 if it runs on this machine.',
          ),
        ]
      : []),
  ]
}

async function answerAt(publicUrl: string): Promise<Finding> {
  try {
    const response = await fetch(`${publicUrl}/readyz`, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) })
    const text = (await response.text()).slice(0, 1000)
    if (response.status === 200 && text === '{"status":"ok"}') return ok(`${publicUrl} answers.`)
    return failure(
      `${publicUrl}/readyz answers ${response.status}, not as OpenSlot does when it is ready. Look at the proxy’s settings and the server’s log.`,
    )
  } catch (error) {
    return warning(
      `${publicUrl} can’t be reached from here: ${reasonOf(error)}. Start the server, or look at its name, its certificate and the proxy.`,
    )
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `no answer within ${TIMEOUT_MS / 1000} s`
  return error.cause instanceof Error ? error.cause.message : error.message
}
