import type { ChoosingTexts } from './en.js'

export const texts: ChoosingTexts = {
  back: 'Πίσω',
  tryAgain: 'Δοκιμάστε ξανά',
  reload: 'Φορτώστε ξανά τη σελίδα',
  change: 'Αλλαγή',
  loading: 'Φόρτωση',
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
    line: 'Ζώνη ώρας: {zone} ({offset})',
    offsets: '{before}, μετά {after}',
    changeLabel: 'Αλλαγή ζώνης ώρας',
    search: 'Αναζητήστε πόλη ή περιοχή',
    list: 'Ζώνες ώρας',
    none: 'Καμία ζώνη ώρας με αυτό το όνομα',
    changed: 'Νέα ζώνη ώρας: {zone}',
    timeIn: '{range}, {zone}',
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
    server: {
      title: 'Κάτι πήγε στραβά σε εμάς',
      advice: 'Δεν χάθηκε τίποτα. Δοκιμάστε ξανά σε λίγο.',
    },
    tooMany: {
      title: 'Ήταν πολλά μαζί',
      advice: 'Περιμένετε λίγο και δοκιμάστε ξανά.',
    },
    waitSeconds: {
      one: 'Περιμένετε ένα δευτερόλεπτο και δοκιμάστε ξανά.',
      other: 'Περιμένετε {count} δευτερόλεπτα και δοκιμάστε ξανά.',
    },
    waitMinutes: {
      one: 'Περιμένετε ένα λεπτό και δοκιμάστε ξανά.',
      other: 'Περιμένετε {count} λεπτά και δοκιμάστε ξανά.',
    },
    unexpected: {
      title: 'Η απάντηση του διακομιστή δεν διαβάζεται',
      advice: 'Δοκιμάστε ξανά· αν δεν αλλάξει, ενημερώστε τον κάτοχο της σελίδας.',
    },
    insecure: {
      title: 'Από αυτή τη σελίδα δεν κλείνονται ραντεβού',
      advice: 'Πρέπει να ανοίγει με https. Ενημερώστε τον κάτοχο της σελίδας.',
    },
    noServer: {
      title: 'Οι κρατήσεις δεν έχουν συνδεθεί ακόμη',
      advice:
        'Ο κάτοχος της σελίδας πρέπει να ορίσει τη διεύθυνση του διακομιστή: <booking-widget server="https://…">.',
    },
    unknownService: {
      title: 'Αυτή η υπηρεσία δεν κλείνεται πλέον',
      advice: 'Ίσως άλλαξε όνομα ή δεν υπάρχει πια.',
    },
    allServices: 'Δείτε όλες τις υπηρεσίες',
    unknownStaff: {
      title: 'Δεν κλείνονται εδώ ραντεβού με αυτό το άτομο',
      advice: 'Ίσως δεν προσφέρει πια αυτή την υπηρεσία.',
    },
    anyStaff: 'Δείτε ποιος είναι ελεύθερος',
    noServices: {
      title: 'Δεν υπάρχει ακόμη κάτι για κράτηση εδώ',
      advice: 'Ελάτε ξανά λίγο αργότερα.',
    },
    notFound: {
      title: 'Δεν βρίσκουμε αυτό το ραντεβού',
      advice: 'Ελέγξτε ότι ο σύνδεσμος από το e-mail είναι ολόκληρος.',
    },
  },
}
