import type { Translation } from '../translate';
import type { settings as fr } from '../fr/settings';

export const settings: Translation<typeof fr> = {
  'settings.title': 'Settings',
  'settings.venue': 'Venue',
  'settings.person': 'Tied by {name}',
  'settings.change_venue': 'Change venue',
  'settings.storage': 'Memory of the phone',
  'settings.storage_kept': 'Protected: the browser will not erase your scans.',
  'settings.storage_at_risk': 'Not protected: install the application and send often.',
  'settings.storage_used': '{used} used of {quota}',
  'settings.storage_unasked': 'Protection will be asked for at the first scan.',
  'settings.language': 'Language',
  'settings.language_fr': 'Français',
  'settings.language_en': 'English',
  'settings.sound': 'Sound',
  'settings.sound_on': 'On',
  'settings.sound_off': 'Off',
  'settings.sound_try': 'Hear the sounds',
  'settings.desks': 'Other desks',
  'settings.account': 'My account and security',
  'settings.help': 'Help (new tab)',
  'settings.sign_out': 'Sign this phone out',
  'sign_out.title': 'Sign this phone out?',
  'sign_out.nothing_waiting': 'Everything is sent. You will have to sign in to scan here again.',
  'sign_out.waiting': {
    one: '{n} scan is not sent yet. It will stay on this phone and leave at the next sign-in.',
    other: '{n} scans are not sent yet. They will stay on this phone and leave at the next sign-in.',
  },
  'sign_out.confirm': 'Sign out',
};
