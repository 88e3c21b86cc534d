import type { customers as en } from './en-customers.js'

export const customers: typeof en = {
  title: 'Kunden',
  search: 'Suche',
  searchHint: 'Name, E-Mail oder Telefon',
  none: 'Noch hat niemand gebucht.',
  noneLead: 'Kunden erscheinen hier mit ihrer ersten Buchung. Einzutragen ist nichts.',
  noneFound: (text) => `Bei niemandem steht „${text}“ im Namen, in der E-Mail-Adresse oder der Telefonnummer.`,
  noneFoundLead: 'Ein Teil davon genügt.',
  bookings: (count) => (count === 1 ? '1 Buchung' : `${count} Buchungen`),
  upcoming: (count) => `${count} bevorstehend`,
  last: (when) => `zuletzt ${when}`,
  openName: (name) => `Öffnen: ${name}`,
  history: 'Buchungen',
  asGuest: (count) => (count === 1 ? 'Einmal Gast bei jemand anderem.' : `${count}-mal Gast bei jemand anderem.`),
  data: 'Ihre Daten',
  dataLead: 'Kunden können dich um eine Kopie dessen bitten, was von ihnen gespeichert ist, oder darum, es zu löschen.',
  download: 'Kopie herunterladen',
  erase: 'Löschen…',
  eraseTitle: (name) => `Daten löschen: ${name}`,
  goes: 'Verschwinden werden: Name, E-Mail-Adresse, Telefonnummer, Notizen, Antworten und Gäste, in allen Buchungen und in den Nachrichten darüber. Die Links darin führen nirgends mehr hin.',
  stays:
    'Was bleibt: dass es einen Termin gab, wann, bei wem und wie er ausging, damit deine Zahlen stimmen; was andere über sie geschrieben haben; und Sicherungen von vorher.',
  noWayBack: 'Das lässt sich nicht rückgängig machen.',
  cancelToo: (count) =>
    count === 1
      ? 'Die bevorstehende Buchung auch absagen. Davon erfährt niemand, der sie gemacht hat; ruf vorher an.'
      : `Auch die ${count} bevorstehenden Buchungen absagen. Davon erfährt niemand, der sie gemacht hat; ruf vorher an.`,
  cancelMissing: 'Setze den Haken, oder sage vorher ab, was bevorsteht.',
  eraseForGood: 'Endgültig löschen',
  erased: (name, count, cancelled) =>
    `${name} ist aus ${count === 1 ? '1 Buchung' : `${count} Buchungen`} gelöscht.${cancelled > 0 ? ` Davon abgesagt: ${cancelled}.` : ''}`,
  bookedMeanwhile: 'Inzwischen stehen Buchungen bevor. Sieh sie an und entscheide dann neu.',
}
