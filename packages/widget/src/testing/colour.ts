const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })

/** Red, green and blue (0 … 255) as a colour comes out on a screen, be it written as any colour space has it. */
export function onScreen(colour: string): readonly [red: number, green: number, blue: number] {
  if (!canvas) throw new Error('There is no canvas.')
  canvas.clearRect(0, 0, 1, 1)
  canvas.fillStyle = colour
  canvas.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data
  return [red, green, blue]
}
