import type { ChoosingTexts } from './en.js'

export const texts: ChoosingTexts = {
  back: 'Voltar',
  tryAgain: 'Tentar novamente',
  reload: 'Recarregar a página',
  change: 'Alterar',
  loading: 'Carregando',
  slow: 'Está demorando mais que o normal.',
  demo: 'Isto é uma demonstração: nada é agendado de verdade.',
  with: 'com {name}',
  withAnyone: 'com quem estiver livre',
  minutes: '{minutes} min',
  hours: '{hours} h',
  hoursAndMinutes: '{hours} h {minutes} min',
  free: 'Grátis',
  dateAndTime: '{date} às {time}',
  service: 'Escolha um serviço',
  staff: {
    heading: 'Escolha um profissional',
    anyone: 'Qualquer um',
    anyoneHint: 'Quem estiver livre no seu horário',
    changeLabel: 'Trocar de profissional',
  },
  place: {
    'in-person': 'Presencial',
    phone: 'Por telefone',
    video: 'Por videochamada',
    more: '{kind}: {text}',
  },
  time: {
    heading: 'Escolha um horário',
    howLong: 'Duração',
    seatsLeft: {
      one: 'resta {count} vaga',
      other: 'restam {count} vagas',
    },
    previousMonth: 'Mês anterior',
    nextMonth: 'Próximo mês',
    day: {
      one: '{date}, {count} horário livre',
      other: '{date}, {count} horários livres',
    },
    dayFull: '{date}, sem horários livres',
    month: {
      one: '{month}, {count} dia livre',
      other: '{month}, {count} dias livres',
    },
    monthFull: '{month}, sem dias livres',
    morning: 'Manhã',
    afternoon: 'Tarde',
    evening: 'Noite',
    noneInMonth: 'Não há horários livres em {month}.',
    none: 'No momento não há horários livres.',
    lookAgain: 'Ver novamente',
    nextFree: 'Próximo dia livre: {date}',
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
    line: 'Fuso horário: {zone} ({offset})',
    offsets: '{before}, depois {after}',
    changeLabel: 'Alterar o fuso horário',
    search: 'Busque uma cidade ou região',
    list: 'Fusos horários',
    none: 'Nenhum fuso horário com esse nome',
    changed: 'Novo fuso horário: {zone}',
    timeIn: '{range}, {zone}',
    elsewhere: 'No local do atendimento: {zone} ({offset}).',
  },
  trouble: {
    offline: {
      title: 'Parece que você está sem conexão',
      advice: 'Verifique sua conexão e tente novamente.',
    },
    unreachable: {
      title: 'Não conseguimos acessar o servidor de agendamento',
      advice: 'Verifique sua conexão ou tente novamente em instantes.',
    },
    timeout: {
      title: 'A resposta está demorando demais',
      advice: 'Sua conexão ou nosso servidor está lento. Tente novamente.',
    },
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
}
