/** News between the parts of this page and the other tabs of this phone. */
export type News =
  /** Entries were written or answered. */
  | { readonly kind: 'entries'; readonly ids: readonly string[] }
  /** The rules that are kept changed, or whose they are. */
  | { readonly kind: 'rules' };

/** `fromElsewhere`: another tab tells. */
type Listener = (news: News, fromElsewhere: boolean) => void;

export class Bus {
  readonly #channel: BroadcastChannel;
  readonly #listeners = new Set<Listener>();
  #closed = false;

  /** Tabs hear each other by the name. */
  constructor(name: string) {
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }: MessageEvent<News>) => this.#hear(data, true);
  }

  /** Tells this page at once and the other tabs soon. */
  tell(news: News): void {
    if (this.#closed) return;
    this.#hear(news, false);
    this.#channel.postMessage(news);
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#closed = true;
    this.#channel.close();
    this.#listeners.clear();
  }

  #hear(news: News, fromElsewhere: boolean): void {
    for (const listener of this.#listeners) listener(news, fromElsewhere);
  }
}
