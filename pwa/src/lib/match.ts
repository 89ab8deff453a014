/** Whether a text contains what was typed, ignoring case and accents. */
export function matches(text: string, typed: string): boolean {
  return plain(text).includes(plain(typed));
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .trim();
}
