import type { BookingTexts } from './en.js'

export const texts: BookingTexts = {
  details: {
    heading: 'Τα στοιχεία σας',
    name: 'Όνομα',
    email: 'E-mail',
    notes: 'Σημείωση',
    optional: 'προαιρετικό',
    trap: 'Ιστότοπος',
    book: 'Κλείστε: {weekday}, {time}',
    request: 'Ζητήστε: {weekday}, {time}',
    booking: 'Γίνεται η κράτηση…',
    requesting: 'Αποστολή…',
    proving: 'Ελέγχουμε ότι δεν κλείνει ρομπότ. Θα χρειαστούν λίγα δευτερόλεπτα.',
    nameMissing: 'Γράψτε το όνομά σας.',
    emailMissing: 'Γράψτε το e-mail σας.',
  },
  emailFaults: {
    'no-at': 'Ελέγξτε το e-mail: λείπει το @.',
    'nothing-before-at': 'Ελέγξτε το e-mail: κάτι λείπει πριν από το @.',
    'nothing-after-at': 'Ελέγξτε το e-mail: κάτι λείπει μετά το @.',
    'stray-character': 'Ελέγξτε το e-mail: έχει χαρακτήρα που δεν επιτρέπεται.',
    'stray-dot': 'Ελέγξτε το e-mail: δείτε τις τελείες πριν από το @.',
    'incomplete-domain': 'Ελέγξτε το e-mail: το μέρος μετά το @ φαίνεται ελλιπές.',
  },
  refused: {
    bookingUnsure: 'Ο διακομιστής δεν ήταν προσβάσιμος. Δοκιμάστε ξανά: δεν θα κλείσετε δύο φορές.',
    changeUnsure: 'Ο διακομιστής δεν ήταν προσβάσιμος. Ίσως δεν άλλαξε τίποτα ακόμη: δοκιμάστε ξανά.',
  },
  done: {
    heading: 'Το ραντεβού σας κλείστηκε',
    headingPending: 'Λάβαμε το αίτημά σας',
    onItsWay: 'Μια επιβεβαίωση έρχεται στο {email}.',
    onItsWayPending: 'Η ώρα κρατείται για εσάς. Θα μάθετε στο {email} αν επιβεβαιώθηκε.',
    headingConfirm: 'Δείτε το email σας',
    onItsWayConfirm:
      'Η ώρα κρατείται για εσάς έως: {time}. Ανοίξτε τον σύνδεσμο στο μήνυμα προς {email} για να την επιβεβαιώσετε.',
    what: 'Υπηρεσία',
    when: 'Πότε',
    where: 'Πού',
    who: 'Με',
    price: 'Τιμή',
    guests: 'Καλεσμένοι',
    calendar: 'Προσθήκη στο ημερολόγιο',
    manage: 'Αλλαγή ή ακύρωση',
    cancel: 'Ακύρωση ραντεβού',
    another: 'Κλείστε άλλο ραντεβού',
  },

  time: {
    keep: 'Διατήρηση: {when}',
    changeLabel: 'Αλλαγή ώρας',
  },
  hold: {
    kept: {
      one: 'Κρατείται για εσάς για ένα λεπτό ακόμη',
      other: 'Κρατείται για εσάς για {count} λεπτά',
    },
    lapsed: 'Δεν κρατείται πλέον για εσάς· κλείστε όσο είναι ελεύθερη',
  },
  zone: {
    timeIn: '{range}, {zone}',
  },
}
