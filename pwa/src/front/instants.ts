/** Between an instant and what stands in a form: a day and a time in Paris. */
const paris = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'medium' });

/** `2026-12-01 14:05:00`, in Paris. */
const said = (at: number): string => paris.format(at);

export const dayIn = (instant: string): string => said(Date.parse(instant)).slice(0, 10);

export const timeIn = (instant: string): string => said(Date.parse(instant)).slice(11, 16);

/** The instant of a day `yyyy-mm-dd` and a time `hh:mm` in Paris; null unless both are whole. */
export function instantOf(day: string, time: string): string | null {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(wanted)) return null;
  let at = wanted;
  // Twice: the first guess may lie on the other side of a change of the clocks.
  for (let round = 0; round < 2; round += 1) at += wanted - Date.parse(`${said(at).replace(' ', 'T')}Z`);
  return new Date(at).toISOString();
}
