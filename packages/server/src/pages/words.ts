import type { LanguageTag } from '../notifications/words/catalogue.js'

/** What the customers' pages say themselves; the rest is the widget's. */
export interface PageWords {
  /** What the page to book on is called. */
  readonly book: string
  /** What the page of one booking is called, in the browser's tab. */
  readonly booking: string
  /** Its heading for screen readers: not what the widget's own says below, which would be read out twice. */
  readonly manage: string
  readonly needsScript: string
  /** Follows it, where it says below how to reach the business. */
  readonly orContact: string
  /** Said where a service or person isn't there, or not any more. */
  readonly gone: string
}

/** In every language that messages are written in: one that is missing here does not compile. */
export const PAGE_WORDS: Readonly<Record<LanguageTag, PageWords>> = {
  en: {
    book: 'Book an appointment',
    booking: 'Your booking',
    manage: 'Manage your appointment',
    needsScript: 'This page needs JavaScript.',
    orContact: 'Switch it on, or contact us directly.',
    gone: 'There is nothing to book at this address.',
  },
  de: {
    book: 'Termin buchen',
    booking: 'Ihr Termin',
    manage: 'Termin verwalten',
    needsScript: 'Diese Seite braucht JavaScript.',
    orContact: 'Schalten Sie es ein, oder wenden Sie sich direkt an uns.',
    gone: 'Unter dieser Adresse gibt es nichts zu buchen.',
  },
  fr: {
    book: 'Prendre rendez-vous',
    booking: 'Votre rendez-vous',
    manage: 'Gérer votre rendez-vous',
    needsScript: 'Cette page a besoin de JavaScript.',
    orContact: 'Activez-le ou contactez-nous directement.',
    gone: 'Il n’y a rien à réserver à cette adresse.',
  },
  es: {
    book: 'Reservar una cita',
    booking: 'Tu cita',
    manage: 'Gestionar tu cita',
    needsScript: 'Esta página necesita JavaScript.',
    orContact: 'Actívalo o ponte en contacto con nosotros.',
    gone: 'No hay nada que reservar en esta dirección.',
  },
  pt: {
    book: 'Fazer uma marcação',
    booking: 'A sua marcação',
    manage: 'Gerir a sua marcação',
    needsScript: 'Esta página precisa de JavaScript.',
    orContact: 'Ative-o ou contacte-nos diretamente.',
    gone: 'Não há nada para marcar neste endereço.',
  },
  'pt-BR': {
    book: 'Agendar um horário',
    booking: 'Seu horário',
    manage: 'Gerenciar seu horário',
    needsScript: 'Esta página precisa de JavaScript.',
    orContact: 'Ative-o ou entre em contato conosco.',
    gone: 'Não há nada para agendar neste endereço.',
  },
  it: {
    book: 'Prenota un appuntamento',
    booking: 'Il tuo appuntamento',
    manage: 'Gestisci il tuo appuntamento',
    needsScript: 'Questa pagina richiede JavaScript.',
    orContact: 'Attivalo o contattaci direttamente.',
    gone: 'Non c’è nulla da prenotare a questo indirizzo.',
  },
  nl: {
    book: 'Afspraak maken',
    booking: 'Je afspraak',
    manage: 'Je afspraak beheren',
    needsScript: 'Deze pagina heeft JavaScript nodig.',
    orContact: 'Zet het aan of neem rechtstreeks contact met ons op.',
    gone: 'Op dit adres valt niets te boeken.',
  },
  pl: {
    book: 'Umów wizytę',
    booking: 'Twoja wizyta',
    manage: 'Zarządzaj wizytą',
    needsScript: 'Ta strona wymaga JavaScriptu.',
    orContact: 'Włącz go lub skontaktuj się z nami bezpośrednio.',
    gone: 'Pod tym adresem nie ma niczego do zarezerwowania.',
  },
  cs: {
    book: 'Rezervovat termín',
    booking: 'Váš termín',
    manage: 'Správa termínu',
    needsScript: 'Tato stránka potřebuje JavaScript.',
    orContact: 'Zapněte ho, nebo se nám ozvěte přímo.',
    gone: 'Na této adrese není co rezervovat.',
  },
  sv: {
    book: 'Boka tid',
    booking: 'Din tid',
    manage: 'Hantera din tid',
    needsScript: 'Den här sidan behöver JavaScript.',
    orContact: 'Slå på det eller kontakta oss direkt.',
    gone: 'Det finns inget att boka på den här adressen.',
  },
  da: {
    book: 'Book en tid',
    booking: 'Din tid',
    manage: 'Administrer din tid',
    needsScript: 'Denne side kræver JavaScript.',
    orContact: 'Slå det til, eller kontakt os direkte.',
    gone: 'Der er intet at booke på denne adresse.',
  },
  nb: {
    book: 'Bestill time',
    booking: 'Timen din',
    manage: 'Administrer timen din',
    needsScript: 'Denne siden trenger JavaScript.',
    orContact: 'Slå det på, eller ta kontakt med oss direkte.',
    gone: 'Det er ingenting å bestille på denne adressen.',
  },
  fi: {
    book: 'Varaa aika',
    booking: 'Varauksesi',
    manage: 'Hallitse varaustasi',
    needsScript: 'Tämä sivu tarvitsee JavaScriptin.',
    orContact: 'Ota se käyttöön tai ota meihin suoraan yhteyttä.',
    gone: 'Tässä osoitteessa ei ole mitään varattavaa.',
  },
  tr: {
    book: 'Randevu al',
    booking: 'Randevunuz',
    manage: 'Randevunuzu yönetin',
    needsScript: 'Bu sayfa için JavaScript gerekir.',
    orContact: 'Etkinleştirin veya doğrudan bize ulaşın.',
    gone: 'Bu adreste ayırtılacak bir şey yok.',
  },
  uk: {
    book: 'Записатися',
    booking: 'Ваш запис',
    manage: 'Керування записом',
    needsScript: 'Для цієї сторінки потрібен JavaScript.',
    orContact: 'Увімкніть його або зв’яжіться з нами напряму.',
    gone: 'За цією адресою немає чого бронювати.',
  },
  ro: {
    book: 'Faceți o programare',
    booking: 'Programarea dumneavoastră',
    manage: 'Gestionați programarea',
    needsScript: 'Această pagină are nevoie de JavaScript.',
    orContact: 'Activați-l sau contactați-ne direct.',
    gone: 'La această adresă nu este nimic de rezervat.',
  },
  el: {
    book: 'Κλείστε ραντεβού',
    booking: 'Το ραντεβού σας',
    manage: 'Διαχείριση ραντεβού',
    needsScript: 'Αυτή η σελίδα χρειάζεται JavaScript.',
    orContact: 'Ενεργοποιήστε τη ή επικοινωνήστε απευθείας μαζί μας.',
    gone: 'Δεν υπάρχει τίποτα για κράτηση σε αυτή τη διεύθυνση.',
  },
  ja: {
    book: '予約する',
    booking: 'ご予約',
    manage: '予約の確認・変更',
    needsScript: 'このページには JavaScript が必要です。',
    orContact: '有効にするか、直接お問い合わせください。',
    gone: 'このアドレスで予約できるものはありません。',
  },
  ko: {
    book: '예약하기',
    booking: '예약 내용',
    manage: '예약 관리',
    needsScript: '이 페이지에는 JavaScript가 필요합니다.',
    orContact: 'JavaScript를 켜거나 직접 문의해 주세요.',
    gone: '이 주소에는 예약할 수 있는 것이 없습니다.',
  },
  'zh-Hans': {
    book: '在线预约',
    booking: '您的预约',
    manage: '管理预约',
    needsScript: '此页面需要 JavaScript。',
    orContact: '请启用它，或直接与我们联系。',
    gone: '此地址没有可预订的内容。',
  },
  ar: {
    book: 'حجز موعد',
    booking: 'موعدك',
    manage: 'إدارة موعدك',
    needsScript: 'تحتاج هذه الصفحة إلى JavaScript.',
    orContact: 'فعّله أو تواصل معنا مباشرة.',
    gone: 'لا يوجد ما يمكن حجزه في هذا العنوان.',
  },
  he: {
    book: 'קביעת תור',
    booking: 'התור שלך',
    manage: 'ניהול התור',
    needsScript: 'הדף הזה זקוק ל-JavaScript.',
    orContact: 'אפשר להפעיל אותו או ליצור איתנו קשר ישירות.',
    gone: 'אין מה להזמין בכתובת הזאת.',
  },
}
