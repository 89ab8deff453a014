/** The screens of the public face by their names in the address. */
import { expect, test } from 'vitest';
import { meetingScreen, NEW_MEETING_SCREEN, screenOf } from '../../src/front/screens';

test('a screen is found by its name', () => {
  expect(screenOf('annonces')).toEqual({ kind: 'announcements' });
  expect(screenOf(NEW_MEETING_SCREEN)).toEqual({ kind: 'meeting', id: null });
  expect(screenOf(meetingScreen(12))).toEqual({ kind: 'meeting', id: 12 });
});

test.each(['', 'reunion-0', 'reunion-x', 'toString', 'comptes'])('%j is none of these', (address) => {
  expect(screenOf(address)).toBeNull();
});
