import type { BookingTexts } from './en.js'

export const texts: BookingTexts = {
  details: {
    heading: '예약자 정보',
    name: '이름',
    email: '이메일',
    notes: '메모',
    optional: '선택 사항',
    trap: '웹사이트',
    book: '{weekday} {time} 예약',
    request: '{weekday} {time} 요청',
    booking: '예약하는 중…',
    requesting: '보내는 중…',
    proving: '로봇이 예약하는 것이 아닌지 확인하고 있습니다. 몇 초 걸립니다.',
    nameMissing: '이름을 입력하세요.',
    emailMissing: '이메일 주소를 입력하세요.',
  },
  emailFaults: {
    'no-at': '이메일 주소를 확인하세요: @가 없습니다.',
    'nothing-before-at': '이메일 주소를 확인하세요: @ 앞이 비어 있습니다.',
    'nothing-after-at': '이메일 주소를 확인하세요: @ 뒤가 비어 있습니다.',
    'stray-character': '이메일 주소를 확인하세요: 쓸 수 없는 문자가 있습니다.',
    'stray-dot': '이메일 주소를 확인하세요: @ 앞의 점을 살펴보세요.',
    'incomplete-domain': '이메일 주소를 확인하세요: @ 뒷부분이 완전하지 않습니다.',
  },
  refused: {
    bookingUnsure: '서버에 연결하지 못했습니다. 다시 시도하세요. 두 번 예약되지 않습니다.',
    changeUnsure: '서버에 연결하지 못했습니다. 아직 변경되지 않았을 수 있으니 다시 시도하세요.',
  },
  done: {
    heading: '예약이 완료되었습니다',
    headingPending: '예약 요청 접수',
    onItsWay: '{email}(으)로 확인 이메일을 보내고 있습니다.',
    onItsWayPending: '시간을 잡아 두었습니다. 확정 여부는 {email}(으)로 알려 드립니다.',
    headingConfirm: '이메일을 확인해 주세요',
    onItsWayConfirm: '{time}까지 시간을 잡아 둡니다. {email}(으)로 보낸 이메일의 링크를 열어 예약을 확인해 주세요.',
    what: '서비스',
    when: '일시',
    where: '장소',
    who: '담당',
    price: '가격',
    guests: '동반자',
    calendar: '캘린더에 추가',
    manage: '변경 또는 취소',
    cancel: '예약 취소',
    another: '다른 예약하기',
  },

  time: {
    keep: '{when} 유지',
    changeLabel: '시간 변경',
  },
  hold: {
    kept: '{count}분 동안 시간을 잡아 두고 있습니다',
    lapsed: '더 이상 잡아 두지 않습니다. 비어 있을 때 예약하세요',
  },
  zone: {
    timeIn: '{range}, {zone}',
  },
}
