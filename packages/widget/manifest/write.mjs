// Writes `editors/`: what editors and other tools read of the elements. Run after each change of their doc comments.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { elementsOf, readManifest } from './read.mjs'
import { cssData, htmlData } from './vscode.mjs'
import { webTypes } from './web-types.mjs'

const folder = fileURLToPath(new URL('..', import.meta.url))
const owner = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'))
const manifest = await readManifest(folder)
const elements = elementsOf(manifest)
const files = {
  'custom-elements.json': manifest,
  'vscode.html-custom-data.json': htmlData(elements),
  'vscode.css-custom-data.json': cssData(elements),
  'web-types.json': webTypes(elements, owner),
}

mkdirSync(`${folder}editors`, { recursive: true })
for (const [name, content] of Object.entries(files)) {
  writeFileSync(`${folder}editors/${name}`, `${JSON.stringify(content, null, 2)}\n`)
}
