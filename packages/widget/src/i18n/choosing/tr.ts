import type { ChoosingTexts } from './en.js'

export const texts: ChoosingTexts = {
  back: 'Geri',
  tryAgain: 'Tekrar dene',
  reload: 'Sayfayı yenile',
  change: 'Değiştir',
  loading: 'Yükleniyor',
  slow: 'Bu, her zamankinden uzun sürüyor.',
  demo: 'Bu bir gösterim: gerçekte randevu alınmaz.',
  with: '{name} ile',
  withAnyone: 'müsait olan biriyle',
  minutes: '{minutes} dk.',
  hours: '{hours} sa.',
  hoursAndMinutes: '{hours} sa. {minutes} dk.',
  free: 'Ücretsiz',
  dateAndTime: '{date}, saat {time}',
  service: 'Hizmet seçin',
  staff: {
    heading: 'Kişi seçin',
    anyone: 'Fark etmez',
    anyoneHint: 'Seçtiğiniz saatte kim müsaitse',
    changeLabel: 'Kişiyi değiştir',
  },
  place: {
    'in-person': 'Yüz yüze',
    phone: 'Telefonla',
    video: 'Görüntülü görüşme',
    more: '{kind}: {text}',
  },
  time: {
    heading: 'Saat seçin',
    howLong: 'Süre',
    seatsLeft: '{count} yer kaldı',
    previousMonth: 'Önceki ay',
    nextMonth: 'Sonraki ay',
    day: '{date}, {count} boş saat',
    dayFull: '{date}, boş saat yok',
    month: '{month}, {count} boş gün',
    monthFull: '{month}, boş gün yok',
    morning: 'Sabah',
    afternoon: 'Öğleden sonra',
    evening: 'Akşam',
    noneInMonth: '{month}: boş saat yok.',
    none: 'Şu anda boş saat yok.',
    lookAgain: 'Tekrar bak',
    nextFree: 'Sıradaki boş gün: {date}',
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
    line: 'Saat dilimi: {zone} ({offset})',
    offsets: '{before}, sonra {after}',
    changeLabel: 'Saat dilimini değiştir',
    search: 'Şehir veya bölge arayın',
    list: 'Saat dilimleri',
    none: 'Bu adda bir saat dilimi yok',
    changed: 'Yeni saat dilimi: {zone}',
    timeIn: '{range}, {zone}',
    elsewhere: 'Randevu yerinde geçerli saat: {zone} ({offset}).',
  },
  trouble: {
    offline: {
      title: 'Çevrimdışı görünüyorsunuz',
      advice: 'Bağlantınızı kontrol edip tekrar deneyin.',
    },
    unreachable: {
      title: 'Randevu sunucusuna ulaşamıyoruz',
      advice: 'Bağlantınızı kontrol edin veya biraz sonra tekrar deneyin.',
    },
    timeout: {
      title: 'Yanıt çok uzun sürüyor',
      advice: 'Bağlantınız veya sunucumuz yavaş. Tekrar deneyin.',
    },
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
}
