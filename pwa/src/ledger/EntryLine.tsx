import { ChevronDown } from 'lucide';
import type { Entry } from '../api/audit';
import { Facts } from '../desk/Facts';
import { moment } from '../i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { t } from './t';
import { moved, story } from './words';

interface EntryLineProps {
  entry: Entry;
  onCampaign: (entry: Entry) => void;
  onOrganisation: (entry: Entry) => void;
}

/** One line of the ledger; opens to the accounts it moved, with filters for similar lines. */
export function EntryLine({ entry, onCampaign, onOrganisation }: EntryLineProps) {
  return (
    <li>
      <details class="entry">
        <summary>
          <span class="entry__what">
            <b>{t(`kind.${entry.kind}`)}</b> : {story(entry)}
          </span>
          <span class="quiet small">
            {moment(entry.recorded_at)} · {entry.campaign}
          </span>
          <Icon icon={ChevronDown} />
        </summary>
        <Facts facts={moved(entry)} />
        <div class="button-row">
          <Button onPress={() => onCampaign(entry)}>{t('line.campaign')}</Button>
          {entry.organisation_id !== null && (
            <Button onPress={() => onOrganisation(entry)}>{t('line.organisation')}</Button>
          )}
        </div>
      </details>
    </li>
  );
}
