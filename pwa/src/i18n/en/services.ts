import type { Translation } from '../translate';
import type { services as fr } from '../fr/services';

export const services: Translation<typeof fr> = {
  'service.administrative_help': 'Help with administrative procedures',
  'service.digital_tools': 'Everyday digital tools',
  'service.employment': 'Getting into work through digital skills',
  'service.safe_use': 'Safe use of digital technology',
  'service.parenting_education': 'Parenting and education with digital technology',
  'service.leisure_creation': 'Digital leisure and creation',
  'service.digital_understanding': 'Understanding the digital world',
  'service.access_equipment': 'Internet access and computers',
  'service.solidarity_equipment': 'Buying a computer at a fair price',
};
