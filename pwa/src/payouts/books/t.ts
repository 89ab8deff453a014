import { translator } from '../../i18n';
import { books } from '../../i18n/fr/books';

export const t = translator(books, { en: () => import('../../i18n/en/books').then((module) => module.books) });
