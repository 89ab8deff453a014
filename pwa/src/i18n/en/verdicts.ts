import type { Translation } from '../translate';
import type { verdicts as fr } from '../fr/verdicts';

export const verdicts: Translation<typeof fr> = {
  'verdict.accepted': 'Accepted',
  'verdict.accepted_offline': 'Accepted offline',
  'verdict.accepted_offline_detail': 'Kept on this phone, will be sent as soon as possible.',
  'verdict.to_confirm': 'To confirm',
  'verdict.already_used': 'Already used',
  'verdict.refused': 'Refused',
  'verdict.usable': 'Usable',
  'verdict.not_usable': 'Not usable',
  'verdict.next': 'Next',
  'verdict.check_detail': 'Test: nothing was used.',
  'verdict.check_alone': 'Tested by this phone alone: nothing was used.',
  'verdict.redeem_tested': 'Redeem this pass',
  'verdict.for_venue': 'for your venue',
  'verdict.position': 'Pass {position} of {size}',
  'verdict.position_only': 'Pass {position}',
  'verdict.left': { one: '{n} left', other: '{n} left' },
  'verdict.left_none': 'that was the last of the booklet',
  'verdict.booklet': 'Booklet {booklet}',
  'verdict.until': 'Valid until {day}',
  'verdict.in_grace': 'Past its last day: accepted during the month of grace.',
  'verdict.used_here': 'Right here, {when}.',
  'verdict.used_elsewhere': '{venue} ({commune}), {when}.',
  'when.today': 'today at {hour}',
  'when.day': 'on {day} at {hour}',
};
