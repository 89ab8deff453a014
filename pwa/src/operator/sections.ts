/** The sections of the operator's desk, and of the auditor's, who reads the same. */
import { FileCheck, Landmark, ListTodo, MapPin, Megaphone, Package, Settings, Users } from 'lucide';
import type { Section } from '../desk/sections';
import { PEOPLE } from '../people/screens';
import { STOCK } from '../stock/screens';

const campaigns: Section = {
  address: 'campagnes-et-commandes',
  word: 'campaigns',
  icon: Megaphone,
  owns: /^campagne|^commande|^avoirs$/,
  load: () => import('./CampaignsSection'),
};
const money: Section = {
  address: 'argent',
  word: 'money',
  icon: Landmark,
  owns: /^paiements|^releves-bancaires$|^livres-|^retraits$|^virement-|^compte-|^mouvements?-|^a-expliquer$/,
  load: () => import('./MoneySection'),
};
const places: Section = {
  address: 'lieux',
  word: 'places',
  icon: MapPin,
  // A scan's story, or a conflict's, is a screen named by its id.
  owns: /^structure|^candidature|^tous-les-lieux$|^releve-|^[0-9a-f]{8}-[0-9a-f-]{27}$/,
  asks: ['venue', 'month', 'conflicts'],
  load: () => import('./PlacesSection'),
};
const booklets: Section = { address: STOCK, word: 'booklets', icon: Package, owns: /^stock|^carnets?-/ };

export const OPERATOR: readonly Section[] = [
  { address: '', word: 'todo', icon: ListTodo, load: () => import('./ToDoSection') },
  money,
  campaigns,
  places,
  booklets,
  { address: 'preuves', word: 'proofs', icon: FileCheck, owns: /^comptes$|^journal$|^export-comptable$|^releves$/, load: () => import('./ProofsSection') },
  {
    address: 'service',
    word: 'service',
    icon: Settings,
    owns: /^personnes|^identite-legale$|^cles-de-signature$|^courriel|^lieux-importer$|^informations-publiques$|^reunion|^annonces$/,
    load: () => import('./ServiceSection'),
  },
];

export const AUDITOR: readonly Section[] = [
  { address: '', word: 'proofs', icon: FileCheck, owns: /^comptes$|^journal$|^export-comptable$|^releves$/, load: () => import('./ProofsSection') },
  money,
  campaigns,
  places,
  booklets,
  { address: 'service', word: 'service', icon: Settings, owns: /^informations-publiques$|^reunion|^annonces$/, load: () => import('./ReadService') },
  { address: PEOPLE, word: 'people', icon: Users, owns: /^personnes/ },
];
