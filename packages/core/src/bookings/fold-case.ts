/**
 * Text as it is compared where upper and lower case are one, as in e-mail addresses: two that fold to the same are one
 * person's. The one place where that is said.
 */
export const foldCase = (text: string): string => text.normalize('NFC').toLowerCase()
