/** News between the parts of this page and the other tabs of this phone. */
export type News =
  /** Entries were written or answered. */
  | { readonly kind: 'entries'; readonly ids: readonly string[] }
  /** The stored rules changed, or the enrolment they belong to. */
  | { readonly kind: 'rules' };

/** `fromElsewhere`: the message comes from another tab. */
type Listener = (news: News, fromElsewhere: boolean) => void;

export class Bus {
  private readonly _channel: BroadcastChannel | null;
  private readonly _listeners = new Set<Listener>();
  private _closed = false;

  /** Name of the BroadcastChannel: tabs with the same name hear each other. */
  constructor(name: string) {
    this._channel = openChannel(name);
    if (this._channel !== null) this._channel.onmessage = ({ data }: MessageEvent<News>) => this._hear(data, true);
  }

  /** Tells this page at once and the other tabs soon. */
  tell(news: News): void {
    if (this._closed) return;
    this._hear(news, false);
    this._channel?.postMessage(news);
  }

  listen(listener: Listener): () => void {
    this._listeners.add(listener);
    return () => this._listeners.delete(listener);
  }

  close(): void {
    this._closed = true;
    this._channel?.close();
    this._listeners.clear();
  }

  private _hear(news: News, fromElsewhere: boolean): void {
    for (const listener of this._listeners) listener(news, fromElsewhere);
  }
}

/** BroadcastChannel is missing in Safari before 15.4; other tabs then refresh when they become visible. */
function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
