import '@openslot/widget/define'
import '@openslot/widget/react'
import { createRoot } from 'react-dom/client'
import { App } from './app.js'

createRoot(document.querySelector('#app') as Element).render(<App />)
