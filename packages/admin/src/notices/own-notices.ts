import type { Notices } from './notices.js'

/** What the screens of one person tell. */
export type OwnNotices = Pick<Notices, 'tell' | 'soon' | 'drop' | 'isWaiting'>

/**
 * Notices for the screens of one person. An answer may come when they are gone already, and tell whose booking it was
 * about: then nobody reads that, but only, of what failed, that it did.
 * @param isHere whether it is them who is here
 * @param why what they did isn't done, in words for anybody
 */
export const ownNotices = (notices: Notices, isHere: () => boolean, why: string): OwnNotices => ({
  tell: (text, how) => {
    if (isHere()) notices.tell(text, how)
    else if (how?.isBad === true) notices.tell(why, { isBad: true })
  },
  soon: (deed) => (isHere() ? notices.soon(deed) : notices.tell(why, { isBad: true })),
  drop: (about) => {
    if (isHere()) notices.drop(about)
  },
  get isWaiting() {
    return notices.isWaiting
  },
})
