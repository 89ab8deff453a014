/** An in-memory server with the contract of `/api/redemptions` and all the ways in which a real one can fail. */
import type { Bundle } from '../../src/api/wire/shapes';
import { fromBase32 } from '../../src/lib/base32';
import { tokenPart } from '../../src/verify/token';
import { signed } from '../api/wire/sign';
import { aBundle, NOON } from '../factories';

export interface Sent {
  id: string;
  token?: string;
  code?: string;
  service: string;
  scanned_at: string;
  seq: number;
}

export interface Recorded {
  sent: Sent;
  result: Record<string, unknown>;
}

/** How the next requests end; `lost`: the server acts, but its answer never arrives. */
export type Mode = 'ok' | 'down' | 'lost' | 'timeout' | 'hang' | 'html' | 'empty' | Refusing;

/** `foreign`: the answer is a proxy's, in the shape of our own errors. */
export interface Refusing {
  status: number;
  code?: string;
  foreign?: boolean;
}

/** Answers of a proxy in the shape of our own errors. */
export const FOREIGN: [string, Refusing][] = [
  ...[401, 403, 407, 511].map((status): [string, Refusing] => [`hides behind a proxy that says ${status}`, { status, code: 'sign_in_needed', foreign: true }]),
  ...[400, 404, 409, 413, 422, 451].map((status): [string, Refusing] => [
    `hides behind a proxy that says ${status}`,
    { status, code: 'invalid', foreign: true },
  ]),
];

const ELSEWHERE = { venue_id: 9, venue: 'Espace Léo', commune: 'Lormont', at: '2026-11-23T09:00:00Z', here: false };

export class FakeServer {
  mode: Mode = 'ok';
  bundle: Partial<Bundle> = {};
  /** How far the server's clock is ahead of the phone's, in milliseconds. */
  aheadMs = 0;
  readonly requests: { path: string; body: unknown; token: string | null }[] = [];
  readonly recorded = new Map<string, Recorded>();
  readonly reversed = new Map<string, string>();
  /** Voucher id → the redemption that holds it now. */
  readonly live = new Map<string, string>();
  readonly codes = new Map<string, string>();
  readonly refusals = new Map<string, string>();
  /** Replaces the answer to one entry. */
  answerItem: ((sent: Sent) => Record<string, unknown> | null | undefined) | null = null;
  /** Entries because of which the server refuses the whole request. */
  indigestible: (sent: Sent) => boolean = () => false;
  /** The decisions on lost races. */
  readonly decided = new Map<string, Record<string, unknown>>();
  lateReversals = false;
  /** What some addresses are refused with, whatever the mode. */
  only: Record<string, Refusing> = {};
  fetchHeaders: Record<string, string> = {};
  private _dead = 0;
  private _versions = 0;

  /** The page that sent the requests is gone: they are never answered. */
  killPage(): void {
    this._dead += 1;
  }

  redeemElsewhere(voucher: string): void {
    this.live.set(voucher, 'elsewhere');
  }

  redemptionsSent(): Sent[][] {
    return this.requests
      .filter(({ path }) => path === '/api/redemptions')
      .map(({ body }) => (body as { redemptions: Sent[] }).redemptions);
  }

  readonly fetch = async (path: string, init: RequestInit): Promise<Response> => {
    const generation = this._dead;
    const { mode } = this;
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null;
    this.requests.push({ path, body, token: new Headers(init.headers).get('authorization') });
    await new Promise((resolve) => setImmediate(resolve));
    const response = this._respond(mode, path, body);
    if (mode === 'hang' || generation !== this._dead) return new Promise(() => undefined);
    if (mode === 'timeout') throw new DOMException('slow', 'TimeoutError');
    if (response === null) throw new TypeError('Failed to fetch');
    return response;
  };

  private _respond(mode: Mode, path: string, body: unknown): Response | null {
    if (mode === 'down' || mode === 'timeout' || mode === 'hang') return null;
    if (mode === 'html') return new Response('<!doctype html><title>Wifi gratuit</title>', { status: 200 });
    if (mode === 'empty') return new Response('', { status: 200 });
    if (typeof mode === 'object') return this._refuse(mode);
    const refused = this.only[path.replace(/\?.*/, '')];
    if (refused !== undefined) return this._refuse(refused);
    const answer = this._answer(path, body);
    return mode === 'lost' ? null : answer;
  }

