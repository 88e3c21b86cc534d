interface Waiting {
  readonly of: string
  readonly start: () => void
}

/** Lets so much work be at hand at once: in all, and of any one. What has to wait begins in the order in which it came. */
export function turns({
  atOnce,
  ofOne,
}: {
  readonly atOnce: number
  readonly ofOne: number
}): (of: string, work: () => Promise<void>) => Promise<void> {
  const atHand: string[] = []
  const waiting: Waiting[] = []

  const next = (): void => {
    const mayBegin = ({ of }: Waiting): boolean => atHand.filter((one) => one === of).length < ofOne
    while (atHand.length < atOnce) {
      const index = waiting.findIndex(mayBegin)
      const [first] = index < 0 ? [] : waiting.splice(index, 1)
      if (!first) return
      atHand.push(first.of)
      first.start()
    }
  }

  return async (of, work) => {
    await new Promise<void>((resolve) => {
      waiting.push({ of, start: resolve })
      next()
    })
    try {
      await work()
    } finally {
      atHand.splice(atHand.indexOf(of), 1)
      next()
    }
  }
}
