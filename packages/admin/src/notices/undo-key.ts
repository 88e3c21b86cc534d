/** Whether their keyboard has a Command key, as it is on Apple's. */
export const hasCommandKey = (): boolean => navigator.userAgent.includes('Mac')

/** What takes typed text back where it is pressed. */
const TEXT = 'textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=range])'

/** The key that takes back what was done last, unless it is for something that is typed; held, it takes back one thing. */
export function isUndoKey({
  key,
  ctrlKey,
  metaKey,
  shiftKey,
  altKey,
  repeat,
  defaultPrevented,
  target,
}: KeyboardEvent) {
  if (key.toLowerCase() !== 'z' || shiftKey || altKey || repeat || defaultPrevented) return false
  return ctrlKey !== metaKey && !(target instanceof Element && target.closest(TEXT))
}
