import type { Booking } from '@openslot/core/wire'
import './events.js'

// What a page's own code can say where it listens: on the element, or wherever its events bubble to.

const heard: Booking[] = []

document.createElement('div').addEventListener('booking-created', ({ detail }) => heard.push(detail.booking))
document.addEventListener('booking-created', ({ detail }) => heard.push(detail.booking))
window.addEventListener('booking-created', ({ detail }) => heard.push(detail.booking))
// @ts-expect-error a booking has no such
document.addEventListener('booking-created', ({ detail }) => detail.nothing)
