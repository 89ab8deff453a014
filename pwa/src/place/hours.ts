/** The notation of opening hours with French days, to be read and typed over; the server reads what is typed. */
const FRENCH = { Mo: 'Lu', Tu: 'Ma', We: 'Me', Th: 'Je', Fr: 'Ve', Su: 'Di' } as const;

export function withFrenchDays(notation: string): string {
  return notation.replace(/\b(Mo|Tu|We|Th|Fr|Su)\b/g, (day) => FRENCH[day as keyof typeof FRENCH]);
}
