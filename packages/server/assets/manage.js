// The manage link carries the booking in its path and the token in its fragment, which no server ever sees.
const widget = document.createElement('booking-widget')
// The page is about nothing else, so Back may lead through the widget's steps.
widget.toggleAttribute('history', true)
// What the owner chose.
widget.setAttribute('theme', document.querySelector('main')?.dataset.theme ?? 'auto')
const show = () => {
  widget.setAttribute('booking', location.pathname.split('/').at(-1) ?? '')
  widget.setAttribute('token', location.hash.slice(1))
}
show()
addEventListener('hashchange', show)
document.querySelector('main')?.append(widget)
