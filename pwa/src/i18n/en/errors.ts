import type { Translation } from '../translate';
import type { errors as fr } from '../fr/errors';

export const errors: Translation<typeof fr> = {
  'sign_in.wrong_credentials': 'Unknown address or password. Check them, then try again.',
  'sign_in.too_many_attempts': {
    one: 'Too many attempts. Wait {n} minute, then try again.',
    other: 'Too many attempts. Wait {n} minutes, then try again.',
  },
  'sign_in.too_soon': {
    one: 'Too many attempts. Wait {n} second, then try again.',
    other: 'Too many attempts. Wait {n} seconds, then try again.',
  },
  'error.offline': 'The server does not answer. Check the network, then try again.',
  'error.server': 'The server has a problem. Nothing is lost: try again in a moment.',
  'error.unexpected': 'The server’s answer cannot be read. Try again, then tell the operator if it lasts.',
  'error.forbidden': 'Your account does not have this right. Ask your manager for it.',
  'error.sign_in_needed': 'Your session has expired. Sign in again.',
  'error.no_page': 'This page does not exist. Check the address.',
};
