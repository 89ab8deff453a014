import type { Translation } from '../translate';
import type { status as fr } from '../fr/status';

export const status: Translation<typeof fr> = {
  'network.unknown': 'Connecting…',
  'network.ok': 'Online',
  'network.offline': 'Offline',
  'network.server_error': 'Server down',
  'network.paused_sign_in': 'Sign in again',
  'status.all_sent': 'all sent',
  'status.waiting': { one: '{n} to send', other: '{n} to send' },
  'status.rejected': { one: '{n} refused', other: '{n} refused' },
  'status.last_copy': 'list up to date at {hour}',
  'status.last_copy_day': 'list up to date on {day} at {hour}',
  'status.no_copy': 'list never up to date',
  'status.open': 'See what is waiting',
};
