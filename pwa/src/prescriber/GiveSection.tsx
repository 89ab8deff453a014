import './prescriber.css';
import { MapPin } from 'lucide';
import { OwnQualification } from '../admission/OwnQualification';
import { GiveHere } from '../giving/GiveHere';
import { FindOpener } from '../stock/FindOpener';
import { ToDo } from '../todo/ToDo';
import { Icon } from '../ui/Icon';
import { t } from './t';

/** Handing over, and what waits for the prescriber. */
export default function GiveSection() {
  return (
    <div class="columns">
      <div class="beside">
        <GiveHere />
        <a class="button" href="/lieux">
          <Icon icon={MapPin} />
          <span class="button__text">{t('places.find')}</span>
        </a>
      </div>
      <div class="beside">
        <ToDo desk="prescriber" />
        <FindOpener />
        <OwnQualification />
      </div>
    </div>
  );
}
