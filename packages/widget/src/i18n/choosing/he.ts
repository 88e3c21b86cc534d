import type { ChoosingTexts } from './en.js'

export const texts: ChoosingTexts = {
  back: 'חזרה',
  tryAgain: 'לנסות שוב',
  reload: 'לטעון את הדף מחדש',
  change: 'שינוי',
  loading: 'בטעינה',
  slow: 'זה לוקח יותר זמן מהרגיל.',
  demo: 'זו הדגמה: שום דבר לא נקבע באמת.',
  with: 'אצל {name}',
  withAnyone: 'אצל מי שפנוי',
  minutes: '{minutes} דק׳',
  hours: '{hours} שע׳',
  hoursAndMinutes: '{hours} שע׳ {minutes} דק׳',
  free: 'חינם',
  dateAndTime: '{date} בשעה {time}',
  service: 'בחירת שירות',
  staff: {
    heading: 'בחירת נותן השירות',
    anyone: 'לא משנה אצל מי',
    anyoneHint: 'מי שפנוי בשעה שלך',
    changeLabel: 'החלפת נותן השירות',
  },
  place: {
    'in-person': 'פנים אל פנים',
    phone: 'בטלפון',
    video: 'בשיחת וידאו',
    more: '{kind}: {text}',
  },
  time: {
    heading: 'בחירת שעה',
    howLong: 'משך',
    seatsLeft: {
      one: 'נותר מקום אחד',
      two: 'נותרו שני מקומות',
      other: 'נותרו {count} מקומות',
    },
    previousMonth: 'החודש הקודם',
    nextMonth: 'החודש הבא',
    day: {
      one: '{date}, שעה פנויה אחת',
      two: '{date}, שתי שעות פנויות',
      other: '{date}, {count} שעות פנויות',
    },
    dayFull: '{date}, אין שעות פנויות',
    month: {
      one: '{month}, יום פנוי אחד',
      two: '{month}, יומיים פנויים',
      other: '{month}, {count} ימים פנויים',
    },
    monthFull: '{month}, אין ימים פנויים',
    morning: 'בוקר',
    afternoon: 'אחר הצהריים',
    evening: 'ערב',
    noneInMonth: 'אין שעות פנויות ב{month}.',
    none: 'אין כרגע שעות פנויות.',
    lookAgain: 'לבדוק שוב',
    nextFree: 'היום הפנוי הבא: {date}',
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
    line: 'אזור זמן: {zone} ({offset})',
    offsets: '{before}, ואז {after}',
    changeLabel: 'שינוי אזור הזמן',
    search: 'חיפוש עיר או אזור',
    list: 'אזורי זמן',
    none: 'אין אזור זמן בשם הזה',
    changed: 'אזור הזמן שונה: {zone}',
    timeIn: '{range}, {zone}',
    elsewhere: 'השעון במקום התור: {zone} ({offset}).',
  },
  trouble: {
    offline: {
      title: 'נראה שאין חיבור לאינטרנט',
      advice: 'כדאי לבדוק את החיבור ולנסות שוב.',
    },
    unreachable: {
      title: 'אין גישה לשרת התורים',
      advice: 'כדאי לבדוק את החיבור או לנסות שוב עוד רגע.',
    },
    timeout: {
      title: 'התשובה מתעכבת יותר מדי',
      advice: 'החיבור או השרת שלנו איטי. כדאי לנסות שוב.',
    },
    server: {
      title: 'משהו השתבש אצלנו',
      advice: 'שום דבר לא אבד. כדאי לנסות שוב עוד רגע.',
    },
    tooMany: {
      title: 'זה היה הרבה בבת אחת',
      advice: 'כדאי לחכות רגע ולנסות שוב.',
    },
    waitSeconds: {
      one: 'כדאי לחכות שנייה ולנסות שוב.',
      two: 'כדאי לחכות שתי שניות ולנסות שוב.',
      other: 'כדאי לחכות {count} שניות ולנסות שוב.',
    },
    waitMinutes: {
      one: 'כדאי לחכות דקה ולנסות שוב.',
      two: 'כדאי לחכות שתי דקות ולנסות שוב.',
      other: 'כדאי לחכות {count} דקות ולנסות שוב.',
    },
    unexpected: {
      title: 'אי אפשר לקרוא את תשובת השרת',
      advice: 'כדאי לנסות שוב; אם זה חוזר, יש להודיע לבעלי הדף.',
    },
    insecure: {
      title: 'אי אפשר לקבוע תור בדף הזה',
      advice: 'הוא צריך לעבוד ב־https. יש להודיע לבעלי הדף.',
    },
    noServer: {
      title: 'קביעת התורים עדיין לא מחוברת',
      advice: 'בעלי הדף צריכים להגדיר את כתובת שרת התורים: <booking-widget server="https://…">.',
    },
    unknownService: {
      title: 'כבר אי אפשר לקבוע תור לשירות הזה',
      advice: 'אולי השם שלו השתנה, או שהוא כבר לא קיים.',
    },
    allServices: 'לכל השירותים',
    unknownStaff: {
      title: 'אי אפשר לקבוע כאן תור אצל נותן השירות הזה',
      advice: 'אולי השירות הזה כבר לא ניתן אצלו.',
    },
    anyStaff: 'לראות מי פנוי',
    noServices: {
      title: 'עדיין אין כאן מה לקבוע',
      advice: 'כדאי לחזור מאוחר יותר.',
    },
    notFound: {
      title: 'לא מצאנו את התור הזה',
      advice: 'כדאי לבדוק שהקישור מהאימייל שלם.',
    },
  },
}
