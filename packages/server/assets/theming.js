// Tries the widget's tokens on, and writes down those that were changed.

const form = document.querySelector('#tokens')
const widget = document.querySelector('booking-widget')
const css = document.querySelector('#css')
const copied = document.querySelector('#copied')
const theme = document.querySelector('#theme')
// Browsers put back what was chosen before a reload.
form.reset()
const controls = [...form.querySelectorAll('[data-token]')]
const touched = new Set()
const accent = form.querySelector('[data-token="--booking-accent"]')
const onAccent = form.querySelector('[data-token="--booking-on-accent"]')

function show() {
  // Until somebody says otherwise, the widget takes the text that can be read on the accent.
  if (!touched.has(onAccent)) onAccent.value = isLight(accent.value) ? '#000000' : '#ffffff'
  const changed = controls
    .filter((control) => touched.has(control) && control.value !== '')
    .map(({ dataset, value }) => [dataset.token, `${value}${dataset.unit ?? ''}`])
  for (const { dataset } of controls) widget.style.removeProperty(dataset.token)
  for (const [token, value] of changed) widget.style.setProperty(token, value)
  widget.theme = theme.value
  css.value = [
    ...(theme.value === 'auto' ? [] : [`/* And on the element: theme="${theme.value}" */`]),
    ...(changed.length === 0
      ? ['/* No token is changed yet. */']
      : ['booking-widget, booking-button {', ...changed.map(([token, value]) => `  ${token}: ${value};`), '}']),
  ].join('\n')
  copied.textContent = ''
}

/** By its relative luminance (WCAG 2.2), whether black can be read on a colour such as `#ff6a00` better than white. */
function isLight(colour) {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179
}

form.addEventListener('input', ({ target }) => {
  if (controls.includes(target)) touched.add(target)
  show()
})
form.addEventListener('submit', (event) => event.preventDefault())
// After the controls have their first values again.
form.addEventListener('reset', () => {
  touched.clear()
  setTimeout(show)
})

async function copy() {
  css.select()
  try {
    await navigator.clipboard.writeText(css.value)
    copied.textContent = 'Copied.'
  } catch {
    copied.textContent = 'Your browser keeps the clipboard to itself: the lines are selected, copy them with Ctrl+C.'
  }
}

document.querySelector('#copy').addEventListener('click', () => void copy())

show()
