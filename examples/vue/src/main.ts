import '@openslot/widget/define'
import '@openslot/widget/vue'
import { createApp } from 'vue'
import App from './app.vue'

createApp(App).mount('#app')
