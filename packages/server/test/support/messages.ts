import { expect } from 'vitest'
import type { MessagesResponse } from '@openslot/core/wire'
import type { TestServer, TestServerOptions } from '../../src/testing/index.js'
import { hashToken, randomToken } from '../../src/tokens.js'
import { NOW, openSalon } from './salon.js'

/** An owner's token, for servers that are opened here. */
export const token = randomToken()

export async function openMessages(options: Partial<TestServerOptions> = {}): Promise<TestServer> {
  const server = await openSalon(options)
  await server.server.storage.adminTokens.create({ name: 'test', tokenHash: hashToken(token), nowMs: NOW })
  return server
}

export async function listMessages(server: TestServer, query = ''): Promise<MessagesResponse> {
  const response = await server.request(`/v1/admin/messages${query}`, { token })
  expect(response.status).toBe(200)
  return (await response.json()) as MessagesResponse
}
