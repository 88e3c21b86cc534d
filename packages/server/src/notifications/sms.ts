/** A text message, ready to send. */
export interface Sms {
  /** E.164: `+4930123456`. */
  readonly to: string
  readonly text: string
}

/** Something that sends text messages. Rejects when the message was not accepted; `DeliveryError` says whether for good. */
export interface SmsTransport {
  send(id: string, sms: Sms): Promise<void>
}
