import { signIn } from './fr/sign-in';
import { translator } from './translate';

/** The texts of the sign-in form, loaded with it. */
export const signInText = translator(signIn, { en: () => import('./en/sign-in').then((module) => module.signIn) });
