import { BookingButton } from './booking-button.js'
import { register } from './register.js'

register('booking-button', BookingButton)
