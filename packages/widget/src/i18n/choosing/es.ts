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
  },
  zone: {
    line: 'Zona horaria: {zone} ({offset})',
    offsets: '{before}, luego {after}',
    changeLabel: 'Cambiar de zona horaria',
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
  },
}
