import { useEffect, useRef, useState } from 'preact/hooks';
import type { Input, Verdict } from '../redeem/types';
import { usePhone } from './phone';
import { type Card, presentCheck, presentVerdict } from './present';
import { signal } from './sounds';

interface Shown {
  card: Card;
  scanId: string | null;
  turn: number;
}

export interface Scan {
  shown: Shown | null;
  busy: boolean;
  /** Judges what was read; in test mode nothing is used. */
  submit: (input: Input) => Promise<void>;
  dismiss: () => void;
}

/** One scan after another: the last one asked is the one shown, whichever answer comes first. */
export function useScan(checking: boolean): Scan {
  const phone = usePhone();
  const [shown, setShown] = useState<Shown | null>(null);
  const [busy, setBusy] = useState(false);
  const turn = useRef(0);
  const latest = useRef(shown);
  latest.current = shown;

  useEffect(
    () =>
      phone.onUpgrade((verdict: Verdict) => {
        const current = latest.current;
        if (current !== null && current.scanId !== verdict.scanId) return;
        const card = presentVerdict(verdict);
        if (current === null && card.kind === 'accepted') return;
        if (card.kind !== 'accepted') signal(card.kind);
        turn.current += 1;
        setShown({ card, scanId: verdict.scanId, turn: turn.current });
      }),
    [phone],
  );

  async function judge(input: Input): Promise<{ card: Card; scanId: string | null }> {
    if (checking) return { card: presentCheck(await phone.check(input)), scanId: null };
    const verdict = await phone.redeem(input, phone.service.peek());
    return { card: presentVerdict(verdict), scanId: verdict.scanId };
  }

  async function submit(input: Input): Promise<void> {
    const mine = ++turn.current;
    setBusy(true);
    const { card, scanId } = await judge(input);
    if (mine !== turn.current) return;
    setBusy(false);
    signal(card.kind);
    setShown({ card, scanId, turn: mine });
  }

  return { shown, busy, submit, dismiss: () => setShown(null) };
}
