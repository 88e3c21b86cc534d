import { SELDOM } from '../i18n/seldom/catalogue.js'

// What is said when the server has answered that something is wrong. Few visitors meet it: it comes when it is needed.

/** What it says. */
export const says = [SELDOM]

export { explain } from './explain.js'
export { obstacleNotice } from './obstacle.js'
export { refusal } from './refusal.js'
