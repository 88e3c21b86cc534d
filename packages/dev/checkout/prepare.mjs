import { bundleIfNeeded, compilePackages } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { step } from './steps.mjs'

/** Installs and builds what a running OpenSlot needs; false when something failed and has been explained. */
export async function prepare() {
  if (!(await installIfNeeded())) return false
  const built = await step('Building', async () => {
    await compilePackages()
    await bundleIfNeeded()
  })
  return built.ok
}
