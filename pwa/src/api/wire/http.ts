/** One way to ask the server. Expected failures come back as values; only bugs throw. */
import { signal } from '@preact/signals';
import * as v from 'valibot';
import { fetched, isOurs, isTooLate } from './ours';
import type { Codes } from './refusals';
import { errorBody } from './shapes';

export type Failure =
  /** No answer at all: no network, the server is down, or it took too long. */
  | { readonly kind: 'offline'; readonly timedOut: boolean }
  /** Not an answer of our server (a hotspot, a proxy), or one with an empty body or an unknown shape. */
  | { readonly kind: 'nonsense'; readonly status: number }
  /** Our server refused with a code that this version does not expect of this endpoint: a newer version will. */
  | { readonly kind: 'unknown'; readonly status: number; readonly error: Told }
  /** Temporary: 5xx, 408, 425, 429. */
  | { readonly kind: 'later'; readonly status: number; readonly retryAfterMs: number | null; readonly error: Told | null }
  /** 401 or 403: the caller is not, or no longer, allowed to. */
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
  /** A Blob is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  /** A device's bearer token; without it, the person's session cookie is sent. */
  readonly token?: string;
  readonly timeoutMs?: number;
  /** The refusals that are accepted, by status; without it, any that carries our header. */
  readonly codes?: Codes;
}

/** Counts the writes that this page made on the server; desks watch it to fetch their figures again. */
export const changes = signal(0);

/** Answers that come in one with others, by path: set while a desk opens (`desk/first-screen.ts`). */
export const together: { answer?: (path: string) => Promise<[Response, string] | null> } = {};

const TIMEOUT_MS = 15_000;
const LATER = [408, 425, 429];
const LONGEST_WAIT_MS = 86_400_000;
/** Upper bound of a Retry-After that is not our server's. */
const FOREIGN_WAIT_MS = 300_000;

/** Sends a request and validates the answer against `shape`. Throws nothing that network or server can cause. */
export async function call<T>(shape: v.GenericSchema<unknown, T>, path: string, ask: Call = {}): Promise<Answer<T>> {
  const sentAt = Date.now();
  let response: Response;
  let text: string;
  try {
    [response, text] = (ask.method ? null : await together.answer?.(path)) ?? (await fetched(path, request(ask), withText, ask.timeoutMs ?? TIMEOUT_MS));
  } catch (error) {
    return failed({ kind: 'offline', timedOut: isTooLate(error) });
  }
  const json = parseJson(text);
  if (!response.ok) return failed(failureOf(response, json, ask.codes));
  const parsed = v.safeParse(shape, json);
  if (!isOurs(response) || !parsed.success) return failed({ kind: 'nonsense', status: response.status });
  if (ask.method !== undefined && ask.method !== 'GET') changes.value += 1;
  return { ok: true, value: parsed.output, clockOffsetMs: clockOffset(response, sentAt, Date.now()) };
}

/** The shape of an answer without content (204). */
export const nothing = v.pipe(v.unknown(), v.check((said) => said === null));

export const withText = async (response: Response): Promise<[Response, string]> => [response, await response.text()];

function request({ method = 'GET', body, token }: Call): RequestInit {
  const headers = new Headers({ accept: 'application/json' });
  if (body !== undefined && !(body instanceof Blob)) headers.set('content-type', 'application/json');
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  return {
    method,
    headers,
    body: body instanceof Blob ? body : body === undefined ? null : JSON.stringify(body),
    credentials: token === undefined ? 'same-origin' : 'omit',
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

export function failureOf(response: Response, json: unknown, codes?: Codes): Failure {
  const { status } = response;
  const body = v.safeParse(errorBody, json);
  const error = body.success && isOurs(response) ? body.output.error : null;
  if (status >= 500 || LATER.includes(status)) {
    return { kind: 'later', status, retryAfterMs: retryAfter(response, isOurs(response) ? LONGEST_WAIT_MS : FOREIGN_WAIT_MS), error };
  }
  // A hotspot or proxy answers 401, 403 and 404 too, some in a shape like ours, but none with our header.
  if (error === null) return { kind: 'nonsense', status };
  if (codes !== undefined && !codes[status]?.includes(error.code)) return { kind: 'unknown', status, error };
  return { kind: status === 401 || status === 403 ? 'sign_in' : 'refused', status, error };
}

/** Retry-After in milliseconds, from seconds or a date (RFC 9110), at most `longest`; null for anything else. */
function retryAfter({ headers }: Response, longest: number): number | null {
  const told = headers.get('retry-after')?.trim() ?? '';
  const now = Date.parse(headers.get('date') ?? '');
  const ms = /^\d+$/.test(told) ? Number(told) * 1000 : Date.parse(told) - (Number.isNaN(now) ? Date.now() : now);
  return ms >= 0 ? Math.min(ms, longest) : null;
}

/**
 * The server's time minus the phone's, in milliseconds. The Date header has a resolution of one second, and the answer
 * spent an unknown part of the round trip on its way: a difference within that counts as 0.
 */
function clockOffset(response: Response, sentAt: number, receivedAt: number): number | null {
  const second = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(second)) return null;
  const offset = Math.round(second + 500 - (sentAt + receivedAt) / 2);
  return Math.abs(offset) <= 1_000 + (receivedAt - sentAt) / 2 ? 0 : offset;
}
