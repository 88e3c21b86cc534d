import { createHmac } from 'node:crypto'

/**
 * What makes the first owner: whoever can read the server's log or its secret is the one who runs it, and not the first
 * visitor who finds it. Derived, so that it is the same after a restart, and nothing once there is an owner.
 */
export const setupCode = (secret: string): string =>
  createHmac('sha256', secret).update('setup').digest('base64url').slice(0, 20)
