import { initial } from './0001-initial.js'
import { messages } from './0003-messages.js'

export interface Migration {
  readonly id: number
  readonly name: string
  readonly sql: string
}

/** In order, numbered from 1 without gaps. A migration that has been released never changes. */
export const migrations: readonly Migration[] = [
  { id: 1, name: 'initial', sql: initial },
  { id: 3, name: 'messages', sql: messages },
]
