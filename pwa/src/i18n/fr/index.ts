import { common } from './common';
import { install } from './install';
import { queue } from './queue';
import { reasons } from './reasons';
import { scanner } from './scanner';
import { signIn } from './sign-in';
import { verdicts } from './verdicts';

/** Every text of the frame and the scanner, and the type of all other languages. */
export const fr = { ...common, ...signIn, ...scanner, ...verdicts, ...reasons, ...queue, ...install } as const;
