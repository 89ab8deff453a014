import { common } from './common';
import { reasons } from './reasons';
import { scanner } from './scanner';
import { status } from './status';
import { verdicts } from './verdicts';

/** Every text of the frame and the scanner's first screen, and the type of all other languages. */
export const fr = { ...common, ...scanner, ...verdicts, ...reasons, ...status } as const;
