import type { SeldomTexts } from './en.js'

export const texts: SeldomTexts = {
  trouble: {
    server: {
      title: 'こちらで問題が発生しました',
      advice: '入力内容は失われていません。しばらくしてからもう一度お試しください。',
    },
    tooMany: {
      title: '一度に多くの操作がありました',
      advice: '少し待ってから、もう一度お試しください。',
    },
    waitSeconds: '{count}秒待ってから、もう一度お試しください。',
    waitMinutes: '{count}分待ってから、もう一度お試しください。',
    unexpected: {
      title: 'サーバーの応答を読み取れません',
      advice: 'もう一度お試しください。改善しない場合は、このページの管理者にお知らせください。',
    },
    insecure: {
      title: 'このページでは予約できません',
      advice: 'httpsでの配信が必要です。このページの管理者にお知らせください。',
    },
    noServer: {
      title: '予約はまだ接続されていません',
      advice: 'このページの管理者が予約サーバーのアドレスを設定する必要があります：<booking-widget server="https://…">',
    },
    unknownService: {
      title: 'このメニューは予約できなくなりました',
      advice: '名前が変わったか、なくなった可能性があります。',
    },
    allServices: 'すべてのメニューを見る',
    unknownStaff: {
      title: 'この担当者はここでは予約できません',
      advice: 'このメニューを担当しなくなった可能性があります。',
    },
    anyStaff: '空いている担当者を見る',
    noServices: {
      title: 'まだ予約できるものがありません',
      advice: 'しばらくしてからもう一度お越しください。',
    },
    notFound: {
      title: 'このご予約が見つかりません',
      advice: 'メールのリンクがすべて入っているか確認してください。',
    },
  },
  taken: {
    withAlternatives: 'その時間は先ほど埋まりました。近い時間はこちらです：',
    alone: 'その時間は先ほど埋まりました。',
    chooseAnother: '別の時間を選ぶ',
  },
  unavailable: {
    'outside-hours': 'その時間は営業時間外です。',
    'off-grid': 'その時間に始まる枠はありません。',
    'minimum-notice': 'その時間は直前のため予約できません。',
    'booking-window': 'その時間は先すぎるため予約できません。',
    'cap-reached': 'その日は満席です。',
    past: 'その時間は過ぎました。',
    otherwise: 'その時間は予約できません。',
  },
  policy: {
    'cut-off': 'こちらでの変更は締め切りました。直接ご連絡ください。',
    started: 'ご予約の時間が始まっています。直接ご連絡ください。',
    closed: 'このご予約はキャンセル済みか終了しています。戻ってご確認ください。',
    'max-moves': 'このご予約はこれ以上変更できません。直接ご連絡ください。',
    'not-started': 'このご予約はまだ行われていません。',
    unconfirmed: '先にこのご予約を確定してください。リンクはメールにあります。',
  },
  refused: {
    bookingServer: 'こちらで問題が発生しました。もう一度お試しください。二重に予約されることはありません。',
    conflict: 'すでに予約済みの可能性があります。もう一度試す前に、確認メールが届いていないかご覧ください。',
    changed: 'このご予約はその間に変更されました。もう一度ご確認のうえ、お進みください。',
    said: 'サーバーが次の内容を受け付けませんでした：',
  },

  details: {
    phone: '電話番号',
    phoneMissing: '電話番号を入力してください。',
    choose: '選択',
    guests: '同席者',
    guest: '同席者{number}のメール',
    addGuest: '同席者を追加',
    removeGuest: '同席者{number}を削除',
    remove: '削除',
    guestsHint: '同席者にもご案内が届きます。',
    guestRemoved: '同席者を削除しました',
    answerMissing: 'この質問にお答えください。',
    choiceMissing: 'いずれかを選んでください。',
    tickMissing: '続けるにはチェックを入れてください。',
    notNumber: '3や2.5のような数字を入力してください。',
    notPhone: '電話番号は数字で入力してください（例：+81 90 1234 5678）。',
  },
  zone: {
    search: '都市や地域を検索',
    list: 'タイムゾーン',
    none: 'その名前のタイムゾーンはありません',
    changed: 'タイムゾーンを変更しました：{zone}',
  },
}
