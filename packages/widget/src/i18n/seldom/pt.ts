import type { SeldomTexts } from './en.js'

export const texts: SeldomTexts = {
  trouble: {
    server: {
      title: 'Algo correu mal do nosso lado',
      advice: 'Nada se perdeu. Tente de novo dentro de momentos.',
    },
    tooMany: {
      title: 'Foi muito de uma só vez',
      advice: 'Aguarde um momento e tente de novo.',
    },
    waitSeconds: {
      one: 'Aguarde um segundo e tente de novo.',
      other: 'Aguarde {count} segundos e tente de novo.',
    },
    waitMinutes: {
      one: 'Aguarde um minuto e tente de novo.',
      other: 'Aguarde {count} minutos e tente de novo.',
    },
    unexpected: {
      title: 'Não conseguimos ler a resposta do servidor',
      advice: 'Tente de novo; se continuar assim, avise o responsável por esta página.',
    },
    insecure: {
      title: 'Esta página não permite marcações',
      advice: 'Tem de ser servida por https. Avise o responsável por esta página.',
    },
    noServer: {
      title: 'As marcações ainda não estão ligadas',
      advice:
        'O responsável por esta página tem de indicar o endereço do servidor de marcações: <booking-widget server="https://…">.',
    },
    unknownService: {
      title: 'Este serviço já não pode ser marcado',
      advice: 'Talvez tenha outro nome ou já não exista.',
    },
    allServices: 'Ver todos os serviços',
    unknownStaff: {
      title: 'Esta pessoa não pode ser marcada aqui',
      advice: 'Talvez já não faça este serviço.',
    },
    anyStaff: 'Ver quem está livre',
    noServices: {
      title: 'Ainda não há nada para marcar aqui',
      advice: 'Volte um pouco mais tarde.',
    },
    notFound: {
      title: 'Não encontramos esta marcação',
      advice: 'Verifique se o link do seu e-mail está completo.',
    },
  },
  taken: {
    withAlternatives: 'Essa hora acabou de ser ocupada. Estas são próximas:',
    alone: 'Essa hora acabou de ser ocupada.',
    chooseAnother: 'Escolher outra hora',
  },
  unavailable: {
    'outside-hours': 'Essa hora está fora do horário de abertura.',
    'off-grid': 'Nenhuma marcação começa a essa hora.',
    'minimum-notice': 'Essa hora está demasiado próxima para marcar.',
    'booking-window': 'Essa hora está demasiado longe para marcar.',
    'cap-reached': 'Esse dia está cheio.',
    past: 'Essa hora já passou.',
    otherwise: 'Essa hora não pode ser marcada.',
  },
  policy: {
    'cut-off': 'Já é tarde para alterar aqui. Contacte-nos diretamente.',
    started: 'Esta marcação já começou. Contacte-nos diretamente.',
    closed: 'Esta marcação foi cancelada ou já passou. Volte atrás para a ver.',
    'max-moves': 'Esta marcação já não pode ser alterada. Contacte-nos diretamente.',
    'not-started': 'Esta marcação ainda não aconteceu.',
    unconfirmed: 'Confirme primeiro esta marcação: a ligação está no seu e-mail.',
  },
  refused: {
    bookingServer: 'Algo correu mal do nosso lado. Tente de novo: não ficará marcado duas vezes.',
    conflict: 'Talvez já esteja marcado. Procure uma confirmação no seu e-mail antes de tentar de novo.',
    changed: 'Esta marcação foi alterada entretanto. Veja-a de novo antes de continuar.',
    said: 'O servidor não aceitou isto:',
  },

  details: {
    phone: 'Telefone',
    phoneMissing: 'Escreva o seu telefone.',
    choose: 'Escolher',
    guests: 'Convidados',
    guest: 'E-mail do convidado {number}',
    addGuest: 'Adicionar convidado',
    removeGuest: 'Remover o convidado {number}',
    remove: 'Remover',
    guestsHint: 'Também recebem o convite.',
    guestRemoved: 'Convidado removido',
    answerMissing: 'Responda a esta pergunta.',
    choiceMissing: 'Escolha uma destas opções.',
    tickMissing: 'Assinale esta caixa para continuar.',
    notNumber: 'Escreva um número, como 3 ou 2,5.',
    notPhone: 'Escreva o telefone com algarismos, como +351 912 345 678.',
  },
  zone: {
    search: 'Procure uma cidade ou região',
    list: 'Fusos horários',
    none: 'Nenhum fuso horário com esse nome',
    changed: 'Novo fuso horário: {zone}',
  },
}
