import { basename } from 'node:path'
import { CatalogFileError } from '../catalog/catalog-file-error.js'
import { inputName, readInput } from './read-input.js'

/** The text of a file. @throws CatalogFileError when it isn't there, or none */
export async function readText(path: string): Promise<string> {
  const bytes = await readInput(path)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new CatalogFileError(
      `${basename(inputName(path))} is not in UTF-8. Save it as that (in a spreadsheet, as “CSV UTF-8”).`,
      { cause },
    )
  }
}
