import type { Translation } from '../translate';
import type { signIn as fr } from '../fr/sign-in';

export const signIn: Translation<typeof fr> = {
  'sign_in.title': 'Sign in',
  'sign_in.intro': 'Enter the address and password given by your organisation. Once is enough on this phone.',
  'sign_in.intro_desk': 'Enter your e-mail address and your password. You stay signed in for 12 hours.',
  'sign_in.again': 'Sign in again to send the waiting scans. They are kept on this phone.',
  'sign_in.about': 'What is the Pass numérique?',
  'sign_in.email': 'Email address',
  'sign_in.password': 'Password',
  'sign_in.show_password': 'Show the password',
  'sign_in.hide_password': 'Hide the password',
  'sign_in.forgotten': 'Forgotten your password?',
  'sign_in.submit': 'Sign in',
  'sign_in.busy': 'Signing in…',
  'sign_in.missing': 'Fill in the address and the password.',
};
