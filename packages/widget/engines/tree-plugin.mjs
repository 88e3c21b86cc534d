/**
 * Lets a test ask Chromium for what it tells assistive technology: the page's whole accessibility tree, of which each
 * node keeps its role, its texts and its states.
 */
export const treePlugin = {
  name: 'accessibility-tree',
  async executeCommand({ command, session }) {
    if (command !== 'accessibility-tree') return undefined
    const devtools = await session.browser.getPage(session.id).createCDPSession()
    try {
      const { nodes } = await devtools.send('Accessibility.getFullAXTree')
      const byId = new Map(nodes.map((node) => [node.nodeId, node]))
      return { nodes: nodes[0].childIds.flatMap((id) => heard(byId, byId.get(id))) }
    } finally {
      await devtools.detach()
    }
  },
}

/** A node that is ignored leaves its children to the one above. */
function heard(byId, node) {
  if (!node || node.role?.value === 'InlineTextBox') return []
  const children = (node.childIds ?? []).flatMap((id) => heard(byId, byId.get(id)))
  if (node.ignored) return children
  const { role, name, value, description, properties = [] } = node
  const states = properties.map((property) => [property.name, property.value.value])
  return [
    { role: role.value, name: name?.value, value: value?.value, description: description?.value, states, children },
  ]
}
