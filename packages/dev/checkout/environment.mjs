/**
 * What `npm run` tells its scripts about itself. Passed on, it makes pnpm believe that it is npm (guard-install.mjs asks
 * who installs) and read npm's folders as its own. Settings that a person made (registry, proxy, certificates) stay.
 */
const NPM_ABOUT_ITSELF =
  /^npm_(?:lifecycle_|package_|command$|execpath$|node_execpath$|config_(?:user_agent|local_prefix|prefix|global_prefix|globalconfig|init_module|npm_version|node_gyp)$)/i

/** @param {NodeJS.ProcessEnv} env @returns {NodeJS.ProcessEnv} */
export const withoutNpm = (env) =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !NPM_ABOUT_ITSELF.test(name)))
