/** Why a revoked phone stops, and what is still on it. */
export const retired = {
  'title': 'Ce téléphone a été retiré',
  'why': '{venue} l’a retiré. Il a effacé ses règles et ses clés, et ne peut plus encaisser.',
  'noticed': 'Constaté {when}.',
  'all_sent': 'Tous ses scans sont envoyés. Vous pouvez fermer cette page.',
  'unsent': {
    one: '{n} scan n’a pas pu être envoyé. Exportez-le, puis donnez le fichier au gestionnaire du lieu.',
    other: '{n} scans n’ont pas pu être envoyés. Exportez-les, puis donnez le fichier au gestionnaire du lieu.',
  },
  'export': 'Exporter le fichier',
  'done': 'J’ai compris',
  'again': 'Inscrire ce téléphone à nouveau',
} as const;
