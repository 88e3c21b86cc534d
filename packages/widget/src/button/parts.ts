import type * as Dialog from './dialog.js'
import { importAgain } from '../import-again.js'

const fetchDialog = importAgain(() => import('./dialog.js'))
const fetchWidget = importAgain(() => import('../define.js'))

export type Parts = readonly [dialog: typeof Dialog, widget: unknown]

/** What a button fetches when somebody is about to press it. The script-tag bundle has `parts-beside.ts` instead. */
export const fetchParts = (): Promise<Parts> => Promise.all([fetchDialog(), fetchWidget()])
