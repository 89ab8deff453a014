import type { Translation } from '../translate';
import type { who as french } from '../fr/who';

export const who: Translation<typeof french> = {
  change: 'Change',
  title: 'Who is scanning?',
  intro: 'Tap your name, then type your code.',
  nobody: 'Nobody can scan here yet. A manager adds the mediators of this place on the “People” screen.',
  no_pin: 'No code yet',
  settings: 'Settings',
  back: 'This is not me',
  pin_of: 'Code of {name}',
  digits: { one: '{n} digit of 4', other: '{n} digits of 4' },
  erase: 'Erase',
  checking: 'Checking…',
  wrong: 'Wrong code. Check each digit.',
  wait: 'Too many tries. Try again in {time}. Keep this screen open.',
  not_stored: 'This phone’s memory is full. Free some space, then try again.',
  forgotten: 'Forgot your code?',
  how: 'Choose your code on the “My account” page of your desk, or ask your manager for one. This phone knows it once it has a network.',
  refresh: 'Look for my new code',
  refresh_busy: 'Looking…',
  refresh_failed: 'No network. Try again later, or let a colleague scan.',
};
