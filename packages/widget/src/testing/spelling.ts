/**
 * One spelling for all engines: their locale data differ in age (`Tue 10 March` has a comma in some, `9:30` a zero), and
 * so do the kinds of space in them.
 */
export const spelled = (text: string | null | undefined): string =>
  (text ?? '')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun),/g, '$1')
    .replaceAll(/\b0(\d:\d\d)\b/g, '$1')
    .trim()
