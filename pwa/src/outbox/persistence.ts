/** Asking the browser to keep our data when storage gets short. Nothing relies on the answer; screens show it. */
import { type Signal, signal } from '@preact/signals';

export class Persistence {
  /** Null until asked. */
  readonly granted: Signal<boolean | null> = signal(null);
  #asked = false;

  /** Asked after the first scan, when a person sees why: Firefox asks them, Chromium and Safari decide by use. */
  async ask(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    // Absent before Safari 15.2 and in insecure contexts.
    const storage = navigator.storage as StorageManager | undefined;
    this.granted.value = (await storage?.persist().catch(() => false)) ?? false;
  }
}
