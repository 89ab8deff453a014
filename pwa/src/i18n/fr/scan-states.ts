/** What a scan is, in one word each. Apart from the other states, since the scanner’s first screen says them. */
export const scanStates = {
  'scan.accepted': 'Accepté',
  'scan.accepted_offline': 'Accepté hors ligne',
  'scan.to_confirm': 'À confirmer',
  'scan.conflict': 'Déjà utilisé',
  'scan.refused': 'Refusé',
  'scan.reversed': 'Annulé',
  'scan.honoured': 'Payé par la garantie',
  'scan.waiting': 'À envoyer',
  'scan.reversing': 'Annulé, à envoyer',
  'scan.rejected': 'Refusé par le serveur',
  'check.redeemable': 'Utilisable',
  'check.redeemed': 'Déjà utilisé',
  'check.not_redeemable': 'Pas utilisable',
} as const;
