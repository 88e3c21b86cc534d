import type { BookingTexts } from './en.js'

export const texts: BookingTexts = {
  details: {
    heading: 'Tus datos',
    name: 'Nombre',
    email: 'Correo',
    notes: 'Nota',
    optional: 'opcional',
    trap: 'Sitio web',
    book: 'Reservar {weekday}, {time}',
    request: 'Solicitar {weekday}, {time}',
    booking: 'Reservando…',
    requesting: 'Enviando…',
    proving: 'Comprobamos que no reserve ningún robot. Tarda unos segundos.',
    nameMissing: 'Escribe tu nombre.',
    emailMissing: 'Escribe tu correo electrónico.',
  },
  emailFaults: {
    'no-at': 'Revisa el correo: falta la @.',
    'nothing-before-at': 'Revisa el correo: falta algo antes de la @.',
    'nothing-after-at': 'Revisa el correo: falta algo después de la @.',
    'stray-character': 'Revisa el correo: tiene un carácter que no puede llevar.',
    'stray-dot': 'Revisa el correo: mira los puntos antes de la @.',
    'incomplete-domain': 'Revisa el correo: la parte después de la @ parece incompleta.',
  },
  refused: {
    bookingUnsure: 'No hemos podido conectar con el servidor. Inténtalo de nuevo: no reservarás dos veces.',
    changeUnsure: 'No hemos podido conectar con el servidor. Puede que nada haya cambiado aún: inténtalo de nuevo.',
  },
  done: {
    heading: 'Tu cita está reservada',
    headingPending: 'Solicitud recibida',
    onItsWay: 'La confirmación va de camino a {email}.',
    onItsWayPending: 'La hora está reservada para ti. Sabrás en {email} si se confirma.',
    headingConfirm: 'Mira tu correo',
    onItsWayConfirm:
      'La hora está reservada para ti hasta: {time}. Abre el enlace del correo enviado a {email} para confirmarla.',
    what: 'Servicio',
    when: 'Cuándo',
    where: 'Dónde',
    who: 'Con',
    price: 'Precio',
    guests: 'Invitados',
    calendar: 'Añadir al calendario',
    manage: 'Cambiar o cancelar',
    cancel: 'Cancelar la cita',
    another: 'Reservar otra cita',
  },

  time: {
    keep: 'Mantener {when}',
    changeLabel: 'Cambiar la hora',
  },
  hold: {
    kept: {
      one: 'Reservada para ti un minuto más',
      other: 'Reservada para ti durante {count} minutos',
    },
    lapsed: 'Ya no está reservada para ti; resérvala mientras siga libre',
  },
  zone: {
    timeIn: '{range}, {zone}',
  },
}
