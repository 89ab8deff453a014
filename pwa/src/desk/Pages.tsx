import './month.css';
import { ChevronLeft, ChevronRight } from 'lucide';
import { Button } from '../ui/Button';
import { td } from './t';

interface PagesProps {
  page: number;
  pages: number;
  onOpen: (page: number) => void;
}

/** Which page of a list this is, and its neighbours; nothing when there is one page. */
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
