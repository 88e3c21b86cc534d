// What a server serves as /widget.js: one script tag, and every <booking-widget> on the page talks to that server.

import { BookingWidget } from './booking-widget.js'
import './define.js'

BookingWidget.defaultServer ??= new URL('.', import.meta.url).href
