import type { why as en } from './en-why.js'

export const why: typeof en = {
  title: 'Warum ist diese Zeit nicht frei?',
  lead: 'Wähle, was jemand buchen wollte und wann. Du siehst alles, was im Weg steht.',
  everybody: 'allen, die sie geben',
  ask: 'Zeigen, warum',
  elsewhere: (place, when) => `In ${place} ist es dann ${when}. Die Zeiten darunter sind die der Uhren dort.`,
  free: (when, names) => `${when} ist frei, mit ${names}.`,
  notFree: (when) => `${when} kann nicht gebucht werden.`,
  can: 'Kann.',
  somebody: 'jemand anderes',
  past: 'Die Zeit ist vorbei oder hat begonnen.',
  notice: (earliest) => `Es ist zu kurzfristig: Mit der nötigen Zeit vorher ist ${earliest} am frühesten möglich.`,
  window: {
    days: (last) => `Es ist zu weit im Voraus: ${last} ist der letzte Tag, den die Leistung zulässt.`,
    'business-days': (last) =>
      `Es ist zu weit im Voraus: ${last} ist der letzte Tag innerhalb der Arbeitstage der Leistung.`,
    date: (last) => `Die Leistung endet vorher: ${last} ist ihr letzter Tag.`,
  },
  closed: 'geschlossen',
  weeklyHours: (name, date, times) => `Das liegt außerhalb der Wochenzeiten von ${name}. ${date}: ${times}.`,
  tooLong: (over, name, closed) => `Es würde bis ${over} dauern; ${name} arbeitet bis ${closed}.`,
  specialDay: (name, date, times) => `${date} ist bei ${name} anders als sonst: ${times}.`,
  grid: (near) =>
    near === ''
      ? 'Die Leistung beginnt nicht zu dieser Minute.'
      : `Die Leistung beginnt nicht zu dieser Minute, sondern um ${near}.`,
  booking: (who, service, times) =>
    `${who}: gebucht für ${service}; mit der Zeit, die davor und danach frei bleibt, ist das ${times}.`,
  hold: (times) => `Jemand bucht gerade: ${times} ist für ein paar Minuten reserviert.`,
  timeOff: (name, when, note) =>
    note === null ? `${name} hat frei: ${when}.` : `${name} hat frei: ${when} (${note}).`,
  calendar: (name, times) =>
    `Ein verbundener Kalender von ${name} ist ${times} belegt oder wurde zu lange nicht gelesen.`,
  cap: {
    service: (booked, period) => `Die Leistung hat ${period} so viele Buchungen, wie sie haben darf: ${booked}.`,
    staff: (booked, period) => `${period} sind es so viele Buchungen, wie es bei dieser Person sein dürfen: ${booked}.`,
  },
  periods: {
    day: (first) => `am ${first}`,
    week: (first) => `in der Woche ab ${first}`,
    month: (first) => `im Monat ab ${first}`,
  },
  resource: (kind, needed, free, names) =>
    `Es braucht ${needed} von „${kind}“, und ${free} sind dann frei. Belegt oder geschlossen: ${names.join(', ') || 'nichts'}.`,
  others: (names) => `Es braucht alle zusammen, und ${names} kann nicht.`,
  mend: {
    hours: (name) => `Zeiten von ${name} ändern`,
    ownHours: 'Deine Zeiten ändern',
    service: 'Leistung ändern',
    calendar: 'Kalender öffnen',
  },
}
