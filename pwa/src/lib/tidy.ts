/**
 * Normalises typed numbers and codes: removes spaces and invisible characters that keyboards, copying or phones add,
 * and makes dashes and quotes ASCII. Twin of `server/spelling.py`.
 */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[\p{Pd}\u2212\u2043]/gu, '-')
    .replace(/[\p{Z}\p{Cc}\p{Cf}]/gu, '');
}

/** The postcode in a text such as `33000 Bordeaux`; null when there is none, or when there are other digits. */
export const postcodeIn = (text: string): string | null => /^\D*(\d{5})\D*$/.exec(tidy(text))?.[1] ?? null;
