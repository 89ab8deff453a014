import type { frame as french } from '../fr/frame';
import type { Translation } from '../translate';

export const frame: Translation<typeof french> = {
  'nav': 'Sections',
  'nav.more': 'More',
  'crumbs': 'Breadcrumbs',
  'who.signed_in': 'Signed in:',
  'who.operator': 'Operator of the digital pass',
  'who.others': '{name} and other organisations',
  'section.todo': 'To do',
  'section.money': 'Money',
  'section.scans': 'Scans',
  'section.place': 'Venue',
  'section.phones': 'Phones',
  'section.people': 'People',
  'section.orders': 'Orders',
  'section.campaigns': 'Campaigns',
  'section.figures': 'Figures',
  'section.booklets': 'Booklets',
  'section.sending': 'Transfers',
  'section.credits': 'Credit notes',
  'section.give': 'Hand over',
  'section.places': 'Venues',
  'section.proofs': 'Proofs',
  'section.service': 'Service',
  'section.territory': 'Territory',
};
