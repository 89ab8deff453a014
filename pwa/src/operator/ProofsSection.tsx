import './operator.css';
import { FileText, History, Scale } from 'lucide';
import { Opener } from '../desk/Opener';
import { LedgerCorner } from '../ledger/LedgerCorner';
import { STATEMENTS } from '../statements/screens';
import { TRAIL } from '../trail/screens';
import { Icon } from '../ui/Icon';
import { t } from './t';

/** Where an audit begins: the books, who did what, every frozen statement, what anyone may see of the money. */
export default function ProofsSection() {
  return (
    <>
      <LedgerCorner />
      <section class="section">
        <h2>{t('audit.title')}</h2>
        <p class="quiet">{t('audit.intro')}</p>
        <Opener icon={History} title={t('audit.trail')} details={[t('audit.trail_what')]} screen={TRAIL} />
        <Opener icon={FileText} title={t('audit.statements')} details={[t('audit.statements_what')]} screen={STATEMENTS} />
        <a class="button" href="/solvabilite">
          <Icon icon={Scale} />
          <span class="button__text">{t('audit.solvency')}</span>
        </a>
      </section>
    </>
  );
}
