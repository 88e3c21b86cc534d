import type { BookingTexts } from './en.js'

export const texts: BookingTexts = {
  details: {
    heading: 'Ваші дані',
    name: 'Ім’я',
    email: 'Ел. пошта',
    notes: 'Примітка',
    optional: 'необов’язково',
    trap: 'Вебсайт',
    book: 'Записатися: {weekday}, {time}',
    request: 'Надіслати запит: {weekday}, {time}',
    booking: 'Записуємо…',
    requesting: 'Надсилаємо…',
    proving: 'Перевіряємо, що записується не робот. Це триватиме кілька секунд.',
    nameMissing: 'Введіть своє ім’я.',
    emailMissing: 'Введіть свою ел. пошту.',
  },
  emailFaults: {
    'no-at': 'Перевірте ел. пошту: бракує @.',
    'nothing-before-at': 'Перевірте ел. пошту: чогось бракує перед @.',
    'nothing-after-at': 'Перевірте ел. пошту: чогось бракує після @.',
    'stray-character': 'Перевірте ел. пошту: у ній є недопустимий знак.',
    'stray-dot': 'Перевірте ел. пошту: зверніть увагу на крапки перед @.',
    'incomplete-domain': 'Перевірте ел. пошту: частина після @ здається неповною.',
  },
  refused: {
    bookingUnsure: 'Сервер недоступний. Спробуйте ще раз: вас не запишуть двічі.',
    changeUnsure: 'Сервер недоступний. Можливо, нічого ще не змінилося: спробуйте ще раз.',
  },
  done: {
    heading: 'Вас записано',
    headingPending: 'Запит отримано',
    onItsWay: 'Підтвердження прямує на {email}.',
    onItsWayPending: 'Час тримаємо для вас. Чи його підтверджено, дізнаєтеся на {email}.',
    headingConfirm: 'Перевірте пошту',
    onItsWayConfirm: 'Час тримаємо для вас до: {time}. Щоб підтвердити його, відкрийте посилання в листі на {email}.',
    what: 'Послуга',
    when: 'Коли',
    where: 'Де',
    who: 'Фахівець',
    price: 'Ціна',
    guests: 'Гості',
    calendar: 'Додати до календаря',
    manage: 'Перенести або скасувати',
    cancel: 'Скасувати запис',
    another: 'Записатися ще раз',
  },

  time: {
    keep: 'Залишити {when}',
    changeLabel: 'Змінити час',
  },
  hold: {
    kept: {
      one: 'Тримаємо для вас ще {count} хвилину',
      few: 'Тримаємо для вас {count} хвилини',
      many: 'Тримаємо для вас {count} хвилин',
      other: 'Тримаємо для вас {count} хвилини',
    },
    lapsed: 'Більше не тримаємо для вас; запишіться, поки вільно',
  },
  zone: {
    timeIn: '{range}, {zone}',
  },
}
