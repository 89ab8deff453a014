/** Pages that the server counts, as the kit turns them. */
import type { Answer } from '../api/wire/http';
import type { PageOf } from './Listing';

interface Counted {
  page: number;
  pages: number;
  total: number;
}

/** A counted page as a page of the kit; `told` says how many lines all pages have. */
export function counted<Whole extends Counted, Line>(
  answer: Answer<Whole>,
  lines: (whole: Whole) => readonly Line[],
  told: (total: number) => string,
): Answer<PageOf<Line>> {
  if (!answer.ok) return answer;
  const { page, pages, total } = answer.value;
  return { ...answer, value: { lines: lines(answer.value), following: page < pages ? String(page + 1) : null, told: told(total) } };
}
