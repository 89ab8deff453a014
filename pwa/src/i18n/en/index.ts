import type { fr } from '../fr';
import type { Translation } from '../translate';
import { common } from './common';
import { reasons } from './reasons';
import { scanner } from './scanner';
import { status } from './status';
import { verdicts } from './verdicts';

export const en: Translation<typeof fr> = {
  ...common,
  ...scanner,
  ...verdicts,
  ...reasons,
  ...status,
};
