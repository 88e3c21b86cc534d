import type { BookingTexts } from './en.js'

export const texts: BookingTexts = {
  details: {
    heading: 'بياناتك',
    name: 'الاسم',
    email: 'البريد الإلكتروني',
    notes: 'ملاحظة',
    optional: 'اختياري',
    trap: 'الموقع الإلكتروني',
    book: 'حجز {weekday}، {time}',
    request: 'طلب {weekday}، {time}',
    booking: 'جارٍ الحجز…',
    requesting: 'جارٍ الإرسال…',
    proving: 'نتأكد من أن من يحجز ليس روبوتًا. يستغرق هذا بضع ثوانٍ.',
    nameMissing: 'أدخل اسمك.',
    emailMissing: 'أدخل بريدك الإلكتروني.',
  },
  emailFaults: {
    'no-at': 'تحقق من البريد الإلكتروني: الرمز @ ناقص.',
    'nothing-before-at': 'تحقق من البريد الإلكتروني: شيء ناقص قبل الرمز @.',
    'nothing-after-at': 'تحقق من البريد الإلكتروني: شيء ناقص بعد الرمز @.',
    'stray-character': 'تحقق من البريد الإلكتروني: فيه حرف غير مسموح به.',
    'stray-dot': 'تحقق من البريد الإلكتروني: راجع النقاط قبل الرمز @.',
    'incomplete-domain': 'تحقق من البريد الإلكتروني: الجزء بعد الرمز @ يبدو ناقصًا.',
  },
  refused: {
    bookingUnsure: 'تعذّر الوصول إلى الخادم. أعد المحاولة: لن يُحجز لك مرتين.',
    changeUnsure: 'تعذّر الوصول إلى الخادم. ربما لم يتغيّر شيء بعد: أعد المحاولة.',
  },
  done: {
    heading: 'تم حجز موعدك',
    headingPending: 'استلمنا طلبك',
    onItsWay: 'رسالة التأكيد في طريقها إلى {email}.',
    onItsWayPending: 'الوقت محجوز لك. ستصلك رسالة على {email} تخبرك إن كان قد تأكّد.',
    headingConfirm: 'تحقق من بريدك الإلكتروني',
    onItsWayConfirm: 'الوقت محجوز لك حتى {time}. افتح الرابط في الرسالة المرسلة إلى {email} لتأكيده.',
    what: 'الخدمة',
    when: 'الوقت',
    where: 'المكان',
    who: 'مع',
    price: 'السعر',
    guests: 'الضيوف',
    calendar: 'إضافة إلى التقويم',
    manage: 'تغيير الموعد أو إلغاؤه',
    cancel: 'إلغاء الموعد',
    another: 'حجز موعد آخر',
  },

  time: {
    keep: 'الاحتفاظ بالموعد: {when}',
    changeLabel: 'تغيير الوقت',
  },
  hold: {
    kept: {
      one: 'محجوز لك لدقيقة واحدة أخرى',
      two: 'محجوز لك لدقيقتين',
      few: 'محجوز لك لمدة {count} دقائق',
      many: 'محجوز لك لمدة {count} دقيقة',
      other: 'محجوز لك لمدة {count} دقيقة',
    },
    lapsed: 'لم يعد محجوزًا لك؛ احجزه ما دام متاحًا',
  },
  zone: {
    timeIn: '{range}، {zone}',
  },
}
