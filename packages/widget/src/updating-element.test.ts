import { expect } from '@open-wc/testing'
import { html } from 'lit/html.js'
import { css } from './styles/sheets.js'
import { type Properties, UpdatingElement } from './updating-element.js'

let count = 0

/** Elements of a class of its own, as each can be defined only once. */
function defineGreeting(): { readonly tag: string; readonly define: () => void } {
  class Greeting extends UpdatingElement {
    static override readonly styles = [
      css`
        p {
          color: rgb(1, 2, 3);
        }
      `,
    ]
    static override readonly properties: Properties = {
      theme: { reflect: 'auto' },
      firstName: { attribute: 'first-name' },
      loud: { type: Boolean },
      words: { attribute: false },
    }
    static readonly observedAttributes = this.observe(this.properties)
    theme = 'auto'
    firstName = 'you'
    loud = false
    words: { readonly hello: string } = { hello: 'Hello' }
    drawn = 0

    protected override willUpdate(): void {
      if (this.firstName === 'nobody') throw new Error('Nobody is there.')
      if (this.firstName === 'ADA') this.loud = true
    }

    protected override render() {
      this.drawn += 1
      return html`<p>${this.words.hello}, ${this.firstName}${this.loud ? '!' : '.'}</p>`
    }
  }
  count += 1
  const tag = `test-greeting-${count}`
  return { tag, define: () => customElements.define(tag, Greeting) }
}

type Greeting = UpdatingElement & {
  theme: string | null
  firstName: string
  loud: boolean
  words: unknown
  drawn: number
}

function greet(attributes = ''): Greeting {
  const { tag, define } = defineGreeting()
  define()
  document.body.insertAdjacentHTML('beforeend', `<${tag} ${attributes}></${tag}>`)
  return document.body.lastElementChild as Greeting
}

const said = async (element: Greeting): Promise<string | undefined> => {
  await element.updateComplete
  return element.shadowRoot?.querySelector('p')?.textContent
}

describe('an updating element', () => {
  afterEach(() => document.body.replaceChildren())

  it('is drawn from its attributes, in its styles', async () => {
    const element = greet('first-name="Ada" loud')
    expect(await said(element)).to.equal('Hello, Ada!')
    const text = element.shadowRoot?.querySelector('p') as Element
    expect(getComputedStyle(text).color).to.equal('rgb(1, 2, 3)')
    element.removeAttribute('loud')
    expect(await said(element)).to.equal('Hello, Ada.')
  })

  it('is drawn once for what changes in one turn', async () => {
    const element = greet()
    await element.updateComplete
    element.firstName = 'Ada'
    element.loud = true
    element.loud = true
    expect(await said(element)).to.equal('Hello, Ada!')
    expect(element.drawn).to.equal(2)
    element.firstName = 'Ada'
    await element.updateComplete
    expect(element.drawn).to.equal(2)
  })

  it('draws what changes just before it is drawn with the rest', async () => {
    const element = greet('first-name=ADA')
    expect(await said(element)).to.equal('Hello, ADA!')
    expect(await element.updateComplete).to.equal(true)
    expect(element.drawn).to.equal(1)
  })

  it('keeps what a page had set before the element was defined', async () => {
    const { tag, define } = defineGreeting()
    document.body.innerHTML = `<${tag} first-name="Ben"></${tag}>`
    const element = document.body.lastElementChild as Greeting
    element.words = { hello: 'Hi' }
    element.firstName = 'Ada'
    define()
    expect(await said(element)).to.equal('Hi, Ada.')
    element.firstName = 'Cem'
    expect(await said(element)).to.equal('Hi, Cem.')
  })

  it('shows a reflected property as an attribute, and follows it', async () => {
    const element = greet()
    await element.updateComplete
    expect(element.hasAttribute('theme'), 'needs none').to.equal(false)
    element.theme = 'dark'
    await element.updateComplete
    expect(element.getAttribute('theme')).to.equal('dark')
    element.theme = 'auto'
    await element.updateComplete
    expect(element.getAttribute('theme')).to.equal('auto')
    element.removeAttribute('theme')
    await element.updateComplete
    expect(element.theme).to.equal(null)
    expect(element.hasAttribute('theme')).to.equal(false)
  })

  it('waits with drawing until it is on a page', async () => {
    const { tag, define } = defineGreeting()
    define()
    const element = document.createElement(tag) as Greeting
    element.firstName = 'Ada'
    await Promise.resolve()
    expect(element.drawn).to.equal(0)
    document.body.append(element)
    expect(await said(element)).to.equal('Hello, Ada.')
  })

  it('tells its controllers what happens to it, and nothing of its leaving when it is only moved', async () => {
    const element = greet()
    const heard: string[] = []
    const controller = {
      hostConnected: () => heard.push('connected'),
      hostDisconnected: () => heard.push('disconnected'),
      hostUpdate: () => heard.push('update'),
      hostUpdated: () => heard.push('updated'),
    }
    element.addController(controller)
    await element.updateComplete
    element.remove()
    document.body.append(element)
    await element.updateComplete
    element.remove()
    await Promise.resolve()
    expect(heard).to.deep.equal(['connected', 'update', 'updated', 'connected', 'disconnected'])
    element.removeController(controller)
    document.body.append(element)
    expect(heard).to.have.length(5)
  })

  it('wears its styles in every document that it comes to, those that came later, too', async () => {
    const element = greet()
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const colours = async (): Promise<readonly string[]> => {
      await element.updateComplete
      const text = element.shadowRoot?.querySelector('p') as Element
      const { color, backgroundColor } = getComputedStyle(text)
      return [color, backgroundColor]
    }
    frame.contentDocument?.body.append(element)
    element.wear(['p { background-color: rgb(4, 5, 6); }'])
    expect(await colours()).to.deep.equal(['rgb(1, 2, 3)', 'rgb(4, 5, 6)'])
    document.body.append(element)
    expect(await colours()).to.deep.equal(['rgb(1, 2, 3)', 'rgb(4, 5, 6)'])
  })

  it('is drawn without styles where there are no sheets to put on, as in the DOMs for tests in Node', async () => {
    const known = Object.getOwnPropertyDescriptor(ShadowRoot.prototype, 'adoptedStyleSheets') as PropertyDescriptor
    Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', { configurable: true, value: undefined })
    try {
      expect(await said(greet('first-name=Ada'))).to.equal('Hello, Ada.')
    } finally {
      Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', known)
    }
  })

  it('is drawn again after a fault, which whoever waits for it learns of', async () => {
    const element = greet()
    await element.updateComplete
    element.firstName = 'nobody'
    const fault = await element.updateComplete.catch((error: unknown) => error)
    expect(fault).to.be.an('error')
    element.firstName = 'Ada'
    expect(await said(element)).to.equal('Hello, Ada.')
  })
})
