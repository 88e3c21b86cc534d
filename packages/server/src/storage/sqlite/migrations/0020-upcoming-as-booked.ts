/** What is still to come keeps its price and questions, too: those of today, which its customer may still know. */
export const upcomingAsBooked = /* sql */ `
UPDATE bookings
SET price_amount = services.price_amount, price_currency = services.price_currency, questions = services.questions
FROM appointments JOIN services ON services.id = appointments.service_id
WHERE appointments.id = bookings.appointment_id AND appointments.end_ms > migrating_at_ms()
  AND bookings.questions IS NULL;
`
