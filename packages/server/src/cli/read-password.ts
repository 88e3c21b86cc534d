import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { newPassword } from '@openslot/core/wire'
import * as v from 'valibot'
import { CommandError } from './command-error.js'

/**
 * A new password: typed twice, unseen, at a terminal; else the first line of what is piped in. Never a flag, which other
 * users of the machine and the shell's history would see.
 *
 * @throws CommandError when it is too short, or typed differently
 */
export async function readPassword(): Promise<string> {
  const { stdin } = process
  const password = stdin.isTTY ? await askTwice() : await firstLine()
  const checked = v.safeParse(newPassword, password)
  if (!checked.success) throw new CommandError(`The password: ${checked.issues[0].message}`)
  return checked.output
}

async function askTwice(): Promise<string> {
  const first = await ask('Password: ')
  if ((await ask('Again: ')) === first) return first
  throw new CommandError('The two passwords differ. Try again.')
}

function ask(question: string): Promise<string> {
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: unseen, terminal: true })
  process.stderr.write(question)
  return new Promise((resolve, reject) => {
    terminal.once('SIGINT', () => reject(new CommandError('Nothing was changed.')))
    terminal.question('', resolve)
  }).finally(() => {
    terminal.close()
    process.stderr.write('\n')
  }) as Promise<string>
}

async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line
  throw new CommandError('Pipe the password in, such as from a file: openslot user create … < password.txt')
}
