/** A mail, ready to send. */
export interface Mail {
  /** The name may be empty. */
  readonly to: { readonly name: string; readonly email: string }
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The invitation or its withdrawal, as iTIP (RFC 5546); `null`: this mail changes no calendar. */
  readonly calendar: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string } | null
}

/** Somewhere mails go. Rejects when the mail was not accepted: it is tried again, unless a `DeliveryError` says otherwise. */
export interface MailTransport {
  /** Must deliver once for one `id` where it can: a crash between sending and noting it sends again. */
  send(id: string, mail: Mail): Promise<void>
  close(): Promise<void>
}
