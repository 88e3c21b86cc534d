import { nothing } from 'lit/html.js'

/**
 * An address of the server's as a link's, where a browser can open it safely; a link without one leads nowhere. What is
 * data has no page around it to do anything to: a demonstration's calendar file is.
 */
export const safeLink = (url: string): string | typeof nothing => (/^(?:https?:|data:|[/#])/i.test(url) ? url : nothing)
