/** How many tasks wait for this person at the desk that is open: for a badge; set by the list. */
import { signal } from '@preact/signals';

export const toDoCount = signal(0);
