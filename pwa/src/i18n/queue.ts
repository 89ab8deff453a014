import { queue } from './fr/queue';
import { translator } from './translate';

/** The texts of the list of what waits, which come with it. */
export const queueText = translator(queue, { en: () => import('./en/queue').then((module) => module.queue) });
