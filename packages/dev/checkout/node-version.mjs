// Written so that an old Node can still read it far enough to say what is wrong: no imports, nothing clever.

/** The sentence to show when `version` is too old for OpenSlot; undefined when it is fine. */
export function nodeVersionProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const fine = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
  if (fine) return undefined
  return (
    `OpenSlot needs Node.js 20.19, 22.12 or newer; this is ${version}.\n` +
    'Install a current one from https://nodejs.org/en/download (or with nvm: `nvm install 22`) and try again.'
  )
}

/** Ends the process with a clear sentence when this Node is too old. */
export function requireNode() {
  const problem = nodeVersionProblem(process.versions.node)
  if (problem === undefined) return
  console.error(problem)
  process.exit(1)
}
