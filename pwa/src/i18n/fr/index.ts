import { common } from './common';
import { reasons } from './reasons';
import { scanner } from './scanner';
import { status } from './status';
import { verdicts } from './verdicts';

/** The texts of the frame and of the scanner's first screen; the other languages have the same type. */
export const fr = { ...common, ...scanner, ...verdicts, ...reasons, ...status } as const;
