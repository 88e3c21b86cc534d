import type { en } from './en.js'

/** The shape of a catalogue: a language that lacks a text does not compile. */
export type Words = typeof en
