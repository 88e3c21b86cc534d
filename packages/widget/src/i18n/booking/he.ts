import type { BookingTexts } from './en.js'

export const texts: BookingTexts = {
  details: {
    heading: 'הפרטים שלך',
    name: 'שם',
    email: 'אימייל',
    notes: 'הערה',
    optional: 'לא חובה',
    trap: 'אתר',
    book: 'לקבוע ל{weekday} בשעה {time}',
    request: 'לבקש את {weekday} בשעה {time}',
    booking: 'קובעים…',
    requesting: 'שולחים…',
    proving: 'אנחנו מוודאים שלא רובוט קובע את התור. זה לוקח כמה שניות.',
    nameMissing: 'יש להזין שם.',
    emailMissing: 'יש להזין כתובת אימייל.',
  },
  emailFaults: {
    'no-at': 'כדאי לבדוק את האימייל: חסר @.',
    'nothing-before-at': 'כדאי לבדוק את האימייל: חסר משהו לפני ה־@.',
    'nothing-after-at': 'כדאי לבדוק את האימייל: חסר משהו אחרי ה־@.',
    'stray-character': 'כדאי לבדוק את האימייל: יש בו תו שאינו מותר.',
    'stray-dot': 'כדאי לבדוק את האימייל: לשים לב לנקודות לפני ה־@.',
    'incomplete-domain': 'כדאי לבדוק את האימייל: החלק שאחרי ה־@ נראה לא שלם.',
  },
  refused: {
    bookingUnsure: 'לא הגענו לשרת. כדאי לנסות שוב: התור לא ייקבע פעמיים.',
    changeUnsure: 'לא הגענו לשרת. אולי עוד לא השתנה דבר: כדאי לנסות שוב.',
  },
  done: {
    heading: 'התור שלך נקבע',
    headingPending: 'הבקשה התקבלה',
    onItsWay: 'אישור בדרך אל {email}.',
    onItsWayPending: 'השעה נשמרת עבורך. אם תאושר, נודיע לכתובת {email}.',
    headingConfirm: 'כדאי לבדוק את הדוא״ל',
    onItsWayConfirm: 'השעה נשמרת עבורך עד {time}. כדי לאשר אותה, יש לפתוח את הקישור בהודעה שנשלחה אל {email}.',
    what: 'שירות',
    when: 'מתי',
    where: 'איפה',
    who: 'אצל',
    price: 'מחיר',
    guests: 'אורחים',
    calendar: 'הוספה ליומן',
    manage: 'שינוי או ביטול',
    cancel: 'ביטול התור',
    another: 'לקבוע תור נוסף',
  },

  time: {
    keep: 'להשאיר את {when}',
    changeLabel: 'שינוי השעה',
  },
  hold: {
    kept: {
      one: 'נשמר עבורך לעוד דקה',
      two: 'נשמר עבורך לשתי דקות',
      other: 'נשמר עבורך ל־{count} דקות',
    },
    lapsed: 'כבר לא נשמר עבורך; כדאי לקבוע כל עוד פנוי',
  },
  zone: {
    timeIn: '{range}, {zone}',
  },
}
