import { signIn } from './fr/sign-in';
import { translator } from './translate';

/** The texts of signing in, which come with its form. */
export const signInText = translator(signIn, { en: () => import('./en/sign-in').then((module) => module.signIn) });
