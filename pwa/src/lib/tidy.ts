/**
 * How people write numbers and codes: takes away what a keyboard, a copied text or a phone added. Spaces of any kind
 * and what is not seen go; dashes and quotes become plain ones. Twin of `server/spelling.py`.
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

/** The postcode in a text, as in `33000 Bordeaux`; null when it holds none, or other digits too. */
export const postcodeIn = (text: string): string | null => /^\D*(\d{5})\D*$/.exec(tidy(text))?.[1] ?? null;

/** A French postcode as typed, or what stands there instead. */
export const isPostcode = (text: string): boolean => /^\d{5}$/.test(tidy(text));
