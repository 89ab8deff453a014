/** The sections of the sponsor's desk. */
import { ChartColumn, ListTodo, Megaphone, Package, ShoppingCart, Undo2, Users } from 'lucide';
import { CAMPAIGNS, CREDITS, ORDERS } from '../campaigns/screens';
import type { Section } from '../desk/sections';
import { PEOPLE } from '../people/screens';
import { STOCK } from '../stock/screens';

export const SPONSOR: readonly Section[] = [
  { address: '', word: 'todo', icon: ListTodo, load: () => import('./SponsorToDo') },
  { address: 'mes-campagnes', word: 'campaigns', icon: Megaphone, owns: new RegExp(`^${CAMPAIGNS}$|^campagne-`), load: () => import('./SponsorCampaigns') },
  { address: ORDERS, word: 'orders', icon: ShoppingCart, owns: /^commande-/ },
  { address: 'chiffres', word: 'figures', icon: ChartColumn, asks: ['campaign'], load: () => import('./Figures') },
  { address: STOCK, word: 'booklets', icon: Package, owns: /^stock|^carnet-/ },
  { address: CREDITS, word: 'credits', icon: Undo2 },
  { address: PEOPLE, word: 'people', icon: Users, owns: /^personnes/ },
];
