import type { ChoosingTexts } from './en.js'

export const texts: ChoosingTexts = {
  back: 'Πίσω',
  tryAgain: 'Δοκιμάστε ξανά',
  reload: 'Φορτώστε ξανά τη σελίδα',
  change: 'Αλλαγή',
  loading: 'Φόρτωση',
  slow: 'Αυτό διαρκεί περισσότερο από το συνηθισμένο.',
  demo: 'Αυτή είναι μια επίδειξη: τίποτα δεν κλείνεται στ’ αλήθεια.',
  with: 'με: {name}',
  withAnyone: 'με όποιον είναι ελεύθερος',
  minutes: '{minutes} λεπ.',
  hours: '{hours} ώ.',
  hoursAndMinutes: '{hours} ώ. {minutes} λεπ.',
  free: 'Δωρεάν',
  dateAndTime: '{date} στις {time}',
  service: 'Επιλέξτε υπηρεσία',
  staff: {
    heading: 'Επιλέξτε άτομο',
    anyone: 'Οποιοσδήποτε',
    anyoneHint: 'Όποιος είναι ελεύθερος την ώρα σας',
    changeLabel: 'Αλλαγή ατόμου',
  },
  place: {
    'in-person': 'Στον χώρο μας',
    phone: 'Τηλεφωνικά',
    video: 'Με βιντεοκλήση',
    more: '{kind}: {text}',
  },
  time: {
    heading: 'Επιλέξτε ώρα',
    howLong: 'Διάρκεια',
    seatsLeft: {
      one: 'απομένει {count} θέση',
      other: 'απομένουν {count} θέσεις',
    },
    previousMonth: 'Προηγούμενος μήνας',
    nextMonth: 'Επόμενος μήνας',
    day: {
      one: '{date}, {count} ελεύθερη ώρα',
      other: '{date}, {count} ελεύθερες ώρες',
    },
    dayFull: '{date}, καμία ελεύθερη ώρα',
    month: {
      one: '{month}, {count} ελεύθερη ημέρα',
      other: '{month}, {count} ελεύθερες ημέρες',
    },
    monthFull: '{month}, καμία ελεύθερη ημέρα',
    morning: 'Πρωί',
    afternoon: 'Απόγευμα',
    evening: 'Βράδυ',
    noneInMonth: '{month}: καμία ελεύθερη ώρα.',
    none: 'Αυτή τη στιγμή δεν υπάρχουν ελεύθερες ώρες.',
    lookAgain: 'Δείτε ξανά',
    nextFree: 'Επόμενη ελεύθερη ημέρα: {date}',
  },
  zone: {
    line: 'Ζώνη ώρας: {zone} ({offset})',
    offsets: '{before}, μετά {after}',
    changeLabel: 'Αλλαγή ζώνης ώρας',
    elsewhere: 'Στον τόπο του ραντεβού ισχύει: {zone} ({offset}).',
  },
  trouble: {
    offline: {
      title: 'Φαίνεται ότι είστε εκτός σύνδεσης',
      advice: 'Ελέγξτε τη σύνδεση και δοκιμάστε ξανά.',
    },
    unreachable: {
      title: 'Ο διακομιστής κρατήσεων δεν είναι προσβάσιμος',
      advice: 'Ελέγξτε τη σύνδεση ή δοκιμάστε ξανά σε λίγο.',
    },
    timeout: {
      title: 'Η απάντηση αργεί πολύ',
      advice: 'Η σύνδεσή σας ή ο διακομιστής μας είναι αργός. Δοκιμάστε ξανά.',
    },
  },
}
