/** A mail, ready to send. */
export interface Mail {
  readonly to: { readonly name: string; readonly email: string }
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The invitation or its withdrawal, as iTIP (RFC 5546). */
  readonly calendar: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string }
}

/** Somewhere mails go. Rejects when the mail was not accepted: it is tried again. */
export interface MailTransport {
  /** Must deliver once for one `id` where it can: a crash between sending and noting it sends again. */
  send(id: string, mail: Mail): Promise<void>
  close(): Promise<void>
}
