/** An in-memory server with the contract of `/api/hand-overs` and all the ways in which a real one can fail. */
import type { PrescriberBundle } from '../../src/api/hand-overs';
import { signed } from '../api/wire/sign';
import { HOUR, NOON } from '../factories';
import type { Refusing } from '../redeem/server';

export interface Sent {
  id: string;
  number?: string;
  cover?: string;
  handed_over_at: string;
  seq: number;
  postcode: string | null;
}

export type Mode = 'ok' | 'down' | 'lost' | 'html' | Refusing;

export function aBundle(more: Partial<PrescriberBundle> = {}): PrescriberBundle {
  const range = (state: string, first: number, last: number, size = 5) => ({
    ...{ campaign_id: 12, organisation_id: 3, size, state, first, last },
  });
  return {
    server_time: new Date(NOON).toISOString(),
    refresh_by: new Date(NOON + 72 * HOUR).toISOString(),
    person_id: 8,
    cover_start: 'https://pass.example/carnet/',
    organisations: [{ id: 3, name: 'CCAS de Cenon' }],
    campaigns: [
      {
        id: 12,
        name: 'Pass 2026',
        sponsor: 'Département de la Gironde',
        last_day: '2026-12-31',
        stock_blocked: false,
        allowance: 10,
        allowance_alone: 5,
        territory: null,
        target_publics: ['seniors', 'job_seekers'],
      },
    ],
    booklets: [range('in_stock', 1, 150), range('handed_over', 200, 200), range('voided', 201, 201), range('in_stock', 300, 300, 10)],
    ...more,
  };
}

export class FakeServer {
  mode: Mode = 'ok';
  bundle: PrescriberBundle = aBundle();
  readonly batches: Sent[][] = [];
  readonly organisations: number[] = [];
  readonly answers = new Map<string, Record<string, unknown>>();
  readonly given = new Map<string, string>();
  indigestible: (sent: Sent) => boolean = () => false;
  private _dead = 0;

  /** The page that sent the requests is gone: they are never answered. */
  killPage(): void {
    this._dead += 1;
  }

  readonly fetch = async (path: string, init: RequestInit): Promise<Response> => {
    const generation = this._dead;
    const { mode } = this;
    await new Promise((resolve) => setImmediate(resolve));
    if (mode === 'down') throw new TypeError('Failed to fetch');
    const response = mode === 'ok' || mode === 'lost' ? this._answer(path, init) : refuse(mode);
    if (generation !== this._dead) return new Promise(() => undefined);
    if (mode === 'lost') throw new TypeError('Failed to fetch');
    return response;
  };

  private _answer(path: string, { body }: RequestInit): Response {
    if (path === '/api/prescriber/bundle') return json(this.bundle);
    const { hand_overs, organisation_id } = JSON.parse(body as string) as { hand_overs: Sent[]; organisation_id: number };
    if (!this.bundle.organisations.some(({ id }) => id === organisation_id)) return refuse({ status: 403, code: 'forbidden' });
    this.batches.push(hand_overs);
    this.organisations.push(organisation_id);
    if (hand_overs.some(this.indigestible)) return refuse({ status: 422, code: 'invalid' });
    return json({ results: hand_overs.map((sent) => this._take(sent)) });
  }

  private _take(sent: Sent): Record<string, unknown> {
    const before = this.answers.get(sent.id);
    if (before !== undefined) return { ...before, status: before['status'] === 'accepted' ? 'duplicate' : before['status'] };
    const number = sent.number ?? '12-1';
    const taken = this.given.has(number);
    const first = { at: new Date(NOON).toISOString(), person: 'Bob', organisation: 'CCAS de Cenon', by_use: false };
    const status = taken ? 'conflict' : 'accepted';
    const answer = {
      ...{ id: sent.id, status, number, message: taken ? 'Déjà remis.' : 'Carnet remis.' },
      ...{ reason: taken ? 'already_handed_over' : null, first: taken ? first : null },
    };
    if (!taken) this.given.set(number, sent.id);
    this.answers.set(sent.id, answer);
    return answer;
  }
}

function json(content: unknown, status = 200): Response {
  return signed(bare(content, status));
}

function bare(content: unknown, status: number): Response {
  return new Response(JSON.stringify(content), { status, headers: { date: new Date(Date.now()).toUTCString() } });
}

function refuse(mode: 'html' | Refusing): Response {
  if (mode === 'html') return new Response('<!doctype html><title>Wifi gratuit</title>', { status: 200 });
  const answer = bare({ error: { code: mode.code ?? 'some_code', message: 'Une phrase pour une personne.' } }, mode.status);
  return mode.foreign === true ? answer : signed(answer);
}
