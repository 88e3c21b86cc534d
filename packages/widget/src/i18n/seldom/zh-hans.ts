import type { SeldomTexts } from './en.js'

export const texts: SeldomTexts = {
  trouble: {
    server: {
      title: '我们这边出了问题',
      advice: '没有丢失任何内容，请稍后重试。',
    },
    tooMany: {
      title: '操作过于频繁',
      advice: '请稍等片刻，然后重试。',
    },
    waitSeconds: '请等待{count}秒，然后重试。',
    waitMinutes: '请等待{count}分钟，然后重试。',
    unexpected: {
      title: '无法读取服务器的响应',
      advice: '请重试；如果仍然如此，请告知本页面的所有者。',
    },
    insecure: {
      title: '此页面无法预约',
      advice: '页面需要通过 https 提供，请告知本页面的所有者。',
    },
    noServer: {
      title: '预约尚未接通',
      advice: '本页面的所有者需要设置预约服务器的地址：<booking-widget server="https://…">',
    },
    unknownService: {
      title: '此项目已无法预约',
      advice: '可能已更名或不再提供。',
    },
    allServices: '查看所有项目',
    unknownStaff: {
      title: '此处无法预约该服务人员',
      advice: '可能不再提供此项目。',
    },
    anyStaff: '查看谁有空',
    noServices: {
      title: '这里暂时没有可预约的项目',
      advice: '请稍后再来。',
    },
    notFound: {
      title: '找不到此预约',
      advice: '请确认邮件中的链接是完整的。',
    },
  },
  taken: {
    withAlternatives: '该时间刚刚被约走。以下时间相近：',
    alone: '该时间刚刚被约走。',
    chooseAnother: '选择其他时间',
  },
  unavailable: {
    'outside-hours': '该时间不在营业时间内。',
    'off-grid': '该时间没有预约开始。',
    'minimum-notice': '该时间太近，无法预约。',
    'booking-window': '该时间太远，无法预约。',
    'cap-reached': '当天已约满。',
    past: '该时间已过。',
    otherwise: '该时间无法预约。',
  },
  policy: {
    'cut-off': '此处已过更改期限，请直接联系我们。',
    started: '此预约已开始，请直接联系我们。',
    closed: '此预约已取消或已结束，请返回查看。',
    'max-moves': '此预约不能再改期，请直接联系我们。',
    'not-started': '此预约尚未进行。',
    unconfirmed: '请先确认此预约：链接在您的邮件中。',
  },
  refused: {
    bookingServer: '我们这边出了问题，请重试：不会重复预约。',
    conflict: '可能已预约成功，重试前请先查看邮箱中是否有确认邮件。',
    changed: '此预约在此期间已有变动，请重新查看后再继续。',
    said: '服务器未接受以下内容：',
  },

  details: {
    phone: '电话',
    phoneMissing: '请输入您的电话号码。',
    choose: '请选择',
    guests: '同行人',
    guest: '同行人{number}的邮箱',
    addGuest: '添加同行人',
    removeGuest: '移除同行人{number}',
    remove: '移除',
    guestsHint: '他们也会收到邀请。',
    guestRemoved: '已移除同行人',
    answerMissing: '请回答此问题。',
    choiceMissing: '请选择其中一项。',
    tickMissing: '请勾选以继续。',
    notNumber: '请输入数字，例如 3 或 2.5。',
    notPhone: '请用数字填写电话，例如 +86 138 0013 8000。',
  },
  zone: {
    search: '搜索城市或地区',
    list: '时区',
    none: '没有这个名称的时区',
    changed: '时区已更改：{zone}',
  },
}
