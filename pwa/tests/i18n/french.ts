/** Finds faults in a French sentence as it is shown, with its values. */
type Fault = readonly [string, RegExp];

const VOWEL = '[aeiouàâäéèêëîïôöùûüœæ]';
/** Words that end in `s` or `x` in the singular too. */
const ONE_IN_S = 'pass|mois|fois|plus|sous|dans|encore|puis';
const COUNTED = 'carnet|scan|jour|lieu|document|paiement|ligne|relevé|structure|message|minute|fichier|tâche|champ|virement|suite|envoi|remise|carnet|personne|groupe';

export const FAULTS: readonly Fault[] = [
  ['no elision', new RegExp(`(?:^|[^\\p{L}’-])(?:de|que|le|la|je|ne|se|me|te|jusque|lorsque|puisque) ${VOWEL}(?!n[\\s\\u00a0])`, 'iu')],
  ['no elision', /(?:^|[^\p{L}])si ils? /iu],
  ['two articles', /(?:^|[^\p{L}])(?:de|à) les? (?!\p{L}+(?:er|ir|re)(?!\p{L}))/iu],
  ['two articles', /(?:^|[^\p{L}])(?:du le|au le|des les|aux les|le le|la la|les les|du la|au la) /iu],
  ['a word twice', /(?:^|[^\p{L}])(?!(?:nous|vous) )(\p{L}+)[ \u00a0]\1(?![\p{L}-])/iu],
  ['a straight apostrophe', /'/],
  ['three dots', /\.\.\./],
  ['a space too many', / {2}|[ \u00a0][,.)](?!\p{L})|\([ \u00a0]/u],
  ['a sign that can begin a line', / [:;!?»€%]/],
  ['a sign without its space', /\p{L}[;!?»]|\p{L}:(?![/\d])|«[^\u00a0]/u],
  ['a value that is missing', /undefined|null|NaN|\{\w*\}/],
  ['one of many', new RegExp(`(?:^|[^\\d,.\\u202f-])1[ \\u00a0](?!(?:${ONE_IN_S})(?!\\p{L}))\\p{L}+[sx](?!\\p{L})`, 'iu')],
  ['many of one', new RegExp(`(?:^|[^\\d,.\\u202f-])2[ \\u00a0](?:${COUNTED})(?!\\p{L})`, 'iu')],
  ['none of many', new RegExp(`(?:^|[^\\d,.\\u202f-])0[ \\u00a0](?!(?:${ONE_IN_S})(?!\\p{L}))\\p{L}+[sx](?!\\p{L})`, 'iu')],
  ['a word that is not ours', /(?:^|[^\p{L}])(?:financeurs?|chèques?|coupons?|tickets?|vouchers?|e-?mails?|mails?|bénévoles?|usagers?|click|cliqu\p{L}*|backend|login|device)(?!\p{L})/iu],
];

/** The names of a sentence's faults. */
export const faultsOf = (sentence: string): string[] => FAULTS.filter(([, found]) => found.test(sentence)).map(([name]) => name);
