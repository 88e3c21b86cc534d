import { cli } from '@custom-elements-manifest/analyzer/cli.js'

/** The modules whose classes are elements that people write on pages. */
const ELEMENTS = ['src/booking-*.ts', '!src/**/*.test.ts']

/**
 * The custom-elements manifest of the package, as its code and doc comments say. Only what is public, and under the
 * addresses of the built files.
 * @param {string} cwd the package's folder
 */
export async function readManifest(cwd) {
  // The configuration's one line keeps the analyzer from rewriting package.json.
  const argv = [
    'analyze',
    '--config',
    'manifest/analyzer.config.mjs',
    '--litelement',
    '--quiet',
    '--globs',
    ...ELEMENTS,
  ]
  const { modules, ...manifest } = await cli({ argv, cwd, noWrite: true })
  const widget = modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === 'booking-widget')
  return {
    ...manifest,
    modules: modules
      .filter(({ declarations }) => declarations.some(isElement))
      .map((module) => {
        const path = built(module.path)
        const declarations = module.declarations
          .filter(isElement)
          .map((element) => publicFace(passingOn(element, widget)))
        return { ...module, path, declarations, exports: exportsOf(path, declarations) }
      }),
  }
}

/** @param {{ modules: readonly { declarations: readonly any[] }[] }} manifest */
export const elementsOf = ({ modules }) => modules.flatMap(({ declarations }) => declarations)

const isElement = ({ kind, tagName }) => kind === 'class' && tagName !== undefined

const built = (path) => path.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js')

const exportsOf = (path, declarations) =>
  declarations.flatMap(({ name, tagName }) => [
    { kind: 'js', name, declaration: { name, module: path } },
    { kind: 'custom-element-definition', name: tagName, declaration: { name, module: path } },
  ])

/** The button takes the widget's attributes, but for `history`, and the widget's events come from it. */
const passingOn = (element, widget) =>
  element.tagName === 'booking-button'
    ? {
        ...element,
        attributes: [
          // What it watches of the widget's is described there.
          ...element.attributes.filter(({ name }) => !widget.attributes.some((passed) => passed.name === name)),
          ...widget.attributes
            .filter(({ name }) => name !== 'history')
            .map(({ fieldName: _, ...attribute }) => attribute),
        ],
        events: [...(element.events ?? []), ...widget.events],
      }
    : element

/** Without what is private; a property that is an attribute, too, is described by that. */
function publicFace({ members = [], attributes = [], ...element }) {
  const described = new Map(attributes.map(({ fieldName, description }) => [fieldName, description]))
  return {
    ...element,
    attributes,
    members: members
      // The analyzer says so only of what is listed as a property of the element.
      .filter(({ privacy = 'public', name }) => privacy === 'public' && !name.startsWith('#'))
      .map(({ privacy: _, ...member }) => ({
        ...member,
        ...(described.has(member.name) && { description: described.get(member.name) }),
      })),
  }
}
