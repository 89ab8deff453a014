/** One booklet on this phone: the stored copy, refreshed from the server. */
import { computed, signal } from '@preact/signals';
import { getWallet, type WalletAnswer } from '../api/wallet/booklet';
import { confirm, forgetAll, keep, type Known, recall } from './store';

const EVERY_MS = 10_000;

export type Trouble = 'unknown_link' | 'unreachable';

export type Booklet = ReturnType<typeof openBooklet>;

export function openBooklet(link: string) {
  const known = signal<Known | null>(recall(link));
  const trouble = signal<Trouble | null>(null);
  const erased = signal(false);
  const justUsed = signal<number | null>(null);
  let asked = 0;

  /** Asks the server. Answers to all but the latest request are dropped. */
  async function refresh(postcode: string | null = known.peek()?.postcode ?? null): Promise<Trouble | null> {
    const question = ++asked;
    const answer = await getWallet(link, postcode, known.peek()?.etag ?? null);
    if (question !== asked || erased.peek()) return null;
    take(answer, postcode);
    return trouble.value;
  }

  function take(answer: WalletAnswer, postcode: string | null): void {
    trouble.value = answer.kind === 'unreachable' || answer.kind === 'unknown_link' ? answer.kind : null;
    if (trouble.value !== null) return;
    const confirmedAt = Date.now();
    confirm(link, confirmedAt);
    const before = known.peek();
    if (answer.kind === 'new') {
      const found = { wallet: answer.wallet, etag: answer.etag, postcode };
      keep(link, found);
      justUsed.value = newlyUsed(before, found.wallet) ?? justUsed.peek();
      known.value = { ...found, confirmedAt };
    } else if (before !== null) known.value = { ...before, confirmedAt };
  }

  function erase(): void {
    erased.value = true;
    known.value = null;
    forgetAll();
  }

  return { link, known: computed(() => known.value), trouble, erased, justUsed, refresh, erase };
}

/** Refreshes every ten seconds while the page is visible, so that a voucher scanned meanwhile is shown as used. Returns how to stop. */
export function follow(booklet: Booklet): () => void {
  const ask = () => {
    if (document.visibilityState === 'visible' && !booklet.erased.peek()) void booklet.refresh();
  };
  ask();
  const timer = setInterval(ask, EVERY_MS);
  document.addEventListener('visibilitychange', ask);
  // WebKit restores pages from its back-forward cache without a visibility change.
  addEventListener('pageshow', ask);
  addEventListener('online', ask);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', ask);
    removeEventListener('pageshow', ask);
    removeEventListener('online', ask);
  };
}

function newlyUsed(before: Known | null, now: Known['wallet']): number | null {
  const was = new Map(before?.wallet.vouchers.map((voucher) => [voucher.position, voucher.state]));
  return now.vouchers.find(({ position, state }) => state === 'used' && was.get(position) === 'available')?.position ?? null;
}
