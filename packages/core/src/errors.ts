/** What kind of mistake a {@link CoreError} reports. `invalid-input`: the caller passed a value that no rule allows. */
export type CoreErrorCode = 'invalid-input'

/**
 * The one error that the core throws: the input is wrong, `field` says where (`staff[0].hours[2].end`) and the
 * message what would be right. Refusals of a well-formed wish (a time that is taken) are data, never errors.
 */
export class CoreError extends Error {
  override readonly name = 'CoreError'
  readonly code: CoreErrorCode
  readonly field: string

  constructor(field: string, remedy: string, options?: ErrorOptions) {
    super(`${field}: ${remedy}`, options)
    this.code = 'invalid-input'
    this.field = field
  }
}
