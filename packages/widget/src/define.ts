import { BookingWidget } from './booking-widget.js'
import { register } from './register.js'

register('booking-widget', BookingWidget)
