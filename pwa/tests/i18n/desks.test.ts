import { expect, test } from 'vitest';
import { admission as enAdmission } from '../../src/i18n/en/admission';
import { apply as enApply } from '../../src/i18n/en/apply';
import { structures as enStructures } from '../../src/i18n/en/structures';
import { admission } from '../../src/i18n/fr/admission';
import { apply } from '../../src/i18n/fr/apply';
import { structures } from '../../src/i18n/fr/structures';
import { acpr as enAcpr } from '../../src/i18n/en/acpr';
import { approvals as enApprovals } from '../../src/i18n/en/approvals';
import { campaigns as enCampaigns } from '../../src/i18n/en/campaigns';
import { conflicts as enConflicts } from '../../src/i18n/en/conflicts';
import { credits as enCredits } from '../../src/i18n/en/credits';
import { desk as enDesk } from '../../src/i18n/en/desk';
import { enrol as enEnrol } from '../../src/i18n/en/enrol';
import { giving as enGiving } from '../../src/i18n/en/giving';
import { frame as enFrame } from '../../src/i18n/en/frame';
import { front as enFront } from '../../src/i18n/en/front';
import { steps as enSteps } from '../../src/i18n/en/steps';
import { ledger as enLedger } from '../../src/i18n/en/ledger';
import { messages as enMessages } from '../../src/i18n/en/messages';
import { operator as enOperator } from '../../src/i18n/en/operator';
import { people as enPeople } from '../../src/i18n/en/people';
import { paper as enPaper } from '../../src/i18n/en/paper';
import { bankStatements as enBankStatements } from '../../src/i18n/en/bank-statements';
import { payouts as enPayouts } from '../../src/i18n/en/payouts';
import { place as enPlace } from '../../src/i18n/en/place';
import { prescriber as enPrescriber } from '../../src/i18n/en/prescriber';
import { publics as enPublics } from '../../src/i18n/en/publics';
import { settings as enSettings } from '../../src/i18n/en/settings';
import { sponsor as enSponsor } from '../../src/i18n/en/sponsor';
import { statements as enStatements } from '../../src/i18n/en/statements';
import { states as enStates } from '../../src/i18n/en/states';
import { stock as enStock } from '../../src/i18n/en/stock';
import { venue as enVenue } from '../../src/i18n/en/venue';
import { dialogs as enDialogs } from '../../src/i18n/en/dialogs';
import { errors as enErrors } from '../../src/i18n/en/errors';
import { install as enInstall } from '../../src/i18n/en/install';
import { queue as enQueue } from '../../src/i18n/en/queue';
import { services as enServices } from '../../src/i18n/en/services';
import { signIn as enSignIn } from '../../src/i18n/en/sign-in';
import { acpr } from '../../src/i18n/fr/acpr';
import { approvals } from '../../src/i18n/fr/approvals';
import { campaigns } from '../../src/i18n/fr/campaigns';
import { conflicts } from '../../src/i18n/fr/conflicts';
import { credits } from '../../src/i18n/fr/credits';
import { desk } from '../../src/i18n/fr/desk';
import { enrol } from '../../src/i18n/fr/enrol';
import { giving } from '../../src/i18n/fr/giving';
import { frame } from '../../src/i18n/fr/frame';
import { front } from '../../src/i18n/fr/front';
import { steps } from '../../src/i18n/fr/steps';
import { ledger } from '../../src/i18n/fr/ledger';
import { messages } from '../../src/i18n/fr/messages';
import { operator } from '../../src/i18n/fr/operator';
import { people } from '../../src/i18n/fr/people';
import { paper } from '../../src/i18n/fr/paper';
import { bankStatements } from '../../src/i18n/fr/bank-statements';
import { payouts } from '../../src/i18n/fr/payouts';
import { place } from '../../src/i18n/fr/place';
import { prescriber } from '../../src/i18n/fr/prescriber';
import { publics } from '../../src/i18n/fr/publics';
import { settings } from '../../src/i18n/fr/settings';
import { sponsor } from '../../src/i18n/fr/sponsor';
import { statements } from '../../src/i18n/fr/statements';
import { states } from '../../src/i18n/fr/states';
import { stock } from '../../src/i18n/fr/stock';
import { dialogs } from '../../src/i18n/fr/dialogs';
import { errors } from '../../src/i18n/fr/errors';
import { install } from '../../src/i18n/fr/install';
import { queue } from '../../src/i18n/fr/queue';
import { services } from '../../src/i18n/fr/services';
import { signIn } from '../../src/i18n/fr/sign-in';
import { venue } from '../../src/i18n/fr/venue';

type Message = string | { one: string; other: string };
const texts = (messages: Record<string, Message>) => Object.entries(messages);
const whole = (message: Message) => (typeof message === 'string' ? message : Object.values(message).join(' '));
const names = (message: Message) => [...new Set(whole(message).match(/\{\w+\}/g) ?? [])].sort();

const catalogues: [string, Record<string, Message>, Record<string, Message>][] = [
  ['desk', desk, enDesk],
  ['venue', venue, enVenue],
  ['operator', operator, enOperator],
  ['sponsor', sponsor, enSponsor],
  ['prescriber', prescriber, enPrescriber],
  ['acpr', acpr, enAcpr],
  ['approvals', approvals, enApprovals],
  ['frame', frame, enFrame],
  ['front', front, enFront],
  ['steps', steps, enSteps],
  ['admission', admission, enAdmission],
  ['apply', apply, enApply],
  ['structures', structures, enStructures],
  ['ledger', ledger, enLedger],
  ['campaigns', campaigns, enCampaigns],
  ['conflicts', conflicts, enConflicts],
  ['credits', credits, enCredits],
  ['giving', giving, enGiving],
  ['messages', messages, enMessages],
  ['publics', publics, enPublics],
  ['enrol', enrol, enEnrol],
  ['dialogs', dialogs, enDialogs],
  ['errors', errors, enErrors],
  ['install', install, enInstall],
  ['queue', queue, enQueue],
  ['services', services, enServices],
  ['sign-in', signIn, enSignIn],
  ['settings', settings, enSettings],
  ['statements', statements, enStatements],
  ['payouts', payouts, enPayouts],
  ['bank-statements', bankStatements, enBankStatements],
  ['states', states, enStates],
  ['stock', stock, enStock],
  ['place', place, enPlace],
  ['paper', paper, enPaper],
  ['people', people, enPeople],
];

test.each(catalogues)('the English catalogue of the %s desk has the same keys and values', (_, french, english) => {
  expect(Object.keys(english)).toEqual(Object.keys(french));
  for (const [key, message] of texts(french)) expect(names(english[key] ?? ''), key).toEqual(names(message));
});

test.each(catalogues)('the French catalogue of the %s desk has curly apostrophes', (_, french) => {
  for (const [key, message] of texts(french)) expect(whole(message), key).not.toContain("'");
});
