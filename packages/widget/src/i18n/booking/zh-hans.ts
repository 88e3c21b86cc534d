import type { BookingTexts } from './en.js'

export const texts: BookingTexts = {
  details: {
    heading: '您的信息',
    name: '姓名',
    email: '邮箱',
    notes: '备注',
    optional: '选填',
    trap: '网站',
    book: '预约{weekday} {time}',
    request: '申请{weekday} {time}',
    booking: '正在预约…',
    requesting: '正在发送…',
    proving: '正在确认不是机器人在预约，需要几秒钟。',
    nameMissing: '请输入您的姓名。',
    emailMissing: '请输入您的邮箱。',
  },
  emailFaults: {
    'no-at': '请检查邮箱：缺少 @。',
    'nothing-before-at': '请检查邮箱：@ 前面缺少内容。',
    'nothing-after-at': '请检查邮箱：@ 后面缺少内容。',
    'stray-character': '请检查邮箱：含有不能使用的字符。',
    'stray-dot': '请检查邮箱：请看 @ 前面的点。',
    'incomplete-domain': '请检查邮箱：@ 后面的部分似乎不完整。',
  },
  refused: {
    bookingUnsure: '无法连接服务器，请重试：不会重复预约。',
    changeUnsure: '无法连接服务器，可能尚未更改，请重试。',
  },
  done: {
    heading: '您已预约成功',
    headingPending: '已收到预约申请',
    onItsWay: '确认邮件正在发送至 {email}。',
    onItsWayPending: '时间已为您保留，是否确认将通过 {email} 通知您。',
    headingConfirm: '请查收邮件',
    onItsWayConfirm: '时间为您保留至 {time}。请打开发送到 {email} 的邮件中的链接进行确认。',
    what: '项目',
    when: '时间',
    where: '地点',
    who: '服务人员',
    price: '价格',
    guests: '同行人',
    calendar: '添加到日历',
    manage: '更改或取消',
    cancel: '取消预约',
    another: '再约一次',
  },

  time: {
    keep: '保留{when}',
    changeLabel: '更改时间',
  },
  hold: {
    kept: '为您保留{count}分钟',
    lapsed: '已不再为您保留，请趁有空时预约',
  },
  zone: {
    timeIn: '{range}，{zone}',
  },
}
