/** Asking the browser to keep our data when storage gets short. Nothing relies on the answer; screens show it, and nobody waits for it. */
import { type Signal, signal } from '@preact/signals';

export class Persistence {
  /** Null until asked. */
  readonly granted: Signal<boolean | null> = signal(null);
  private _asked = false;

  /** Asked after the first scan, when a person sees why: Firefox asks them, Chromium and Safari decide by use. */
  async ask(): Promise<void> {
    if (this._asked) return;
    this._asked = true;
    try {
      // Absent before Safari 15.2 and in insecure contexts. Firefox answers when the person does, which may be never.
      this.granted.value = await navigator.storage.persist();
    } catch {
      this.granted.value = false;
    }
  }
}
