/**
 * Text from elsewhere as a terminal may show it: what older versions have stored, or other servers call their calendars,
 * must not begin another line or column, turn what follows around, or speak to the terminal itself.
 */
export const oneLine = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim()
