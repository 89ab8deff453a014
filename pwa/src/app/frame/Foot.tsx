import { History, ShieldCheck, UserRound } from 'lucide';
import type { Me } from '../../api/wire/people';
import { SECURITY } from '../../account/screens';
import { td } from '../../desk/t';
import { t } from '../../i18n';
import { LanguageChoice } from '../../nav/LanguageChoice';
import { openDesk, openScreen } from '../../nav/route';
import { ACCOUNT } from '../../people/screens';
import { TRAIL } from '../../trail/screens';
import { Button } from '../../ui/Button';
import { Link } from '../../ui/Link';
import { DeskLinks } from '../DeskLinks';
import type { Desk } from '../desks';

/** Below every section: the person's other desks, the scanner, the own account, the language. */
export function Foot({ desk, me }: { desk: Desk; me: Me }) {
  return (
    <footer class="desk__foot">
      {me.venues.length > 0 && (
        <Link href="/" onOpen={openDesk}>
          {t('desk.scanner')}
        </Link>
      )}
      <DeskLinks me={me} current={desk.path} />
      <Button kind="quiet" icon={History} onPress={() => openScreen(TRAIL)}>
        {td('desk.trail')}
      </Button>
      <Button kind="quiet" icon={UserRound} onPress={() => openScreen(ACCOUNT)}>
        {td('desk.account')}
      </Button>
      <Button kind="quiet" icon={ShieldCheck} onPress={() => openScreen(SECURITY)}>
        {td('desk.security')}
      </Button>
      <LanguageChoice />
    </footer>
  );
}
