import './month.css';
import { ChevronLeft, ChevronRight } from 'lucide';
import { Button } from '../ui/Button';
import { td } from './t';

interface PagesProps {
  page: number;
  pages: number;
  onOpen: (page: number) => void;
}

/** Buttons to the previous and the next page; nothing when there is only one. */
export function Pages({ page, pages, onOpen }: PagesProps) {
  if (pages <= 1) return null;
  return (
    <nav class="pages" aria-label={td('page.of', { page, pages })}>
      <p>{td('page.of', { page, pages })}</p>
      <Button icon={ChevronLeft} disabled={page <= 1} onPress={() => onOpen(page - 1)}>
        {td('page.previous')}
      </Button>
      <Button icon={ChevronRight} class="icon-last" disabled={page >= pages} onPress={() => onOpen(page + 1)}>
        {td('page.next')}
      </Button>
    </nav>
  );
}
