import './whole.css';
import type { ComponentChildren } from 'preact';

/** A number with hyphens: a booklet's, a statement's. Chromium breaks a line after such a hyphen. */
const NUMBER = /([A-Z0-9]+(?:-\d+)+)/;

/** A text whose numbers stay on one line. */
export const whole = (text: string): ComponentChildren =>
  NUMBER.test(text) ? text.split(NUMBER).map((part, place) => (place % 2 === 1 ? <span class="whole">{part}</span> : part)) : text;
