import { fr } from './fr';
import { translator } from './translate';

export type MessageKey = keyof typeof fr;

/** The texts of the frame and the scanner; each desk has a `t` of its own catalogue. */
export const t = translator(fr, { en: () => import('./en').then((module) => module.en) });
