/** What the phone answers, put into words: nothing here asks, stores or sends. */
import { day, dayOf, euros, hour, reasonText, t } from '../i18n';
import type { Check, First, Line, LostRace, Verdict, VerdictReason, VoucherFacts } from '../redeem/types';
import type { VerdictCardProps } from '../ui/VerdictCard';
import { decisionText } from './decision';
import type { Stranger } from './stranger';

export type Card = Pick<VerdictCardProps, 'kind' | 'word' | 'amount' | 'amountNote' | 'lines' | 'todo'>;

export function whenText(at: Date, now = new Date()): string {
  return at.toDateString() === now.toDateString()
    ? t('when.today', { hour: hour(at) })
    : t('when.day', { day: dayOf(at), hour: hour(at) });
}

export function firstText(first: First): string {
  const when = whenText(first.at);
  return first.here
    ? t('verdict.used_here', { when })
    : t('verdict.used_elsewhere', { venue: first.venue, commune: first.commune, when });
}

/** What happened to a lost race. The person who presented the voucher has left, so nothing can be asked of them. */
export function raceText({ at, accepted, outcome }: LostRace): string {
  const kept = t(accepted ? 'race.accepted' : 'race.kept', { hour: hour(at) });
  return `${kept} ${t(outcome === 'here' ? 'race.here' : 'race.elsewhere')}`;
}

/** What was decided; until then, that nothing need be done. */
export function raceTodo({ outcome, decision }: LostRace): string {
  return decision === null ? t(`race.${outcome}_todo`) : decisionText(decision);
}

/** The whole story of a lost race in a list: what was decided comes first, the promise that it will be last. */
export function raceStory(race: LostRace, first: First | null): string {
  const happened = [raceText(race), ...(first === null ? [] : [firstText(first)])];
  return (race.decision === null ? [...happened, raceTodo(race)] : [raceTodo(race), ...happened]).join(' ');
}

function placeInBooklet({ position, size, left }: VoucherFacts): string[] {
  if (position === null) return [];
  if (size === null) return [t('verdict.position_only', { position })];
  const place = t('verdict.position', { position, size });
  if (left === null) return [place];
  return [`${place} · ${left === 0 ? t('verdict.left_none') : t('verdict.left', { n: left })}`];
}

function bookletText({ booklet }: VoucherFacts): string[] {
  return booklet === null ? [] : [t('verdict.booklet', { booklet })];
}

function whichPass(facts: VoucherFacts): string {
  return [...placeInBooklet(facts), ...bookletText(facts)].join(' · ');
}

interface Told extends VoucherFacts {
  reason: VerdictReason | null;
  message: string | null;
  first: First | null;
}

function why(told: Told): Pick<Card, 'lines' | 'todo'> {
  const { what, todo } = reasonText(told.reason ?? 'unknown', told.lastDay);
  const unknown = told.reason === null || told.reason === 'unknown';
  const first = told.first === null ? [] : [firstText(told.first)];
  return { lines: [unknown ? (told.message ?? what) : what, ...first, ...bookletText(told)], todo };
}

function accepted(verdict: Verdict): Card {
  const { kind, netCents, inGrace } = verdict;
  const offline = kind === 'accepted_offline';
  const lines = [
    whichPass(verdict),
    offline ? t('verdict.accepted_offline_detail') : '',
    inGrace ? t('verdict.in_grace') : '',
  ];
  return {
    kind,
    word: offline ? t('verdict.accepted_offline') : t('verdict.accepted'),
    amount: netCents === null ? undefined : euros(netCents),
    amountNote: t('verdict.for_venue'),
    lines: lines.filter(Boolean),
  };
}

function lostRace(verdict: Verdict, race: LostRace): Card {
  const first = verdict.first === null ? [] : [firstText(verdict.first)];
  const lines = [raceText(race), ...first, ...bookletText(verdict)];
  return { kind: 'already_used', word: t('verdict.already_used'), lines, todo: raceTodo(race) };
}

export function presentVerdict(verdict: Verdict): Card {
  switch (verdict.kind) {
    case 'accepted':
    case 'accepted_offline':
      return accepted(verdict);
    case 'to_confirm':
      return { kind: verdict.kind, word: t('verdict.to_confirm'), ...why(verdict) };
    case 'already_used':
      if (verdict.race !== null) return lostRace(verdict, verdict.race);
      return { kind: verdict.kind, word: t('verdict.already_used'), ...why(verdict) };
    case 'refused':
      return { kind: verdict.kind, word: t('verdict.refused'), ...why(verdict) };
  }
}

/** The card of a stranger: what it is, and what to aim at instead. */
export function presentStranger(stranger: Stranger): Card {
  return {
    kind: 'stranger',
    word: t(`stranger.${stranger}`),
    lines: [t(`stranger.${stranger}_what`)],
    todo: t(`stranger.${stranger}_todo`),
  };
}

/** How a scan is called in lists, on its card once it was undone, and by the buttons about it. */
export function lineTitle({ position, booklet }: Pick<Line, 'position' | 'booklet'>): string {
  return position === null || booklet === null ? t('line.typed') : t('line.voucher', { position, booklet });
}

/** The card of a scan that was undone: the same pass, and nothing of its money. */
export function presentUndone(line: Line): Card {
  return { kind: 'undone', word: t('verdict.undone'), lines: [lineTitle(line)], todo: t('verdict.undone_todo') };
}

/** A test: what the voucher is worth, or why it is not; its card always says that nothing was used. */
export function presentCheck(check: Check): Card {
  const nothingUsed = check.confirmed ? t('verdict.check_detail') : t('verdict.check_alone');
  if (check.state === 'redeemable') {
    const until = check.lastDay === null ? [] : [t('verdict.until', { day: day(check.lastDay) })];
    return {
      kind: 'usable',
      word: t('verdict.usable'),
      amount: check.valueCents === null ? undefined : euros(check.valueCents),
      amountNote: t('verdict.face_value'),
      lines: [whichPass(check), ...until, nothingUsed],
    };
  }
  const { lines, todo } = why(check);
  const word = { redeemed: 'verdict.already_used', not_redeemable: 'verdict.not_usable', unsure: 'verdict.to_confirm' } as const;
  return { kind: 'not_usable', word: t(word[check.state]), lines: [nothingUsed, ...lines], todo };
}
