/** The sections of the manager's desk. */
import { MapPin, ScanLine, Smartphone, Users, Wallet } from 'lucide';
import type { Section } from '../desk/sections';
import { PEOPLE } from '../people/screens';
import { NEW_VENUE } from '../place/screens';

export const MANAGER: readonly Section[] = [
  { address: '', word: 'money', icon: Wallet, owns: /^releve/, load: () => import('./Money') },
  // The story of a scan is a screen named by the scan's id.
  { address: 'scans', word: 'scans', icon: ScanLine, owns: /^[0-9a-f]{8}-[0-9a-f-]{27}$/, asks: ['month'], load: () => import('./Scans') },
  { address: 'lieu', word: 'place', icon: MapPin, owns: new RegExp(`^${NEW_VENUE}$`), asks: ['fiche'], load: () => import('./PlaceSection') },
  { address: 'telephones', word: 'phones', icon: Smartphone, load: () => import('./PhonesSection') },
  { address: PEOPLE, word: 'people', icon: Users, owns: /^personnes/, whole: true },
];
