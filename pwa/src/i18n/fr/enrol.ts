/** Enrolling a phone for a venue. */
export const enrol = {
  'title': 'Où scannez-vous ?',
  'hello': 'Bonjour {name}.',
  'intro': 'Ce téléphone sera relié au lieu choisi. Vous pourrez en changer dans les réglages.',
  'venues': 'Lieu de médiation',
  'not_qualified': 'Pas encore qualifié : ses scans seraient refusés',
  'label': 'Nom de ce téléphone',
  'label_hint': 'Il aide votre gestionnaire à le reconnaître.',
  'label_default': 'Téléphone de {name}',
  'submit': 'Commencer à scanner',
  'busy': 'Préparation du téléphone…',
  'kept': {
    one: '{n} scan est gardé sur ce téléphone. Il reste compté pour le lieu où il a été fait.',
    other: '{n} scans sont gardés sur ce téléphone. Ils restent comptés pour le lieu où ils ont été faits.',
  },
  'choose': 'Choisissez un lieu.',
  'none_title': 'Aucun lieu pour l’instant',
  'none': 'Votre compte n’est rattaché à aucun lieu. Demandez à votre gestionnaire de vous ajouter, puis réessayez.',
  'account': 'Mon compte',
  'other_account': 'Utiliser un autre compte',
} as const;
