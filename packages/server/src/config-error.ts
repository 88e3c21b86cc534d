/** A setting is wrong; the message names it and what would be right. The server does not start with it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}
