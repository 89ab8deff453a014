import type { Translation } from '../translate';
import type { signIn as fr } from '../fr/sign-in';

export const signIn: Translation<typeof fr> = {
  'sign_in.title': 'Sign in',
  'sign_in.intro': 'Enter the address and password given by your organisation. Once is enough on this phone.',
  'sign_in.intro_desk': 'Enter your e-mail address and your password. You stay signed in for 12 hours.',
  'sign_in.again': 'Sign in again to send the waiting scans. They are kept on this phone.',
  'sign_in.email': 'Email address',
  'sign_in.password': 'Password',
  'sign_in.show_password': 'Show the password',
  'sign_in.hide_password': 'Hide the password',
  'sign_in.submit': 'Sign in',
  'sign_in.busy': 'Signing in…',
  'sign_in.missing': 'Fill in the address and the password.',
  'sign_in.wrong_credentials': 'Unknown address or password. Check them, then try again.',
  'sign_in.too_many_attempts': {
    one: 'Too many attempts. Wait {n} minute, then try again.',
    other: 'Too many attempts. Wait {n} minutes, then try again.',
  },
  'error.offline': 'The server does not answer. Check the network, then try again.',
  'error.server': 'The server has a problem. Nothing is lost: try again in a moment.',
  'error.unexpected': 'The server’s answer cannot be read. Try again, then tell the operator if it lasts.',
  'error.forbidden': 'Your account does not have this right. Ask your manager for it.',
  'error.sign_in_needed': 'Your session has expired. Sign in again.',
};
