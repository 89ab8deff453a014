import { Search } from 'lucide';
import { Opener } from '../desk/Opener';
import { FOUND } from './screens';
import { t } from './t';

/** Leads to the booklets that were handed over, to find one without its number. */
export const FindOpener = () => <Opener icon={Search} title={t('found.open')} details={[t('found.open_detail')]} screen={FOUND} />;
