// What a server serves as /widget.js: one script tag, and every <booking-widget> on the page talks to that server.

import { BookingWidget } from './booking-widget.js'
import './define.js'

// In a variable: bundlers take `new URL(…, import.meta.url)` for a file to be copied.
const here = import.meta.url
BookingWidget.defaultServer ??= new URL('.', here).href