  private _refuse({ status, code = 'some_code', foreign = false }: Refusing): Response {
    const answer = this._bare({ error: { code, message: 'Une phrase pour une personne.' } }, status);
    return foreign ? answer : signed(answer);
  }

  private _json(content: unknown): Response {
    return signed(this._bare(content, 200));
  }

  private _bare(content: unknown, status: number): Response {
    const date = new Date(Date.now() + this.aheadMs).toUTCString();
    return new Response(JSON.stringify(content), { status, headers: { date, ...this.fetchHeaders } });
  }

  private _answer(path: string, body: unknown): Response {
    if (path.startsWith('/api/bundle')) return this._json(this._bundle());
    if (path === '/api/devices/token') return this._json({ token: 'rotated' });
    if (path === '/api/redemptions/decisions') return this._decisions(body as { redemption_ids: string[] });
    if (path.endsWith('/reversal')) return this._reverse(path.split('/')[3] ?? '', body as { id: string });
    const { redemptions } = body as { redemptions: Sent[] };
    if (redemptions.some(this.indigestible)) return this._refuse({ status: 422, code: 'invalid' });
    const results = redemptions.map((sent) => {
      const odd = this.answerItem?.(sent);
      return odd === undefined ? this._redeem(sent) : odd;
    });
    return this._json({ results: results.filter((result) => result !== null) });
  }

  private _decisions({ redemption_ids }: { redemption_ids: string[] }): Response {
    return this._json({ decisions: redemption_ids.map((id) => this.decided.get(id)).filter((one) => one !== undefined) });
  }

  private _bundle(): Bundle {
    this._versions += 1;
    return aBundle({ version: String(this._versions), ...this.bundle });
  }

  private _reverse(redemptionId: string, { id }: { id: string }): Response {
    const recorded = this.recorded.get(redemptionId);
    if (recorded === undefined) return this._refuse({ status: 404, code: 'unknown_redemption' });
    if (this.lateReversals) return this._refuse({ status: 409, code: 'too_late_to_reverse' });
    const before = this.reversed.get(redemptionId);
    if (before !== undefined && before !== id) return this._refuse({ status: 409, code: 'already_reversed' });
    this.reversed.set(redemptionId, id);
    this.live.delete(String(recorded.result['voucher']));
    const reversal = { id, redemption_id: redemptionId, reason: 'mistake', recorded_at: new Date(NOON).toISOString() };
    return this._json({ reversal, status: 'reversed' });
  }

  private _redeem(sent: Sent): Record<string, unknown> {
    const before = this.recorded.get(sent.id);
    if (before !== undefined) return { ...before.result, status: before.result['status'] === 'accepted' ? 'duplicate' : before.result['status'] };
    const result = this._judge(sent);
    this.recorded.set(sent.id, { sent, result });
    if (result['status'] === 'accepted') this.live.set(String(result['voucher']), sent.id);
    return result;
  }

  private _judge(sent: Sent): Record<string, unknown> {
    const voucher = sent.code === undefined ? voucherIn(sent.token ?? '') : (this.codes.get(sent.code) ?? null);
    const base = { ...NO_MONEY, id: sent.id, reason: null, first: null, voucher, in_grace: false, message: 'Accepté.' };
    const reason = voucher === null ? 'wrong_code' : this.refusals.get(voucher);
    if (reason !== undefined) return { ...base, status: 'refused', reason, message: 'Refusé.' };
    const first = this.live.get(voucher ?? '');
    if (first !== undefined) return { ...base, status: 'conflict', reason: 'already_redeemed', first: ELSEWHERE, message: 'Déjà utilisé.' };
    return { ...base, status: 'accepted', gross_cents: 1000, fee_cents: 40, net_cents: 960, receipt: 'a.b.c' };
  }
}

const NO_MONEY = { gross_cents: null, fee_cents: null, net_cents: null, receipt: null, recorded_at: new Date(NOON).toISOString() };

function voucherIn(token: string): string | null {
  const bytes = fromBase32(tokenPart(token));
  if (bytes === null) return null;
  const view = new DataView(bytes.buffer);
  return `${view.getUint16(2)}-${view.getUint32(4)}-${view.getUint8(8)}`;
}
