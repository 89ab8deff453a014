/** How many messages wait to be read: shown by the frame, lowered by the list. */
import { signal } from '@preact/signals';

export const unread = signal(0);

export const SCREEN = 'messages';
