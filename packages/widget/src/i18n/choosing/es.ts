import type { ChoosingTexts } from './en.js'

export const texts: ChoosingTexts = {
  back: 'Atrás',
  tryAgain: 'Reintentar',
  reload: 'Recargar la página',
  change: 'Cambiar',
  loading: 'Cargando',
  slow: 'Está tardando más de lo habitual.',
  demo: 'Esto es una demostración: no se reserva nada de verdad.',
  with: 'con {name}',
  withAnyone: 'con quien esté libre',
  minutes: '{minutes} min',
  hours: '{hours} h',
  hoursAndMinutes: '{hours} h {minutes} min',
  free: 'Gratis',
  dateAndTime: '{date}, {time}',
  service: 'Elige un servicio',
  staff: {
    heading: 'Elige una persona',
    anyone: 'Cualquiera',
    anyoneHint: 'Quien esté libre a tu hora',
    changeLabel: 'Cambiar de persona',
  },
  place: {
    'in-person': 'En persona',
    phone: 'Por teléfono',
    video: 'Por videollamada',
    more: '{kind}: {text}',
  },
  time: {
    heading: 'Elige una hora',
    howLong: 'Duración',
    seatsLeft: {
      one: 'queda {count} plaza',
      other: 'quedan {count} plazas',
    },
    previousMonth: 'Mes anterior',
    nextMonth: 'Mes siguiente',
    day: {
      one: '{date}, {count} hora libre',
      other: '{date}, {count} horas libres',
    },
    dayFull: '{date}, sin horas libres',
    month: {
      one: '{month}, {count} día libre',
      other: '{month}, {count} días libres',
    },
    monthFull: '{month}, sin días libres',
    morning: 'Mañana',
    afternoon: 'Tarde',
    evening: 'Noche',
    noneInMonth: 'No hay horas libres en {month}.',
    none: 'Ahora mismo no hay horas libres.',
    lookAgain: 'Volver a mirar',
    nextFree: 'Próximo día libre: {date}',
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
    line: 'Zona horaria: {zone} ({offset})',
    offsets: '{before}, luego {after}',
    changeLabel: 'Cambiar de zona horaria',
    search: 'Busca una ciudad o región',
    list: 'Zonas horarias',
    none: 'No hay ninguna zona horaria con ese nombre',
    changed: 'Nueva zona horaria: {zone}',
    timeIn: '{range}, {zone}',
    elsewhere: 'En el lugar de la cita: {zone} ({offset}).',
  },
  trouble: {
    offline: {
      title: 'Parece que no tienes conexión',
      advice: 'Revisa tu conexión e inténtalo de nuevo.',
    },
    unreachable: {
      title: 'No podemos conectar con el servidor de reservas',
      advice: 'Revisa tu conexión o inténtalo de nuevo en un momento.',
    },
    timeout: {
      title: 'La respuesta tarda demasiado',
      advice: 'Tu conexión o nuestro servidor va lento. Inténtalo de nuevo.',
    },
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
}
