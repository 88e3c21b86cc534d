import { readFile } from 'node:fs/promises'
import { transformWithOxc } from 'vite'

/** What a module that imports nothing but types exports. */
export async function evaluate<Module>(file: string): Promise<Module> {
  const { code } = await transformWithOxc(await readFile(file, 'utf8'), file)
  return import(`data:text/javascript,${encodeURIComponent(code)}`) as Promise<Module>
}
