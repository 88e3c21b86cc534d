import type { BookingBeforeCreateDetail } from '@openslot/widget'
import { type JSX, useState } from 'react'

/** Without one, the widget books in a salon of its own: `VITE_OPENSLOT_SERVER=http://127.0.0.1:8787 npm run dev` */
const server: string | undefined = import.meta.env['VITE_OPENSLOT_SERVER']

/** Nothing is sent before the house rules are accepted; afterwards the page says thank you in its own words. */
export function App(): JSX.Element {
  const [agrees, setAgrees] = useState(false)
  const [isAsked, setIsAsked] = useState(false)
  const [bookedAt, setBookedAt] = useState<string>()

  const askForRules = (event: CustomEvent<BookingBeforeCreateDetail>): void => {
    if (agrees) return
    event.preventDefault()
    setIsAsked(true)
  }

  return (
    <main>
      <h1>Linden Salon</h1>
      <label>
        <input type="checkbox" checked={agrees} onChange={({ target }) => setAgrees(target.checked)} /> I come on time,
        or call.
      </label>
      {isAsked && !agrees && <p role="alert">Tick the box above before you book.</p>}
      <booking-widget
        server={server}
        demo={server === undefined}
        onbooking-before-create={askForRules}
        onbooking-created={({ detail }) => setBookedAt(detail.booking.start)}
      />
      {bookedAt !== undefined && (
        <p>
          See you on <time dateTime={bookedAt}>{new Date(bookedAt).toLocaleString('en-GB')}</time>.
        </p>
      )}
    </main>
  )
}
