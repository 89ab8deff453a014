import { structures } from './fr/structures';
import { translator } from './translate';

/** The words of organisations, for the form of the application and the operator's desk. */
export const structureText = translator(structures, { en: () => import('./en/structures').then((module) => module.structures) });
