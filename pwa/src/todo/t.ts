import { translator } from '../i18n';
import { todo } from '../i18n/fr/todo';

export const t = translator(todo, { en: () => import('../i18n/en/todo').then((module) => module.todo) });
