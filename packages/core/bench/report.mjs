// The lines of the table, and which goals are met.

/** @type {{ text: string, value: number, limit: number, isMet: boolean }[]} */
const goals = []

/** @param {string} text */
export const heading = (text) => console.log(`\n${text}`)

/**
 * @param {string} name
 * @param {number} value
 * @param {number} [ratio]
 */
export function row(name, value, ratio) {
  const shown = value.toFixed(value < 1 ? 4 : value < 100 ? 2 : 0)
  const times = ratio === undefined ? '' : `${ratio.toFixed(ratio < 100 ? 2 : 0)} ×`
  console.log(`  ${name.padEnd(32)}${shown.padStart(10)}${times.padStart(12)}`)
}

/**
 * @param {string} text
 * @param {number} value
 * @param {'min' | 'max'} kind
 * @param {number} limit
 */
export function goal(text, value, kind, limit) {
  goals.push({ text, value, limit, isMet: kind === 'min' ? value >= limit : value <= limit })
}

export function summary() {
  heading('Goals')
  for (const { text, value, isMet } of goals) {
    const shown = value.toFixed(value < 100 ? 2 : 0)
    console.log(`  ${isMet ? 'met   ' : 'missed'}  ${text} (${shown})`)
  }
}
