import type { Send } from './http.js'

/** Never asked over a network: what is sent there is answered in the page. */
export const DEMO_SERVER = 'https://demo.invalid/'

/** Answers in the page, from a salon that comes with the first request. */
export const sendToDemo: Send = async (...call) => (await import('../in-page/demo.js')).answer(...call)
