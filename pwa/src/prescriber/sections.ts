/** The sections of the prescriber's desk. */
import { HandHelping, Package, Truck, Users } from 'lucide';
import type { Section } from '../desk/sections';
import { PEOPLE } from '../people/screens';
import { STOCK } from '../stock/screens';

export const PRESCRIBER: readonly Section[] = [
  { address: '', word: 'give', icon: HandHelping, owns: /^couverture$|^remise-/, load: () => import('./GiveSection') },
  // A booklet's dialog is a screen named by its number.
  { address: 'mes-carnets', word: 'booklets', icon: Package, owns: /^\d+-\d+$/, asks: ['state'], load: () => import('./BookletsSection') },
  { address: STOCK, word: 'sending', icon: Truck, owns: /^stock|^carnets?-/ },
  { address: PEOPLE, word: 'people', icon: Users, owns: /^personnes/ },
];
