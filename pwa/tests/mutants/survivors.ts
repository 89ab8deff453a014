/** Mutants that no test notices, each with its reason: bent or not, it does the same. */
const ONLY_QUICKER = 'a short cut: the readings below it find the same token';
const NEVER_READ = 'set before it is read';
const IN_1970 = 'a moment in 1970 is past, one millisecond more or less';

const REASONS: Record<string, Record<string, string>> = {
  'pwa/src/verify/keys.ts': {
    'importKeys: false -> true': 'a public key: whoever takes it out learns what everyone may know',
  },
  'pwa/src/verify/token.ts': {
    'module: 86_400_000 -> (86_400_000 + 1)': 'after 65,535 days the sum is off by a minute: the same day',
    'readToken: 0 -> (0 + 1)': 'the eleven signed bytes have a second one',
    'tokenIn: ASCII.test(text) -> !(ASCII.test(text))': ONLY_QUICKER,
    "tokenIn: '' -> '~'": ONLY_QUICKER,
    'tokenIn: ADDRESSED.exec(capitals)?.[1] ?? (text.length === TEXT_LENGTH ? BARE.exec(capitals)?.[1] : undefined) -> ((ADDRESSED.exec(capitals)?.[1]) && ((text.length === TEXT_LENGTH ? BARE.exec(capitals)?.[1] : undefined)))':
      ONLY_QUICKER,
    'tokenIn: 1 -> (1 + 1)': ONLY_QUICKER,
  },
  'pwa/src/outbox/drainer.ts': {
    'Drainer: false -> true': NEVER_READ,
    'Drainer: 0 -> (0 + 1)': IN_1970,
    'Drainer._learn: 0 -> (0 + 1)': 'a wait is none, or a second at least',
    "Drainer._learn: 'timer' -> '~timer'": 'when its timer rings the wait is over, and any reason will do',
    'Drainer._waitAfter: 0 -> (0 + 1)': 'a wait is a second at least',
  },
  'pwa/src/outbox/network.ts': {
    'module: 200 -> (200 + 1)': 'of a failure that is tried again, nobody reads the status',
    'Network: 0 -> (0 + 1)': IN_1970,
  },
};

/** Why a mutant of a module may live, in one line; undefined where it may not. */
export const reasonOf = (path: string, name: string): string | undefined => REASONS[path]?.[name];
