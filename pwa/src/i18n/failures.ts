import type { Failure } from '../api/wire/http';
import { t } from './t';

const MINUTE_MS = 60_000;

/** Why the server did not do what was asked, and what to do. Its own words only where ours know no better. */
export function failureText(failure: Failure): string {
  switch (failure.kind) {
    case 'offline':
      return t('error.offline');
    case 'nonsense':
    case 'unknown':
      return t('error.unexpected');
    case 'later':
      return failure.status === 429
        ? t('sign_in.too_many_attempts', { n: Math.ceil((failure.retryAfterMs ?? MINUTE_MS) / MINUTE_MS) })
        : t('error.server');
    case 'sign_in':
      if (failure.error.code === 'wrong_credentials') return t('sign_in.wrong_credentials');
      return failure.status === 401 ? t('error.sign_in_needed') : t('error.forbidden');
    case 'refused':
      return failure.error.message;
  }
}
