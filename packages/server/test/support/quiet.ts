import { log } from '../../src/log.js'

// Many tests have something go wrong: that it is logged is looked at where it matters, with `watchLog`.
log.level = 'silent'
