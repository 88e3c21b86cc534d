import { ProblemError } from '../http/problem.js'
import type { Why } from './store.js'

export const notSentAgain = ({ reason, detail }: Why): ProblemError =>
  new ProblemError('conflict', detail, { messageReason: reason })
