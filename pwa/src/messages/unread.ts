/** The number of unread messages: fetched by the desk's frame, lowered by the inbox. */
import { signal } from '@preact/signals';

export const unread = signal(0);

