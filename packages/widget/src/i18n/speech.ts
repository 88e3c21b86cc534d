import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { importAgain } from '../import-again.js'
import { type Catalogue, type Language, type Other, isRightToLeft, languageOf } from './catalogue.js'
import { CHOOSING } from './choosing/catalogue.js'
import { hostAround } from './locale.js'
import { type Text, type Texts, type Voice, type Words, voiceOf, wordsOf } from './message.js'
import type { Messages } from './messages.js'

/** Words that take longer are not waited for: until they come, English is better than nothing. */
const PATIENCE_MS = 5000
/** Words that couldn't be had are asked for again as the visitor goes on, after this. */
const PAUSE_MS = 10_000

/** What is spoken, and in whose habits. */
interface Tongue {
  readonly language: Language
  /** The visitor's BCP 47 tag, be it of another language than is spoken. */
  readonly locale: string
  readonly voice: Voice
}

/**
 * Speaks the visitor's language. Its words are fetched beside everything else: at first nothing is said until they are
 * here, and when the language changes, the one before stays until then.
 */
export class Speech implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element
  /** Everything that has been asked for: a language is spoken when it has words for all of it. */
  readonly #catalogues = new Set<Catalogue>([CHOOSING])
  /** The words as they were made last. */
  readonly #words = new Map<Catalogue, unknown>()
  /** Pages change their language without a reload. */
  readonly #watch = new MutationObserver(() => this.#host.requestUpdate())
  #locale: string | undefined
  #tongue: Tongue | undefined
  #own: Messages | undefined
  /** When words that couldn't be had may be asked for again, by the page's own running time. */
  #againAt = Infinity

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    // None of them sees what happens in the tree within or around it.
    for (let node: Element | undefined = this.#host; node; node = hostAround(node)) {
      this.#watch.observe(node.getRootNode(), { attributeFilter: ['lang'], subtree: true })
    }
  }

  hostDisconnected(): void {
    this.#watch.disconnect()
  }

  /** Called on each update. */
  want(locale: string, own: Messages | undefined): void {
    if (own !== this.#own) {
      this.#own = own
      this.#words.clear()
    }
    if (locale === this.#locale && performance.now() < this.#againAt) return
    this.#locale = locale
    void this.#study()
  }

  /** Whether there is something to say yet. */
  get isReady(): boolean {
    return this.#tongue !== undefined
  }

  get language(): Language {
    return this.#tongue?.language ?? languageOf(this.locale) ?? 'en'
  }

  get locale(): string {
    return this.#tongue?.locale ?? this.#locale ?? 'en'
  }

  /** Resolves when the words of more catalogues are here, too, or are no longer waited for. */
  learn(catalogues: readonly Catalogue[]): Promise<void> {
    for (const catalogue of catalogues) this.#catalogues.add(catalogue)
    return this.#study()
  }

  /** A catalogue's words; English ones while those of the language aren't here. */
  words<T extends Texts>(catalogue: Catalogue<T>): Words<T> {
    const known = this.#words.get(catalogue)
    if (known) return known as Words<T>
    const { language, voice } = this.#tongue ?? { language: 'en', voice: voiceFor('en', 'en') }
    const texts = textsOf(catalogue, language)
    const made = wordsOf(catalogue.en, texts ?? catalogue.en, this.#own as Texts | undefined, voice)
    if (texts) this.#words.set(catalogue, made)
    return made
  }

  /** Speaks the wanted language as soon as it has words for everything. */
  async #study(): Promise<void> {
    const locale = this.#locale ?? 'en'
    const language = languageOf(locale) ?? 'en'
    this.#againAt = Infinity
    const missing = [...this.#catalogues].filter((catalogue) => !textsOf(catalogue, language))
    if (missing.length === 0) {
      this.#speak(language, locale)
      return
    }
    const arrival = Promise.all(missing.map((catalogue) => fetchTexts(catalogue, language))).then(
      () => this.#speak(language, locale),
      // Without its words, whatever the reason, there is still English.
      () => {
        this.#againAt = performance.now() + PAUSE_MS
        this.#speak('en', locale)
      },
    )
    await Promise.race([arrival, patience()])
    if (!this.#isFluent) this.#speak('en', locale)
  }

  get #isFluent(): boolean {
    return this.isReady && [...this.#catalogues].every((catalogue) => textsOf(catalogue, this.language))
  }

  #speak(language: Language, locale: string): void {
    // Meanwhile, another may be wanted.
    if (locale !== (this.#locale ?? 'en')) return
    if (language === this.#tongue?.language && locale === this.#tongue.locale) return
    this.#tongue = { language, locale, voice: voiceFor(language, locale) }
    this.#words.clear()
    this.#host.requestUpdate()
  }
}

/** An American's English counts as a Briton's does, but an Egyptian's digits are not a Moroccan's. */
const voiceFor = (language: Language, locale: string): Voice =>
  voiceOf(languageOf(locale) === language ? locale : language, isRightToLeft(language))

const patience = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))

interface Translation {
  readonly fetch: () => ReturnType<Catalogue['fetchOther']>
  /** `undefined` until they are here. */
  texts?: Texts | readonly Text[]
}

/** For every element on the page. */
const translations = new WeakMap<Catalogue, Map<Language, Translation>>()

function translationOf(catalogue: Catalogue, language: Other): Translation {
  const all = translations.get(catalogue) ?? new Map<Language, Translation>()
  translations.set(catalogue, all)
  const known = all.get(language) ?? { fetch: importAgain(() => catalogue.fetchOther(language)) }
  all.set(language, known)
  return known
}

const textsOf = (catalogue: Catalogue, language: Language): Translation['texts'] =>
  language === 'en' ? catalogue.en : translationOf(catalogue, language).texts

async function fetchTexts(catalogue: Catalogue, language: Language): Promise<void> {
  if (language === 'en') return
  const translation = translationOf(catalogue, language)
  translation.texts = (await translation.fetch()).texts
}
