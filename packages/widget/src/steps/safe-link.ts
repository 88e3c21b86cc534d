import { nothing } from 'lit/html.js'

/** An address of the server's as a link's, where a browser can open it safely; a link without one leads nowhere. */
export const safeLink = (url: string): string | typeof nothing => (/^(?:https?:|[/#])/i.test(url) ? url : nothing)
