import type { SeldomTexts } from './en.js'

export const texts: SeldomTexts = {
  trouble: {
    server: {
      title: '저희 쪽에 문제가 생겼습니다',
      advice: '잃은 내용은 없습니다. 잠시 후 다시 시도하세요.',
    },
    tooMany: {
      title: '한 번에 너무 많은 요청이 있었습니다',
      advice: '잠시 기다린 뒤 다시 시도하세요.',
    },
    waitSeconds: '{count}초 기다린 뒤 다시 시도하세요.',
    waitMinutes: '{count}분 기다린 뒤 다시 시도하세요.',
    unexpected: {
      title: '서버의 응답을 읽을 수 없습니다',
      advice: '다시 시도하세요. 계속되면 이 페이지의 운영자에게 알려 주세요.',
    },
    insecure: {
      title: '이 페이지에서는 예약할 수 없습니다',
      advice: 'https로 제공되어야 합니다. 이 페이지의 운영자에게 알려 주세요.',
    },
    noServer: {
      title: '예약이 아직 연결되지 않았습니다',
      advice: '이 페이지의 운영자가 예약 서버의 주소를 설정해야 합니다: <booking-widget server="https://…">',
    },
    unknownService: {
      title: '이 서비스는 더 이상 예약할 수 없습니다',
      advice: '이름이 바뀌었거나 없어졌을 수 있습니다.',
    },
    allServices: '모든 서비스 보기',
    unknownStaff: {
      title: '이 담당자는 여기서 예약할 수 없습니다',
      advice: '더 이상 이 서비스를 하지 않을 수 있습니다.',
    },
    anyStaff: '가능한 담당자 보기',
    noServices: {
      title: '아직 예약할 수 있는 것이 없습니다',
      advice: '잠시 후 다시 와 주세요.',
    },
    notFound: {
      title: '이 예약을 찾을 수 없습니다',
      advice: '이메일의 링크가 온전한지 확인하세요.',
    },
  },
  taken: {
    withAlternatives: '그 시간은 방금 예약되었습니다. 가까운 시간입니다:',
    alone: '그 시간은 방금 예약되었습니다.',
    chooseAnother: '다른 시간 선택',
  },
  unavailable: {
    'outside-hours': '그 시간은 영업시간이 아닙니다.',
    'off-grid': '그 시간에 시작하는 예약은 없습니다.',
    'minimum-notice': '그 시간은 너무 임박해 예약할 수 없습니다.',
    'booking-window': '그 시간은 너무 멀어 예약할 수 없습니다.',
    'cap-reached': '그날은 예약이 모두 찼습니다.',
    past: '그 시간은 지났습니다.',
    otherwise: '그 시간은 예약할 수 없습니다.',
  },
  policy: {
    'cut-off': '여기서 변경하기에는 늦었습니다. 직접 연락해 주세요.',
    started: '예약 시간이 시작되었습니다. 직접 연락해 주세요.',
    closed: '취소되었거나 지난 예약입니다. 뒤로 가서 확인하세요.',
    'max-moves': '이 예약은 더 이상 변경할 수 없습니다. 직접 연락해 주세요.',
    'not-started': '아직 진행되지 않은 예약입니다.',
    unconfirmed: '먼저 이 예약을 확인해 주세요. 링크는 이메일에 있습니다.',
  },
  refused: {
    bookingServer: '저희 쪽에 문제가 생겼습니다. 다시 시도하세요. 두 번 예약되지 않습니다.',
    conflict: '이미 예약되었을 수 있습니다. 다시 시도하기 전에 확인 이메일이 왔는지 살펴보세요.',
    changed: '그사이 이 예약이 변경되었습니다. 다시 확인한 뒤 계속해 주세요.',
    said: '서버가 다음을 받아들이지 않았습니다:',
  },

  details: {
    phone: '전화번호',
    phoneMissing: '전화번호를 입력하세요.',
    choose: '선택',
    guests: '동반자',
    guest: '동반자 {number} 이메일',
    addGuest: '동반자 추가',
    removeGuest: '동반자 {number} 삭제',
    remove: '삭제',
    guestsHint: '동반자에게도 초대장이 발송됩니다.',
    guestRemoved: '동반자를 삭제했습니다',
    answerMissing: '이 질문에 답해 주세요.',
    choiceMissing: '이 중 하나를 선택하세요.',
    tickMissing: '계속하려면 체크하세요.',
    notNumber: '3 또는 2.5와 같은 숫자를 입력하세요.',
    notPhone: '전화번호는 숫자로 입력하세요(예: +82 10 1234 5678).',
  },
  zone: {
    search: '도시나 지역 검색',
    list: '시간대',
    none: '해당 이름의 시간대가 없습니다',
    changed: '시간대를 변경했습니다: {zone}',
  },
}
