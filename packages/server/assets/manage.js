// The manage link carries the booking in its path and the token in its fragment, which no server ever sees.
const widget = document.createElement('booking-widget')
const show = () => {
  widget.setAttribute('booking', location.pathname.split('/').at(-1) ?? '')
  widget.setAttribute('token', location.hash.slice(1))
}
show()
addEventListener('hashchange', show)
document.querySelector('main')?.append(widget)
