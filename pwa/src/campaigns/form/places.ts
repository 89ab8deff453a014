/** Typed territories: codes of départements and postcodes, in any order, separated by spaces, commas, semicolons or slashes. */
const DEPARTMENT = /^(?:0[1-9]|1\d|2[1-9]|2A|2B|[3-8]\d|9[0-5]|97[1-6])$/;
const POSTCODE = /^\d{5}$/;

export function placesOf(typed: string): string[] {
  return [...new Set(typed.toUpperCase().split(/[\s,;/]+/).filter((code) => code !== ''))];
}

/** The first code that is neither a département nor looks like a postcode. */
export function wrongPlace(places: readonly string[]): string | undefined {
  return places.find((code) => !DEPARTMENT.test(code) && !POSTCODE.test(code));
}
