import { randomUUID } from 'node:crypto'
import { SERVICE } from './calendar.mjs'

/** @typedef {{ start: string, status: number, body: any, ms: number }} Answer */

/**
 * Sends all requests at once. Neighbours in the list want the same start from different servers.
 * @param {readonly string[]} urls
 * @param {readonly string[]} starts
 * @param {number} each
 * @returns {Promise<Answer[]>}
 */
export function bookAll(urls, starts, each) {
  const wishes = starts.flatMap((start) => Array.from({ length: each }, () => start))
  return Promise.all(wishes.map((start, index) => book(`${urls[index % urls.length]}`, start, index)))
}

/**
 * @param {string} url
 * @param {string} start
 * @param {number} index
 * @returns {Promise<Answer>}
 */
async function book(url, start, index) {
  const began = performance.now()
  const response = await fetch(`${url}/v1/bookings`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify({
      service: SERVICE,
      start,
      timeZone: 'Europe/Berlin',
      customer: { name: `Customer ${index}`, email: `customer-${index}@example.com` },
    }),
  })
  const text = await response.text()
  return { start, status: response.status, body: parse(text), ms: performance.now() - began }
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return text // reported as it is: an answer that is not JSON is a deviation
  }
}

/**
 * @param {readonly Answer[]} answers
 * @param {readonly string[]} starts
 */
export function summarize(answers, starts) {
  /** @type {string[]} */
  const deviations = []
  /** @type {Record<string, number>} */
  const counts = {}
  for (const { start, status, body } of answers) {
    const kind = status === 201 ? '201 booked' : `${status} ${slugOf(body)}`
    counts[kind] = (counts[kind] ?? 0) + 1
    if (status === 201 && body.start !== start) deviations.push(`asked for ${start}, booked ${body.start}`)
    if (status === 201) continue
    const problem =
      status === 409 && slugOf(body) === 'slot-taken' ? problemWith(body.alternatives, start) : 'wrong kind'
    if (problem !== undefined) deviations.push(`${start}: ${problem}: ${status} ${JSON.stringify(body)}`)
  }
  for (const start of starts) {
    const winners = answers.filter((answer) => answer.start === start && answer.status === 201).length
    if (winners !== 1) deviations.push(`${start} was booked ${winners} times`)
  }
  return { counts, deviations, slowestMs: Math.max(...answers.map(({ ms }) => ms)) }
}

/** @param {any} body */
const slugOf = (body) => String(body?.type ?? 'no problem').replace('https://openslot.dev/problems/', '')

/**
 * The calendar has free time between the starts, so there is always something to offer.
 * @param {unknown} alternatives
 * @param {string} start
 */
function problemWith(alternatives, start) {
  if (!Array.isArray(alternatives)) return 'no alternatives'
  if (alternatives.length === 0) return 'nothing offered'
  if (alternatives.length > 5) return 'more than five offered'
  if (alternatives.includes(start)) return 'the taken start itself is offered'
  return alternatives.every((text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) ? undefined : 'not instants'
}
