import type { BookingTexts } from './en.js'

export const texts: BookingTexts = {
  details: {
    heading: 'Os seus dados',
    name: 'Nome',
    email: 'E-mail',
    notes: 'Nota',
    optional: 'opcional',
    trap: 'Site',
    book: 'Marcar {weekday} às {time}',
    request: 'Pedir {weekday} às {time}',
    booking: 'A marcar…',
    requesting: 'A enviar…',
    proving: 'Estamos a confirmar que não é um robô a marcar. Demora alguns segundos.',
    nameMissing: 'Escreva o seu nome.',
    emailMissing: 'Escreva o seu e-mail.',
  },
  emailFaults: {
    'no-at': 'Verifique o e-mail: falta o @.',
    'nothing-before-at': 'Verifique o e-mail: falta algo antes do @.',
    'nothing-after-at': 'Verifique o e-mail: falta algo depois do @.',
    'stray-character': 'Verifique o e-mail: tem um carácter que não pode ter.',
    'stray-dot': 'Verifique o e-mail: veja os pontos antes do @.',
    'incomplete-domain': 'Verifique o e-mail: a parte depois do @ parece incompleta.',
  },
  refused: {
    bookingUnsure: 'Não conseguimos chegar ao servidor. Tente de novo: não ficará marcado duas vezes.',
    changeUnsure: 'Não conseguimos chegar ao servidor. Talvez nada tenha mudado ainda: tente de novo.',
  },
  done: {
    heading: 'A sua marcação está feita',
    headingPending: 'Pedido recebido',
    onItsWay: 'A confirmação vai a caminho de {email}.',
    onItsWayPending: 'A hora está reservada para si. Saberá em {email} se é confirmada.',
    headingConfirm: 'Veja o seu e-mail',
    onItsWayConfirm:
      'A hora está reservada para si até: {time}. Abra a ligação no e-mail enviado para {email} para a confirmar.',
    what: 'Serviço',
    when: 'Quando',
    where: 'Onde',
    who: 'Com',
    price: 'Preço',
    guests: 'Convidados',
    calendar: 'Adicionar ao calendário',
    manage: 'Alterar ou cancelar',
    cancel: 'Cancelar a marcação',
    another: 'Fazer outra marcação',
  },

  time: {
    keep: 'Manter {when}',
    changeLabel: 'Alterar a hora',
  },
  hold: {
    kept: {
      one: 'Reservada para si por mais um minuto',
      other: 'Reservada para si por {count} minutos',
    },
    lapsed: 'Já não está reservada para si; marque enquanto está livre',
  },
  zone: {
    timeIn: '{range}, {zone}',
  },
}
