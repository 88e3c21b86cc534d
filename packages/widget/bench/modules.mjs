// Which module weighs what: for each file of the script-tag bundle, how much lighter it would be without each of its
// modules. Builds into memory; run by hand when something has grown. A name, such as `checkout`, shows that file only.
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const ids = []
/** Minifiers leave a call of something unknown where it is: it shows which code is whose. */
const markModules = {
  name: 'mark-modules',
  enforce: 'post',
  transform: {
    filter: { id: /\.(?:js|mjs|ts)$/ },
    handler(code, id) {
      ids.push(id)
      return `globalThis.__module__(${ids.length - 1});${code}`
    },
  },
}
const MARK = /globalThis\.__module__\(([\de]+)\)[;,]?/

const gzip = (code) => gzipSync(code, { level: 9 }).length
const nameOf = (id) => id.replace(/^.*\/node_modules\//, '').replace(/^.*\/packages\//, '')

const [wanted = ''] = process.argv.slice(2)
const [{ output }] = [await build({ logLevel: 'error', plugins: [markModules], build: { write: false } })].flat()
for (const { type, fileName, code } of output) {
  if (type !== 'chunk' || !fileName.includes(wanted)) continue
  // What stands before the first mark is no module's: imports from other files.
  const [, ...parts] = code.split(MARK)
  const modules = parts.flatMap((part, index) =>
    index % 2 === 0 ? [{ name: nameOf(ids[Number(part)]), code: parts[index + 1] }] : [],
  )
  const whole = gzip(modules.map((each) => each.code).join(''))
  console.log(`\n${fileName}: ${whole} bytes of gzip, of which`)
  modules
    .map((one) => {
      const others = modules.filter((each) => each !== one).map((each) => each.code)
      return { ...one, share: whole - gzip(others.join('')) }
    })
    .toSorted((a, b) => b.share - a.share)
    .forEach(({ name, share }) => console.log(`${String(share).padStart(6)} ${name}`))
}
