import type { Settings, SettingsChange } from '@openslot/core/wire'

export interface SettingsStore {
  read(): Promise<Settings>
  /** @param change sees what is set and says what shall be; what it throws leaves everything as it was */
  update(change: (current: Settings) => SettingsChange): Promise<Settings>
}
