import './admin-app.js'
