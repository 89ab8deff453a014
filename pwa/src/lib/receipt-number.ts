/** A receipt's number as people read it, `5B0C-1A2F`: the first eight digits of its id, as `say_number` of the server says it. */
export function receiptNumber(id: string): string {
  return `${id.slice(0, 4)}-${id.slice(4, 8)}`.toUpperCase();
}
