import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { writeCatalogFile } from '../catalog/write-catalog-file.js'
import { whyUnwritten } from '../file-trouble.js'
import { CommandError } from './command-error.js'
import { type DatabaseFlags, addDatabaseOption, withExisting } from './with-storage.js'

export const exportCommand = (): Command =>
  addDatabaseOption(
    new Command('export')
      .description('write services, staff, resources and hours as the YAML that `import` reads')
      .argument('[file]', 'the file to make; left out, or -: to standard output')
      .option('--force', 'replace the file if it is there', false),
  ).action(async (path: string | undefined, flags: DatabaseFlags & { force: boolean }) => {
    await withExisting(flags, async (storage) => {
      const text = await writeCatalogFile(storage.catalogAdmin)
      if (path === undefined || path === '-') return void process.stdout.write(text)
      await writeNew(path, text, flags.force)
      console.error(`Written to ${path}.`)
    })
  })

async function writeNew(path: string, text: string, force: boolean): Promise<void> {
  try {
    await writeFile(path, text, { flag: force ? 'w' : 'wx' })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') throw new CommandError(`${path} is there already. Choose another name, or add --force.`)
    throw new CommandError(whyUnwritten(error, path), { cause: error })
  }
}
