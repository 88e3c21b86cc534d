import { type TemplateResult, html } from 'lit'
import type { Words } from '../i18n/en.js'
import type { Screen } from '../screen.js'
import type { Edited } from './edited.js'
import type { Form } from './form.js'

export interface SaveButtonOptions {
  readonly host: Screen
  readonly edited: Edited
  readonly form: Form
  readonly words: Words
  /** What it says instead of “Save”. */
  readonly label?: string
  /** What stands in the form may be something else now. */
  readonly onChosen?: () => void
}

/**
 * Saves what stands in the form. Where somebody else was faster, it is chosen first what becomes of what was typed: as
 * long as that is open, there is nothing to save, and nothing to lose by pressing too quickly.
 */
export function saveButton({ host, edited, form, words, label, onChosen }: SaveButtonOptions): TemplateResult {
  const { common } = words
  const chosen = (choose: () => void) => async (): Promise<void> => {
    choose()
    onChosen?.()
    form.trouble = null
    host.requestUpdate()
    await host.updateComplete
    host.querySelector<HTMLElement>('.save')?.focus()
  }
  return edited.kept === null
    ? html`<button class="primary save" aria-disabled=${form.isBusy}>
        ${form.isBusy ? common.saving : (label ?? common.save)}
      </button>`
    : html`<button type="button" class="primary redo" @click=${chosen(() => edited.putBack())}>${common.redo}</button>
        <button type="button" class="secondary" @click=${chosen(() => edited.letGo())}>${common.letGo}</button>`
}
