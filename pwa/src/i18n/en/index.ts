import type { fr } from '../fr';
import type { Translation } from '../translate';
import { common } from './common';
import { install } from './install';
import { queue } from './queue';
import { reasons } from './reasons';
import { scanner } from './scanner';
import { signIn } from './sign-in';
import { verdicts } from './verdicts';

export const en: Translation<typeof fr> = {
  ...common,
  ...signIn,
  ...scanner,
  ...verdicts,
  ...reasons,
  ...queue,
  ...install,
};
