import { domainToASCII } from 'node:url'
import { UID_DOMAIN } from '../bookings/calendar.js'

/** Who invites to an event, as its service says. */
export interface Invited {
  readonly uid: string | null
  /** Their address; `null`: nobody is known, or it is the calendar's owner. */
  readonly organizer: string | null
  /** Whether it was the calendar's owner who has put it there. */
  readonly isTheirOwn: boolean
}

/**
 * Whether an event has the `UID` of a booking and isn't of the booking's mails: its customers know the `UID`, too, and
 * anybody may invite by it. That is an invitation as any other.
 */
export const isOfStranger = ({ uid, organizer, isTheirOwn }: Invited, mailsFrom: string): boolean =>
  uid !== null && uid.endsWith(UID_DOMAIN) && !isTheirOwn && plain(organizer ?? '') !== plain(mailsFrom)

/** Services write an address as the mail does, as part of an URI, or as people do. */
function plain(address: string): string {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1)
  return `${decoded(address.slice(0, at))}@${domainToASCII(domain) || domain}`.toLowerCase()
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
