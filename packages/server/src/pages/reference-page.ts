import { Hono } from 'hono'
import { html } from 'hono/html'
import { openApiDocument } from '../http/openapi.js'
import { type Html, renderPage } from './page.js'

interface Operation {
  readonly summary?: string
  readonly description?: string
  readonly parameters?: readonly { name: string; in: string; required?: boolean }[]
  readonly requestBody?: object
  readonly responses?: Readonly<Record<string, { description?: string }>>
}

/** `/openapi.json`, and the same for people at `/docs`; both from the routes of `app`. */
export const referencePages = (app: Hono): Hono =>
  new Hono()
    .get('/openapi.json', async (c) => {
      c.header('Access-Control-Allow-Origin', '*')
      return c.json(await openApiDocument(app))
    })
    .get('/docs', async (c) => {
      const { info, paths } = await openApiDocument(app)
      const operations = Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => operationSection(method, path, operation as Operation)),
      )
      return renderPage(c, {
        title: 'API reference – OpenSlot',
        body: html`<main class="reference">
          <h1>API reference</h1>
          <p>
            ${info.description} The machine-readable form is <a href="/openapi.json">OpenAPI 3.1</a>. How the widget
            looks is tried out under <a href="/theming">Theming</a>.
          </p>
          ${operations}
        </main>`,
      })
    })

function operationSection(method: string, path: string, operation: Operation): Html {
  const { summary = '', description, parameters = [], requestBody, responses = {} } = operation
  return html`<section>
    <h2><span class="method">${method.toUpperCase()}</span> ${path}</h2>
    <p>${summary}. ${description ?? ''}</p>
    ${
      parameters.length > 0
        ? html`<p>
            ${parameters.map((parameter) => html`<code>${parameter.name}${parameter.required ? '' : '?'}</code> `)}
          </p>`
        : ''
    }
    ${
      requestBody
        ? html`<details>
            <summary>Body</summary>
            <pre>${JSON.stringify(requestBody, null, 2)}</pre>
          </details>`
        : ''
    }
    <details>
      <summary>Answers: ${Object.keys(responses).join(', ')}</summary>
      <pre>${JSON.stringify(responses, null, 2)}</pre>
    </details>
  </section>`
}
