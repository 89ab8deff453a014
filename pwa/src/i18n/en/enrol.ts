import type { enrol as french } from '../fr/enrol';
import type { Translation } from '../translate';

export const enrol: Translation<typeof french> = {
  'title': 'Where do you scan?',
  'hello': 'Hello {name}.',
  'intro': 'This phone will be tied to the venue you choose. You can change it in the settings.',
  'venues': 'Venue',
  'not_qualified': 'Not qualified yet: its scans would be refused',
  'label': 'Name of this phone',
  'label_hint': 'It helps your manager to recognise it.',
  'label_default': '{name}’s phone',
  'submit': 'Start scanning',
  'busy': 'Preparing the phone…',
  'kept': {
    one: '{n} scan is kept on this phone. It still counts for the venue where it was made.',
    other: '{n} scans are kept on this phone. They still count for the venue where they were made.',
  },
  'choose': 'Choose a venue.',
  'none_title': 'No venue yet',
  'none': 'Your account belongs to no venue. Ask your manager to add you, then try again.',
  'account': 'My account',
  'other_account': 'Use another account',
};
