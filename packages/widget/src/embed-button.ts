// What a server serves as /button.js: for pages where the widget waits behind a button.

import './define-button.js'
