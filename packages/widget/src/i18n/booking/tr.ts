import type { BookingTexts } from './en.js'

export const texts: BookingTexts = {
  details: {
    heading: 'Bilgileriniz',
    name: 'Ad',
    email: 'E-posta',
    notes: 'Not',
    optional: 'isteğe bağlı',
    trap: 'Web sitesi',
    book: 'Randevu al: {weekday}, {time}',
    request: 'Talep et: {weekday}, {time}',
    booking: 'Randevu alınıyor…',
    requesting: 'Gönderiliyor…',
    proving: 'Randevuyu bir robotun almadığını kontrol ediyoruz. Birkaç saniye sürer.',
    nameMissing: 'Adınızı girin.',
    emailMissing: 'E-posta adresinizi girin.',
  },
  emailFaults: {
    'no-at': 'E-posta adresini kontrol edin: @ eksik.',
    'nothing-before-at': 'E-posta adresini kontrol edin: @ işaretinden önce bir şey eksik.',
    'nothing-after-at': 'E-posta adresini kontrol edin: @ işaretinden sonra bir şey eksik.',
    'stray-character': 'E-posta adresini kontrol edin: içinde olamayacak bir karakter var.',
    'stray-dot': 'E-posta adresini kontrol edin: @ işaretinden önceki noktalara bakın.',
    'incomplete-domain': 'E-posta adresini kontrol edin: @ işaretinden sonrası eksik görünüyor.',
  },
  refused: {
    bookingUnsure: 'Sunucuya ulaşamadık. Tekrar deneyin: iki kez randevu alınmaz.',
    changeUnsure: 'Sunucuya ulaşamadık. Henüz bir şey değişmemiş olabilir: tekrar deneyin.',
  },
  done: {
    heading: 'Randevunuz alındı',
    headingPending: 'Talebiniz alındı',
    onItsWay: 'Onay {email} adresine gönderiliyor.',
    onItsWayPending: 'Saat sizin için tutuluyor. Onaylanıp onaylanmadığını {email} adresinden öğreneceksiniz.',
    headingConfirm: 'E-postanıza bakın',
    onItsWayConfirm:
      'Saat sizin için şu ana kadar tutuluyor: {time}. Onaylamak için {email} adresine gelen e-postadaki bağlantıyı açın.',
    what: 'Hizmet',
    when: 'Ne zaman',
    where: 'Nerede',
    who: 'Kişi',
    price: 'Fiyat',
    guests: 'Misafirler',
    calendar: 'Takvime ekle',
    manage: 'Değiştir veya iptal et',
    cancel: 'Randevuyu iptal et',
    another: 'Başka bir randevu al',
  },

  time: {
    keep: 'Aynı kalsın: {when}',
    changeLabel: 'Saati değiştir',
  },
  hold: {
    kept: {
      one: 'Sizin için bir dakika daha tutuluyor',
      other: 'Sizin için {count} dakika tutuluyor',
    },
    lapsed: 'Artık sizin için tutulmuyor; boşken alın',
  },
  zone: {
    timeIn: '{range}, {zone}',
  },
}
