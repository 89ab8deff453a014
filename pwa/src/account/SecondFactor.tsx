import type { Me } from '../api/wire/people';
import { LanguageFoot } from '../nav/LanguageChoice';
import { GiveFactor } from './GiveFactor';
import { SetUp } from './SetUp';

interface SecondFactorProps {
  me: Me;
  onGiven: (me: Me) => void;
  onLeave: () => void;
}

/** What comes between a password and the roles that need more: giving the second factor, or setting up the first. */
export function SecondFactor({ me, onGiven, onLeave }: SecondFactorProps) {
  return (
    <>
      {me.second_factor === 'to_set_up' ? <SetUp onDone={onGiven} onLeave={onLeave} /> : <GiveFactor onGiven={onGiven} onLeave={onLeave} />}
      <LanguageFoot />
    </>
  );
}
