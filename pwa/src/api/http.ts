/** One way to ask the server. Expected failures come back as values; only bugs throw. */
import { signal } from '@preact/signals';
import * as v from 'valibot';
import { errorBody } from './shapes';

export type Failure =
  /** No answer at all: no network, the server is down, or it took too long. */
  | { readonly kind: 'offline'; readonly timedOut: boolean }
  /** An answer, but not ours: the page of a hotspot or a proxy, an empty body, an unknown shape. */
  | { readonly kind: 'nonsense'; readonly status: number }
  /** The server cannot now: 5xx, 408, 425, 429. */
  | { readonly kind: 'later'; readonly status: number; readonly retryAfterMs: number | null; readonly error: Told | null }
  /** 401 or 403: who asks is not, or no more, allowed to. */
  | { readonly kind: 'sign_in'; readonly status: number; readonly error: Told }
  /** Any other 4xx: asking again unchanged will not help. */
  | { readonly kind: 'refused'; readonly status: number; readonly error: Told };

/** The server's own words: a stable code and a French sentence for a person. */
export interface Told {
  readonly code: string;
  readonly message: string;
  /** What is wrong with each field of the body, under `json`. */
  readonly fields?: unknown;
}

export type Answer<T> =
  /** `clockOffsetMs`: the server's time minus this phone's; null when the answer does not tell. */
  | { readonly ok: true; readonly value: T; readonly clockOffsetMs: number | null }
  | { readonly ok: false; readonly failure: Failure };

interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** A file as it is; anything else as JSON. */
  readonly body?: unknown;
  /** A device's bearer token. Without it, the person's cookie speaks. */
  readonly token?: string;
  readonly timeoutMs?: number;
}

/** What desks watch: each change that this page made on the server, so that no figure beside it stays old. */
export const changes = signal(0);

const TIMEOUT_MS = 15_000;
const LATER = [408, 425, 429];

/** Asks, and lets nothing through that does not have the expected shape. */
export async function call<T>(shape: v.GenericSchema<unknown, T>, path: string, ask: Call = {}): Promise<Answer<T>> {
  const sentAt = Date.now();
  let response: Response;
  let text: string;
  try {
    response = await fetch(path, request(ask));
    text = await response.text();
  } catch (error) {
    return failed({ kind: 'offline', timedOut: error instanceof DOMException && error.name === 'TimeoutError' });
  }
  const json = parseJson(text);
  if (!response.ok) return failed(failureOf(response, json));
  const parsed = v.safeParse(shape, json);
  if (!parsed.success) return failed({ kind: 'nonsense', status: response.status });
  if (ask.method !== undefined && ask.method !== 'GET') changes.value += 1;
  return { ok: true, value: parsed.output, clockOffsetMs: clockOffset(response, sentAt, Date.now()) };
}

/** The shape of an answer without content (204). */
export const nothing = v.null();

function request({ method = 'GET', body, token, timeoutMs = TIMEOUT_MS }: Call): RequestInit {
  const headers = new Headers({ accept: 'application/json' });
  if (body !== undefined && !(body instanceof Blob)) headers.set('content-type', 'application/json');
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  return {
    method,
    headers,
    body: body instanceof Blob ? body : body === undefined ? null : JSON.stringify(body),
    credentials: token === undefined ? 'same-origin' : 'omit',
    cache: 'no-store',
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  };
}

export function parseJson(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export const failed = (failure: Failure): { ok: false; failure: Failure } => ({ ok: false, failure });

export function failureOf(response: Response, json: unknown): Failure {
  const { status } = response;
  const body = v.safeParse(errorBody, json);
  const error = body.success ? body.output.error : null;
  if (status >= 500 || LATER.includes(status)) {
    return { kind: 'later', status, retryAfterMs: retryAfter(response), error };
  }
  // A hotspot answers 403 and 404 too, but not in our words.
  if (error === null) return { kind: 'nonsense', status };
  return { kind: status === 401 || status === 403 ? 'sign_in' : 'refused', status, error };
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}

/**
 * How far the phone's clock is behind the server's. The Date header counts seconds, and the answer was on its way for
 * an unknown part of the round trip: a difference within that is none.
 */
function clockOffset(response: Response, sentAt: number, receivedAt: number): number | null {
  const second = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(second)) return null;
  const offset = Math.round(second + 500 - (sentAt + receivedAt) / 2);
  return Math.abs(offset) <= 1_000 + (receivedAt - sentAt) / 2 ? 0 : offset;
}
