/** Opening hours as a French person types them, in the OpenStreetMap notation; what is in the notation stays as it is. */

const DAYS: readonly (readonly [RegExp, string])[] = [
  [/\b(lundis?|lun\.?|lu)(?![\wé])/gi, 'Mo'],
  [/\b(mardis?|mar\.|ma)(?![\wé])/gi, 'Tu'],
  [/\b(mercredis?|mer\.?|me)(?![\wé])/gi, 'We'],
  [/\b(jeudis?|jeu\.?|je)(?![\wé])/gi, 'Th'],
  [/\b(vendredis?|ven\.?|ve)(?![\wé])/gi, 'Fr'],
  [/\b(samedis?|sam\.?|sa)(?![\wé])/gi, 'Sa'],
  [/\b(dimanches?|dim\.?|di)(?![\wé])/gi, 'Su'],
];
const FRENCH = { Mo: 'Lu', Tu: 'Ma', We: 'Me', Th: 'Je', Fr: 'Ve', Su: 'Di' } as const;

/** `lundi au vendredi 9h-12h et 14h-17h30` → `Mo-Fr 09:00-12:00,14:00-17:30`. */
export function toNotation(typed: string): string {
  const days = DAYS.reduce((text, [day, short]) => text.replace(day, short), typed.trim());
  return days
    .replace(/\bjours? fériés?/gi, 'PH')
    .replace(/fermée?s?/gi, 'off')
    .replace(/\bmidi\b/gi, '12h')
    .replace(/(\d{1,2})\s*h(?:\s*(\d{2}))?(?!\d)/gi, (_, hours: string, minutes = '00') => `${hours.padStart(2, '0')}:${minutes}`)
    .replace(/\b(\d):(\d{2})/g, '0$1:$2')
    .replace(/(^|[\s,;])(du|le|de)\s+/gi, '$1')
    .replace(/\s+(?:au|à)\s+|\s*[–-]\s*/gi, '-')
    .replace(/\s*(,|\bet\b)\s*(?=\d)/gi, ',')
    .replace(/\s*(,|\bet\b)\s*(?=[A-Z][a-z]\b)/g, ',')
    .replace(/\s*;\s*/g, '; ')
    .replace(/\s*:\s+/g, ' ')
    .replace(/\s+/g, ' ');
}

/** The notation with French days, to be read and typed over. */
export function withFrenchDays(notation: string): string {
  return notation.replace(/\b(Mo|Tu|We|Th|Fr|Su)\b/g, (day) => FRENCH[day as keyof typeof FRENCH]);
}
