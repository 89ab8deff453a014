/** Opening hours in OpenStreetMap's notation, shown with French days to be edited; the server reads what is typed. */
const FRENCH = { Mo: 'Lu', Tu: 'Ma', We: 'Me', Th: 'Je', Fr: 'Ve', Su: 'Di' } as const;

export function withFrenchDays(notation: string): string {
  return notation.replace(/\b(Mo|Tu|We|Th|Fr|Su)\b/g, (day) => FRENCH[day as keyof typeof FRENCH]);
}
