import { useEffect, useRef, useState } from 'preact/hooks';
import type { Input, Line, Verdict } from '../redeem/types';
import { signal } from '../stage/sounds';
import { type Judged, judge, meet } from './judge';
import { usePhone } from './phone';
import { type Card, presentUndone, presentVerdict } from './present';
import { kindOf } from './stranger';

interface Shown extends Judged {
  turn: number;
}

export interface Scan {
  shown: Shown | null;
  busy: boolean;
  /** Judges what was read; a test uses nothing. */
  submit: (input: Input, checking: boolean) => Promise<void>;
  /** Says what a code is that the camera does not take. */
  tellStranger: (text: string) => void;
  dismiss: () => void;
}

/** Verdicts that a newer scan does not replace at once: the person must see that a voucher was not accepted. */
const NEVER_UNSEEN: readonly Card['kind'][] = ['already_used', 'refused'];

export const mustBeSeen = (shown: Shown | null): boolean => shown !== null && NEVER_UNSEEN.includes(shown.card.kind);

/** "Reading…" is shown only after this delay; most verdicts come sooner. */
const BUSY_AFTER_MS = 200;

/** Runs scans. The verdict shown is the latest scan's, whichever answer comes first. */
export function useScan(): Scan {
  const phone = usePhone();
  const [shown, setShown] = useState<Shown | null>(null);
  const [busy, setBusy] = useState(false);
  const turn = useRef(0);
  const cards = useRef(0);
  const latest = useRef(shown);
  latest.current = shown;

  const show = (judged: Judged) => {
    signal(judged.card.kind);
    setShown({ ...judged, turn: ++cards.current });
  };

  useEffect(
    () =>
      phone.onUpgrade((verdict: Verdict) => {
        const current = latest.current;
        if (current !== null && current.scanId !== verdict.scanId) return;
        const card = presentVerdict(verdict);
        if (card.kind !== 'accepted') show({ card, scanId: verdict.scanId, tested: null, stranger: null });
        // Only a confirmation: `turn` is unchanged, so the card is not enlarged or announced again.
        else if (current !== null) setShown({ ...current, card });
      }),
    [phone],
  );

  const undone = undoneOf(phone.lines.value, shown);
  useEffect(() => {
    if (undone !== null) show({ card: presentUndone(undone), scanId: undone.scanId, tested: null, stranger: null });
  }, [undone?.scanId]);

  async function submit(input: Input, checking: boolean): Promise<void> {
    const mine = ++turn.current;
    const slow = setTimeout(() => setBusy(true), BUSY_AFTER_MS);
    const judged = await judge(phone, input, checking).finally(() => clearTimeout(slow));
    if (mine === turn.current) setBusy(false);
    else if (!NEVER_UNSEEN.includes(judged.card.kind)) return;
    show(judged);
  }

  /** Shown once per stranger; does not replace a voucher that is being judged. */
  const tellStranger = (text: string) => {
    if (latest.current?.stranger !== text) show(meet(text, kindOf(text)));
  };

  return { shown, busy, submit, tellStranger, dismiss: () => setShown(null) };
}

/** The scan that the card is about, when it was undone since. */
function undoneOf(lines: readonly Line[], shown: Shown | null): Line | null {
  if (shown?.card.kind === 'undone') return null;
  const line = lines.find(({ scanId }) => scanId === shown?.scanId);
  return line?.status === 'reversing' || line?.status === 'reversed' ? line : null;
}
