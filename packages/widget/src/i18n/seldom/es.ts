import type { SeldomTexts } from './en.js'

export const texts: SeldomTexts = {
  trouble: {
    server: {
      title: 'Algo ha fallado por nuestra parte',
      advice: 'No se ha perdido nada. Inténtalo de nuevo en un momento.',
    },
    tooMany: {
      title: 'Eso ha sido mucho de una vez',
      advice: 'Espera un momento e inténtalo de nuevo.',
    },
    waitSeconds: {
      one: 'Espera un segundo e inténtalo de nuevo.',
      other: 'Espera {count} segundos e inténtalo de nuevo.',
    },
    waitMinutes: {
      one: 'Espera un minuto e inténtalo de nuevo.',
      other: 'Espera {count} minutos e inténtalo de nuevo.',
    },
    unexpected: {
      title: 'No podemos leer la respuesta del servidor',
      advice: 'Inténtalo de nuevo; si sigue igual, avisa al responsable de esta página.',
    },
    insecure: {
      title: 'Desde esta página no se puede reservar',
      advice: 'Tiene que servirse por https. Avisa al responsable de esta página.',
    },
    noServer: {
      title: 'Las reservas aún no están conectadas',
      advice:
        'El responsable de esta página debe indicar la dirección del servidor de reservas: <booking-widget server="https://…">.',
    },
    unknownService: {
      title: 'Este servicio ya no se puede reservar',
      advice: 'Quizá tenga otro nombre o ya no exista.',
    },
    allServices: 'Ver todos los servicios',
    unknownStaff: {
      title: 'Esta persona no se puede reservar aquí',
      advice: 'Quizá ya no ofrezca este servicio.',
    },
    anyStaff: 'Ver quién está libre',
    noServices: {
      title: 'Aquí todavía no se puede reservar nada',
      advice: 'Vuelve un poco más tarde.',
    },
    notFound: {
      title: 'No encontramos esta reserva',
      advice: 'Comprueba que el enlace de tu correo esté completo.',
    },
  },
  taken: {
    withAlternatives: 'Esa hora acaba de ocuparse. Estas están cerca:',
    alone: 'Esa hora acaba de ocuparse.',
    chooseAnother: 'Elegir otra hora',
  },
  unavailable: {
    'outside-hours': 'Esa hora está fuera del horario de apertura.',
    'off-grid': 'A esa hora no empiezan citas.',
    'minimum-notice': 'Esa hora está demasiado cerca para reservarla.',
    'booking-window': 'Esa hora está demasiado lejos para reservarla.',
    'cap-reached': 'Ese día está completo.',
    past: 'Esa hora ya ha pasado.',
    otherwise: 'Esa hora no se puede reservar.',
  },
  policy: {
    'cut-off': 'Ya es tarde para cambiarla aquí. Contacta directamente con nosotros.',
    started: 'Esta cita ya ha empezado. Contacta directamente con nosotros.',
    closed: 'Esta cita está cancelada o ya ha pasado. Vuelve atrás para verla.',
    'max-moves': 'Esta cita ya no se puede cambiar. Contacta directamente con nosotros.',
    'not-started': 'Esta cita todavía no ha tenido lugar.',
    unconfirmed: 'Confirma primero esta cita: el enlace está en tu correo.',
  },
  refused: {
    bookingServer: 'Algo ha fallado por nuestra parte. Inténtalo de nuevo: no reservarás dos veces.',
    conflict: 'Puede que ya esté reservada. Busca una confirmación en tu correo antes de volver a intentarlo.',
    changed: 'Esta cita ha cambiado mientras tanto. Vuelve a mirarla antes de seguir.',
    said: 'El servidor no ha aceptado esto:',
  },

  details: {
    phone: 'Teléfono',
    phoneMissing: 'Escribe tu teléfono.',
    choose: 'Elegir',
    guests: 'Invitados',
    guest: 'Correo del invitado {number}',
    addGuest: 'Añadir un invitado',
    removeGuest: 'Quitar al invitado {number}',
    remove: 'Quitar',
    guestsHint: 'También reciben la invitación.',
    guestRemoved: 'Invitado quitado',
    answerMissing: 'Responde a esta pregunta.',
    choiceMissing: 'Elige una de estas opciones.',
    tickMissing: 'Marca esta casilla para continuar.',
    notNumber: 'Escribe un número, como 3 o 2,5.',
    notPhone: 'Escribe el teléfono con cifras, como +34 612 34 56 78.',
  },
  zone: {
    search: 'Busca una ciudad o región',
    list: 'Zonas horarias',
    none: 'No hay ninguna zona horaria con ese nombre',
    changed: 'Nueva zona horaria: {zone}',
  },
}
