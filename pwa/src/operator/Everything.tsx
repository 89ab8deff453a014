import type { ComponentChildren } from 'preact';
import { OnAdmission } from '../admission/OnAdmission';
import type { Me } from '../api/wire/people';
import { OnDesk } from '../campaigns/OnDesk';
import { OnFront } from '../front/OnFront';
import { OnLedger } from '../ledger/OnLedger';
import { OnPayouts } from '../payouts/OnPayouts';
import { OnPeople } from '../people/OnPeople';
import { OnStatements } from '../statements/OnStatements';
import { OnStock } from '../stock/OnStock';

/** Whichever screen of the whole scheme the address names, else the desk's first screen (`children`). */
export function Everything({ me, children }: { me: Me; children: ComponentChildren }) {
  return (
    <OnPeople me={me}>
      <OnDesk side="operator">
        <OnStock side="operator" me={me}>
          <OnStatements side="operator">
            <OnPayouts me={me}>
              <OnLedger>
                <OnFront>
                  <OnAdmission>{children}</OnAdmission>
                </OnFront>
              </OnLedger>
            </OnPayouts>
          </OnStatements>
        </OnStock>
      </OnDesk>
    </OnPeople>
  );
}
