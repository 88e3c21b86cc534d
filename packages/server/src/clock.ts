/** The present in epoch ms. Passed in, so that tests can say what time it is. */
export type Clock = () => number

export const systemClock: Clock = () => Date.now()
