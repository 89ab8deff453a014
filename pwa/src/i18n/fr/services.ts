export const services = {
  'service.administrative_help': 'Aide aux démarches administratives',
  'service.digital_tools': 'Maîtrise des outils numériques du quotidien',
  'service.employment': 'Insertion professionnelle via le numérique',
  'service.safe_use': 'Utilisation sécurisée du numérique',
  'service.parenting_education': 'Parentalité et éducation avec le numérique',
  'service.leisure_creation': 'Loisirs et créations numériques',
  'service.digital_understanding': 'Compréhension du monde numérique',
  'service.access_equipment': 'Accès internet et matériel informatique',
  'service.solidarity_equipment': 'Acquisition de matériel informatique à prix solidaire',
} as const;
