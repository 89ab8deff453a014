import { queue } from './fr/queue';
import { translator } from './translate';

/** The texts of the queue's screen, loaded with it. */
export const queueText = translator(queue, { en: () => import('./en/queue').then((module) => module.queue) });
