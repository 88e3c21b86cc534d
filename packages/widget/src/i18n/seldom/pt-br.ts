import type { SeldomTexts } from './en.js'

export const texts: SeldomTexts = {
  trouble: {
    server: {
      title: 'Algo deu errado do nosso lado',
      advice: 'Nada se perdeu. Tente novamente em instantes.',
    },
    tooMany: {
      title: 'Foi muita coisa de uma vez',
      advice: 'Espere um instante e tente novamente.',
    },
    waitSeconds: {
      one: 'Espere um segundo e tente novamente.',
      other: 'Espere {count} segundos e tente novamente.',
    },
    waitMinutes: {
      one: 'Espere um minuto e tente novamente.',
      other: 'Espere {count} minutos e tente novamente.',
    },
    unexpected: {
      title: 'Não conseguimos ler a resposta do servidor',
      advice: 'Tente novamente; se continuar assim, avise o responsável por esta página.',
    },
    insecure: {
      title: 'Não é possível agendar nesta página',
      advice: 'Ela precisa ser servida por https. Avise o responsável por esta página.',
    },
    noServer: {
      title: 'O agendamento ainda não está conectado',
      advice:
        'O responsável por esta página precisa informar o endereço do servidor de agendamento: <booking-widget server="https://…">.',
    },
    unknownService: {
      title: 'Este serviço não pode mais ser agendado',
      advice: 'Talvez tenha mudado de nome ou não exista mais.',
    },
    allServices: 'Ver todos os serviços',
    unknownStaff: {
      title: 'Não é possível agendar com esta pessoa aqui',
      advice: 'Talvez ela não ofereça mais este serviço.',
    },
    anyStaff: 'Ver quem está livre',
    noServices: {
      title: 'Ainda não há nada para agendar aqui',
      advice: 'Volte um pouco mais tarde.',
    },
    notFound: {
      title: 'Não encontramos este agendamento',
      advice: 'Verifique se o link do seu e-mail está completo.',
    },
  },
  taken: {
    withAlternatives: 'Esse horário acabou de ser ocupado. Estes são próximos:',
    alone: 'Esse horário acabou de ser ocupado.',
    chooseAnother: 'Escolher outro horário',
  },
  unavailable: {
    'outside-hours': 'Esse horário está fora do funcionamento.',
    'off-grid': 'Nenhum atendimento começa nesse horário.',
    'minimum-notice': 'Esse horário está muito próximo para agendar.',
    'booking-window': 'Esse horário está muito distante para agendar.',
    'cap-reached': 'Esse dia está lotado.',
    past: 'Esse horário já passou.',
    otherwise: 'Esse horário não pode ser agendado.',
  },
  policy: {
    'cut-off': 'Já é tarde para alterar por aqui. Fale diretamente com a gente.',
    started: 'Este atendimento já começou. Fale diretamente com a gente.',
    closed: 'Este horário foi cancelado ou já passou. Volte para vê-lo.',
    'max-moves': 'Este horário não pode mais ser remarcado. Fale diretamente com a gente.',
    'not-started': 'Este atendimento ainda não aconteceu.',
    unconfirmed: 'Confirme primeiro este horário: o link está no seu e-mail.',
  },
  refused: {
    bookingServer: 'Algo deu errado do nosso lado. Tente novamente: nada será agendado duas vezes.',
    conflict: 'Talvez já esteja agendado. Procure uma confirmação no seu e-mail antes de tentar novamente.',
    changed: 'Este horário foi alterado nesse meio-tempo. Veja-o de novo antes de continuar.',
    said: 'O servidor não aceitou isto:',
  },

  details: {
    phone: 'Telefone',
    phoneMissing: 'Digite seu telefone.',
    choose: 'Escolher',
    guests: 'Convidados',
    guest: 'E-mail do convidado {number}',
    addGuest: 'Adicionar convidado',
    removeGuest: 'Remover o convidado {number}',
    remove: 'Remover',
    guestsHint: 'Eles também recebem o convite.',
    guestRemoved: 'Convidado removido',
    answerMissing: 'Responda a esta pergunta.',
    choiceMissing: 'Escolha uma destas opções.',
    tickMissing: 'Marque esta caixa para continuar.',
    notNumber: 'Digite um número, como 3 ou 2,5.',
    notPhone: 'Digite o telefone com números, como +55 11 91234-5678.',
  },
  zone: {
    search: 'Busque uma cidade ou região',
    list: 'Fusos horários',
    none: 'Nenhum fuso horário com esse nome',
    changed: 'Novo fuso horário: {zone}',
  },
}
