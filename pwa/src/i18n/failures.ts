import type { Failure } from '../api/wire/http';
import { errorText } from './errors';

const MINUTE_MS = 60_000;
const OF_SECOND_FACTOR = ['wrong_passkey', 'second_factor_needed'];

/** A failure in words, with what to do. The server's own message is used only where the catalogue has none. */
export function failureText(failure: Failure): string {
  switch (failure.kind) {
    case 'offline':
      return errorText('error.offline');
    case 'nonsense':
    case 'unknown':
      return errorText('error.unexpected');
    case 'later':
      if (failure.error?.code === 'busy') return failure.error.message;
      return failure.status === 429 ? waitText(failure.retryAfterMs ?? MINUTE_MS) : errorText('error.server');
    case 'sign_in':
      if (failure.error.code === 'wrong_credentials') return errorText('sign_in.wrong_credentials');
      if (OF_SECOND_FACTOR.includes(failure.error.code)) return failure.error.message;
      return failure.status === 401 ? errorText('error.sign_in_needed') : errorText('error.forbidden');
    case 'refused':
      return failure.error.message;
  }
}

function waitText(ms: number): string {
  if (ms < MINUTE_MS) return errorText('sign_in.too_soon', { n: Math.ceil(ms / 1000) });
  return errorText('sign_in.too_many_attempts', { n: Math.ceil(ms / MINUTE_MS) });
}
