import type { BookingTexts } from './en.js'

export const texts: BookingTexts = {
  details: {
    heading: 'Seus dados',
    name: 'Nome',
    email: 'E-mail',
    notes: 'Observação',
    optional: 'opcional',
    trap: 'Site',
    book: 'Agendar {weekday} às {time}',
    request: 'Solicitar {weekday} às {time}',
    booking: 'Agendando…',
    requesting: 'Enviando…',
    proving: 'Estamos verificando que não é um robô agendando. Leva alguns segundos.',
    nameMissing: 'Digite seu nome.',
    emailMissing: 'Digite seu e-mail.',
  },
  emailFaults: {
    'no-at': 'Confira o e-mail: falta o @.',
    'nothing-before-at': 'Confira o e-mail: falta algo antes do @.',
    'nothing-after-at': 'Confira o e-mail: falta algo depois do @.',
    'stray-character': 'Confira o e-mail: há um caractere que não pode estar nele.',
    'stray-dot': 'Confira o e-mail: veja os pontos antes do @.',
    'incomplete-domain': 'Confira o e-mail: a parte depois do @ parece incompleta.',
  },
  refused: {
    bookingUnsure: 'Não conseguimos acessar o servidor. Tente novamente: nada será agendado duas vezes.',
    changeUnsure: 'Não conseguimos acessar o servidor. Talvez nada tenha mudado ainda: tente novamente.',
  },
  done: {
    heading: 'Seu horário está agendado',
    headingPending: 'Solicitação recebida',
    onItsWay: 'A confirmação está a caminho de {email}.',
    onItsWayPending: 'O horário está reservado para você. Você saberá em {email} se foi confirmado.',
    headingConfirm: 'Veja seu e-mail',
    onItsWayConfirm:
      'O horário está reservado para você até: {time}. Abra o link no e-mail enviado para {email} para confirmá-lo.',
    what: 'Serviço',
    when: 'Quando',
    where: 'Onde',
    who: 'Com',
    price: 'Preço',
    guests: 'Convidados',
    calendar: 'Adicionar ao calendário',
    manage: 'Remarcar ou cancelar',
    cancel: 'Cancelar o horário',
    another: 'Agendar outro horário',
  },

  time: {
    keep: 'Manter {when}',
    changeLabel: 'Alterar o horário',
  },
  hold: {
    kept: {
      one: 'Reservado para você por mais um minuto',
      other: 'Reservado para você por {count} minutos',
    },
    lapsed: 'Não está mais reservado para você; agende enquanto está livre',
  },
  zone: {
    timeIn: '{range}, {zone}',
  },
}
