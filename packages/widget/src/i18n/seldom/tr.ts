import type { SeldomTexts } from './en.js'

export const texts: SeldomTexts = {
  trouble: {
    server: {
      title: 'Bizim tarafta bir sorun oldu',
      advice: 'Hiçbir şey kaybolmadı. Biraz sonra tekrar deneyin.',
    },
    tooMany: {
      title: 'Bir anda çok fazla istek geldi',
      advice: 'Biraz bekleyip tekrar deneyin.',
    },
    waitSeconds: {
      one: 'Bir saniye bekleyip tekrar deneyin.',
      other: '{count} saniye bekleyip tekrar deneyin.',
    },
    waitMinutes: {
      one: 'Bir dakika bekleyip tekrar deneyin.',
      other: '{count} dakika bekleyip tekrar deneyin.',
    },
    unexpected: {
      title: 'Sunucunun yanıtını okuyamıyoruz',
      advice: 'Tekrar deneyin; düzelmezse bu sayfanın sahibine bildirin.',
    },
    insecure: {
      title: 'Bu sayfadan randevu alınamıyor',
      advice: 'Sayfa https ile sunulmalı. Bu sayfanın sahibine bildirin.',
    },
    noServer: {
      title: 'Randevular henüz bağlı değil',
      advice: 'Bu sayfanın sahibi randevu sunucusunun adresini girmeli: <booking-widget server="https://…">.',
    },
    unknownService: {
      title: 'Bu hizmet artık alınamıyor',
      advice: 'Adı değişmiş veya kaldırılmış olabilir.',
    },
    allServices: 'Tüm hizmetleri gör',
    unknownStaff: {
      title: 'Bu kişiden burada randevu alınamıyor',
      advice: 'Bu hizmeti artık vermiyor olabilir.',
    },
    anyStaff: 'Kimin müsait olduğunu gör',
    noServices: {
      title: 'Burada henüz alınacak randevu yok',
      advice: 'Biraz sonra tekrar gelin.',
    },
    notFound: {
      title: 'Bu randevuyu bulamıyoruz',
      advice: 'E-postanızdaki bağlantının tam olduğunu kontrol edin.',
    },
  },
  taken: {
    withAlternatives: 'Bu saat az önce alındı. Yakın saatler:',
    alone: 'Bu saat az önce alındı.',
    chooseAnother: 'Başka bir saat seç',
  },
  unavailable: {
    'outside-hours': 'Bu saat çalışma saatlerinin dışında.',
    'off-grid': 'Bu saatte randevu başlamıyor.',
    'minimum-notice': 'Bu saat için artık çok geç.',
    'booking-window': 'Bu saat çok ileride.',
    'cap-reached': 'O gün dolu.',
    past: 'Bu saat geçti.',
    otherwise: 'Bu saat alınamıyor.',
  },
  policy: {
    'cut-off': 'Buradan değiştirmek için artık çok geç. Doğrudan bize ulaşın.',
    started: 'Bu randevu başladı. Doğrudan bize ulaşın.',
    closed: 'Bu randevu iptal edildi veya bitti. Görmek için geri dönün.',
    'max-moves': 'Bu randevu artık değiştirilemiyor. Doğrudan bize ulaşın.',
    'not-started': 'Bu randevu henüz gerçekleşmedi.',
    unconfirmed: 'Önce bu randevuyu onaylayın: bağlantı e-postanızda.',
  },
  refused: {
    bookingServer: 'Bizim tarafta bir sorun oldu. Tekrar deneyin: iki kez randevu alınmaz.',
    conflict: 'Randevu alınmış olabilir. Tekrar denemeden önce e-postanızda onay arayın.',
    changed: 'Bu randevu bu arada değişti. Devam etmeden önce tekrar bakın.',
    said: 'Sunucu bunu kabul etmedi:',
  },

  details: {
    phone: 'Telefon',
    phoneMissing: 'Telefon numaranızı girin.',
    choose: 'Seçin',
    guests: 'Misafirler',
    guest: '{number}. misafirin e-postası',
    addGuest: 'Misafir ekle',
    removeGuest: '{number}. misafiri çıkar',
    remove: 'Çıkar',
    guestsHint: 'Davet onlara da gider.',
    guestRemoved: 'Misafir çıkarıldı',
    answerMissing: 'Bu soruyu yanıtlayın.',
    choiceMissing: 'Bunlardan birini seçin.',
    tickMissing: 'Devam etmek için işaretleyin.',
    notNumber: '3 veya 2,5 gibi bir sayı girin.',
    notPhone: 'Telefonu rakamlarla girin, örneğin +90 532 123 45 67.',
  },
  zone: {
    search: 'Şehir veya bölge arayın',
    list: 'Saat dilimleri',
    none: 'Bu adda bir saat dilimi yok',
    changed: 'Yeni saat dilimi: {zone}',
  },
}
