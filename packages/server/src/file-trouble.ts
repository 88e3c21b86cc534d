import { lstatSync, readlinkSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Why a file can't be read, and what to do; a sentence or two that begin with its name. */
export function whyUnread(error: unknown, path: string): string {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `${path} can’t be read: it is not there. Check the name, and the folder that you are in.`
    case 'EACCES':
    case 'EPERM':
      return `${path} can’t be read: the user that runs this${whoRuns()} may not. Give that user the right to read it, or run this as another.`
    case 'EISDIR':
      return `${path} can’t be read: it is a folder. Name a file in it.`
    case 'ELOOP':
      return `${path} can’t be read: ${IN_A_CIRCLE}`
    default:
      return `${path} can’t be read: ${messageOf(error)}`
  }
}

/** The same of what is to be a folder. */
export const whyFolderUnread = (error: unknown, path: string): string =>
  codeOf(error) === 'ENOTDIR'
    ? `${path} can’t be read: it is no folder. Name the folder that the files are in.`
    : whyUnread(error, path)

/** Why a file can't be made or replaced, and what to do. */
export function whyUnwritten(error: unknown, path: string): string {
  const folder = dirname(path)
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `${path} can’t be written: there is no folder ${folder}. Make it first, or name another.`
    case 'EACCES':
    case 'EPERM':
      return `${path} can’t be written: the user that runs this${whoRuns()} may not write there. Give that user the right to write in ${resolve(folder)}, or name another folder.`
    case 'EISDIR':
      return `${path} can’t be written: it is a folder. Name a file in it.`
    default:
      return `${path} can’t be written: ${messageOf(error)}`
  }
}

/**
 * What is the matter with a link to what isn't there, such as to a disk that isn't mounted; `null`: it is no such link.
 * What somebody has put elsewhere is not to be made anew.
 */
export function whyNowhere(path: string): string | null {
  try {
    statSync(path)
  } catch (error) {
    if (codeOf(error) === 'ELOOP') return `${path} can’t be opened: ${IN_A_CIRCLE}`
    if (codeOf(error) === 'ENOENT' && lstatSync(path, { throwIfNoEntry: false }) !== undefined)
      return `${path} is a link to ${readlinkSync(path)}, which is not there. Mount the disk that it is on, or mend or remove the link.`
  }
  return null
}

/** What is the matter with a link that ends nowhere (`ELOOP`), and what to do. */
export const IN_A_CIRCLE =
  'it is a link, or lies behind one, that leads back to itself. Make the link anew, or name the file itself.'

/** By number: in a container it often has no name. */
export const whoRuns = (): string => (process.geteuid ? ` (uid ${process.geteuid()})` : '')

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

/** As it was given, with a full stop. */
const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/[.:]?$/, '.')
