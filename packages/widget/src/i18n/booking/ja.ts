import type { BookingTexts } from './en.js'

export const texts: BookingTexts = {
  details: {
    heading: 'お客様の情報',
    name: 'お名前',
    email: 'メール',
    notes: '備考',
    optional: '任意',
    trap: 'ウェブサイト',
    book: '{weekday} {time}に予約する',
    request: '{weekday} {time}をリクエスト',
    booking: '予約しています…',
    requesting: '送信しています…',
    proving: 'ロボットによる予約でないことを確認しています。数秒かかります。',
    nameMissing: 'お名前を入力してください。',
    emailMissing: 'メールアドレスを入力してください。',
  },
  emailFaults: {
    'no-at': 'メールアドレスを確認してください：@がありません。',
    'nothing-before-at': 'メールアドレスを確認してください：@の前が足りません。',
    'nothing-after-at': 'メールアドレスを確認してください：@の後が足りません。',
    'stray-character': 'メールアドレスを確認してください：使えない文字があります。',
    'stray-dot': 'メールアドレスを確認してください：@の前の点を見直してください。',
    'incomplete-domain': 'メールアドレスを確認してください：@の後が不完全なようです。',
  },
  refused: {
    bookingUnsure: 'サーバーに接続できませんでした。もう一度お試しください。二重に予約されることはありません。',
    changeUnsure: 'サーバーに接続できませんでした。まだ変更されていない可能性があります。もう一度お試しください。',
  },
  done: {
    heading: 'ご予約を承りました',
    headingPending: '予約リクエスト受付',
    onItsWay: '確認メールを{email}にお送りしています。',
    onItsWayPending: 'お時間をお取り置きしています。確定したかどうかは{email}にお知らせします。',
    headingConfirm: 'メールをご確認ください',
    onItsWayConfirm: '{time}までお時間をお取り置きしています。{email}宛のメールのリンクを開いて確定してください。',
    what: '内容',
    when: '日時',
    where: '場所',
    who: '担当',
    price: '料金',
    guests: '同席者',
    calendar: 'カレンダーに追加',
    manage: '変更・キャンセル',
    cancel: '予約をキャンセルする',
    another: '別の予約をする',
  },

  time: {
    keep: '{when}のままにする',
    changeLabel: '時間を変更',
  },
  hold: {
    kept: 'あと{count}分間お取り置き中です',
    lapsed: 'お取り置きは終了しました。空いているうちにご予約ください',
  },
  zone: {
    timeIn: '{range}（{zone}）',
  },
}
