/** The only section of a hub's desk. */
import { MapPin } from 'lucide';
import type { Section } from '../desk/sections';

export const HUB: readonly Section[] = [{ address: '', word: 'territory', icon: MapPin, load: () => import('./TerritorySection') }];
