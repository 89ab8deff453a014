import type { OneStatement, StatementLine } from '../api/statements';
import { Pages } from '../desk/Pages';
import { serviceName } from '../desk/services';
import { td } from '../desk/t';
import { useFocusOnChange } from '../desk/useFocus';
import { dayOf, euros, hour } from '../i18n';
import { signedEuros } from '../i18n/numbers';
import { receiptNumber } from '../lib/receipt-number';
import { SelectField } from '../ui/SelectField';
import { t } from './t';
import { lineWord } from './words';

interface StatementLinesProps {
  statement: OneStatement;
  venue: string;
  onVenue: (venue: string) => void;
  onPage: (page: number) => void;
}

const TITLES = ['lines.at', 'lines.voucher', 'lines.campaign', 'lines.receipt'] as const;
const AMOUNTS = ['sum.gross', 'sum.fee', 'sum.net'] as const;

/** All lines of a statement, venue by venue, in pages. */
export function StatementLines({ statement, venue, onVenue, onPage }: StatementLinesProps) {
  const { venues, lines, page, pages, total } = statement;
  const top = useFocusOnChange<HTMLHeadingElement>(`${page} ${venue}`);
  return (
    <section class="section">
      <h3 ref={top} tabIndex={-1}>
        {t('lines.title')}
      </h3>
      {venues.length > 1 && <VenueChoice venues={venues} venue={venue} onVenue={onVenue} />}
      <p class="quiet" role="status">
        {t('lines.total', { n: total })}
      </p>
      <table class="ledger">
        <caption class="visually-hidden">{t('lines.title')}</caption>
        <thead>
          <tr>
            {TITLES.map((title) => (
              <th key={title} scope="col">
                {t(title)}
              </th>
            ))}
            {AMOUNTS.map((title) => (
              <th key={title} scope="col" class="ledger__amount">
                {td(title)}
              </th>
            ))}
          </tr>
        </thead>
        {byVenue(lines).map(([id, name, some]) => (
          <tbody key={id}>
            {venues.length > 1 && (
              <tr class="ledger__venue">
                <th colSpan={TITLES.length + AMOUNTS.length} scope="rowgroup">
                  {name}
                </th>
              </tr>
            )}
            {some.map((line) => (
              <Row key={line.id} line={line} />
            ))}
          </tbody>
        ))}
      </table>
      <Pages page={page} pages={pages} onOpen={onPage} />
    </section>
  );
}

function VenueChoice({ venues, venue, onVenue }: Pick<OneStatement, 'venues'> & Pick<StatementLinesProps, 'venue' | 'onVenue'>) {
  const named = venues.map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <div class="statement-venue">
      <SelectField
        label={t('lines.venue')}
        name="venue"
        value={venue}
        options={[{ value: '', label: t('lines.all_venues') }, ...named]}
        onChange={onVenue}
      />
    </div>
  );
}

function Row({ line }: { line: StatementLine }) {
  const word = lineWord(line);
  const amount = line.kind === 'reversal' ? signedEuros : euros;
  return (
    <tr class={`ledger__line ledger__line--${line.kind}`}>
      <td class="ledger__at">
        {dayOf(line.at)}, {hour(line.at)}
      </td>
      <td class="ledger__what">
        <span class="ledger__voucher">{`${t('lines.voucher')} ${line.voucher}`}</span>
        {word !== '' && <span class="ledger__word">{word}</span>}
        <span class="quiet small">{serviceName(line.service)}</span>
      </td>
      <td class="ledger__campaign">
        {line.campaign}
        <span class="quiet small">{line.sponsor}</span>
      </td>
      <td class="ledger__receipt" data-title={t('lines.receipt')}>
        {line.receipt_number === null ? '–' : receiptNumber(line.receipt_number)}
      </td>
      <td class="ledger__amount ledger__gross" data-title={td('sum.gross')}>
        {amount(line.gross_cents)}
      </td>
      <td class="ledger__amount ledger__fee" data-title={td('sum.fee')}>
        {amount(line.fee_cents)}
      </td>
      <td class="ledger__amount ledger__net">{amount(line.net_cents)}</td>
    </tr>
  );
}

function byVenue(lines: readonly StatementLine[]): [number, string, StatementLine[]][] {
  const found: [number, string, StatementLine[]][] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last?.[0] === line.venue.id) last[2].push(line);
    else found.push([line.venue.id, line.venue.name, [line]]);
  }
  return found;
}
