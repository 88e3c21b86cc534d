/** Why a message that is or was owed isn't to be sent: for programs, and as a sentence. */
export interface Lapse {
  readonly reason: 'booking-changed' | 'appointment-past' | 'later-reminder' | 'confirmation-expired'
  readonly detail: string
}

export const changedSince = (detail: string): Lapse => ({ reason: 'booking-changed', detail })
