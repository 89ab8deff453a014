/** Days of the accounting zone. Instants are milliseconds since 1970 and are passed in: nothing here reads the clock. */
// The Swedish locale formats dates as yyyy-mm-dd in every engine.
const parisDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });

/** The calendar day in Paris, `yyyy-mm-dd`; such days compare as text. */
export function parisDay(at: number): string {
  return parisDate.format(at);
}
