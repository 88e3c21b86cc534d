import type { Language } from '../catalogue.js'

/** What a button says before anything of the widget is loaded. */
export interface ButtonWords {
  /** What stands on it. */
  readonly label: string
  /** When what it opens couldn't be loaded; the next press tries again. */
  readonly tryAgain: string
  /** What the button that closes the dialog is called. */
  readonly close: string
}

/** In all languages at once: fetching one of them would be no quicker than fetching the widget. */
const WORDS: Readonly<Record<Language, ButtonWords>> = {
  en: { label: 'Book a time', tryAgain: 'Try again', close: 'Close' },
  de: { label: 'Termin buchen', tryAgain: 'Noch einmal versuchen', close: 'Schließen' },
  fr: { label: 'Prendre rendez-vous', tryAgain: 'Réessayer', close: 'Fermer' },
  es: { label: 'Reservar cita', tryAgain: 'Reintentar', close: 'Cerrar' },
  pt: { label: 'Fazer marcação', tryAgain: 'Tentar de novo', close: 'Fechar' },
  'pt-BR': { label: 'Agendar horário', tryAgain: 'Tentar novamente', close: 'Fechar' },
  it: { label: 'Prenota', tryAgain: 'Riprova', close: 'Chiudi' },
  nl: { label: 'Afspraak maken', tryAgain: 'Opnieuw proberen', close: 'Sluiten' },
  pl: { label: 'Umów wizytę', tryAgain: 'Spróbuj ponownie', close: 'Zamknij' },
  cs: { label: 'Rezervovat termín', tryAgain: 'Zkusit znovu', close: 'Zavřít' },
  sv: { label: 'Boka tid', tryAgain: 'Försök igen', close: 'Stäng' },
  da: { label: 'Book tid', tryAgain: 'Prøv igen', close: 'Luk' },
  nb: { label: 'Bestill time', tryAgain: 'Prøv igjen', close: 'Lukk' },
  fi: { label: 'Varaa aika', tryAgain: 'Yritä uudelleen', close: 'Sulje' },
  tr: { label: 'Randevu al', tryAgain: 'Tekrar dene', close: 'Kapat' },
  uk: { label: 'Записатися', tryAgain: 'Спробувати ще раз', close: 'Закрити' },
  ro: { label: 'Faceți o programare', tryAgain: 'Încercați din nou', close: 'Închideți' },
  el: { label: 'Κλείστε ραντεβού', tryAgain: 'Δοκιμάστε ξανά', close: 'Κλείσιμο' },
  ja: { label: '予約する', tryAgain: 'もう一度試す', close: '閉じる' },
  ko: { label: '예약하기', tryAgain: '다시 시도', close: '닫기' },
  'zh-Hans': { label: '预约', tryAgain: '重试', close: '关闭' },
  ar: { label: 'حجز موعد', tryAgain: 'إعادة المحاولة', close: 'إغلاق' },
  he: { label: 'קביעת תור', tryAgain: 'לנסות שוב', close: 'סגירה' },
}

export const wordsOn = (language: Language): ButtonWords => WORDS[language]
