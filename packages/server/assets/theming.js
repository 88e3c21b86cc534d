// Tries the widget's tokens on, and writes down those that were changed.

const form = document.querySelector('#tokens')
const widget = document.querySelector('booking-widget')
const css = document.querySelector('#css')
const copied = document.querySelector('#copied')
const theme = document.querySelector('#theme')
// Browsers put back what was chosen before a reload.
form.reset()
const controls = [...form.querySelectorAll('[data-token]')]
const untouched = new Map(controls.map((control) => [control, control.value]))

function show() {
  const changed = controls
    .filter((control) => control.value !== untouched.get(control))
    .map(({ dataset, value }) => [dataset.token, `${value}${dataset.unit ?? ''}`])
  for (const { dataset } of controls) widget.style.removeProperty(dataset.token)
  for (const [token, value] of changed) widget.style.setProperty(token, value)
  widget.theme = theme.value
  css.value =
    changed.length === 0
      ? '/* Nothing is changed yet. */'
      : `booking-widget {\n${changed.map(([token, value]) => `  ${token}: ${value};`).join('\n')}\n}`
  copied.textContent = ''
}

form.addEventListener('input', show)
form.addEventListener('submit', (event) => event.preventDefault())
// After the controls have their first values again.
form.addEventListener('reset', () => setTimeout(show))

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
