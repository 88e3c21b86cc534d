/** What can be wrong with an e-mail address, for those who say it in their own words. */
export type EmailFault =
  | 'no-at'
  | 'nothing-before-at'
  | 'nothing-after-at'
  | 'stray-character'
  | 'stray-dot'
  | 'incomplete-domain'

const SENTENCES: Readonly<Record<EmailFault, string>> = {
  'no-at': 'the @ is missing.',
  'nothing-before-at': 'something is missing before the @.',
  'nothing-after-at': 'something is missing after the @.',
  'stray-character': 'it has a character that can’t be in one.',
  'stray-dot': 'look at the dots before the @.',
  'incomplete-domain': 'the part after the @ looks incomplete, such as example.com.',
}

const DOMAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u

/** What is wrong with an e-mail address; `undefined`: nothing. */
export function emailFault(address: string): EmailFault | undefined {
  const at = address.lastIndexOf('@')
  if (at < 0) return 'no-at'
  if (at === 0) return 'nothing-before-at'
  const local = address.slice(0, at)
  const domain = address.slice(at + 1)
  if (domain === '') return 'nothing-after-at'
  if (/[\s@"(),:;<>[\]\\]/.test(local + domain)) return 'stray-character'
  if (/^\.|\.\.|\.$/.test(local)) return 'stray-dot'
  return DOMAIN.test(domain) ? undefined : 'incomplete-domain'
}

/** The same in a sentence that says what to mend. */
export function emailProblem(address: string): string | undefined {
  const fault = emailFault(address)
  return fault && `Check the e-mail address: ${SENTENCES[fault]}`
}
