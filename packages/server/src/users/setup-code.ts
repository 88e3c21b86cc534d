import { createHmac } from 'node:crypto'

/**
 * What makes the first owner: whoever can read the server's log or its secret is the one who runs it, and not the first
 * visitor who finds it. Derived, so that it is the same after a restart, and nothing once there is an owner. Its 132 bits
 * can't be guessed, so wrong ones aren't counted: that could only keep the right one out.
 */
export const setupCode = (secret: string): string =>
  createHmac('sha256', secret).update('setup').digest('base64url').slice(0, 22)
