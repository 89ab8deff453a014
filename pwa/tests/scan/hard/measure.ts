/** How many hard frames are decoded, and at what cost: the present cycle of passes compared with the one before it. */
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import type { Drawn } from '../../../src/scan/messages';
import { CUTS, type Cut, CYCLE } from '../../../src/scan/passes';
import { codesIn, FRAME } from '../../../src/scan/worker/read';
import { tokenVectors } from '../../vectors';
import { type Frame, frameOf, lureOf } from './frames';
import { drawnOf } from './pixels';
import { readerWasm, type Symbol, symbolOf } from './symbol';

const CODES = 4;

/** The cycle to compare with: at most four codes, three passes of the whole frame and one of its middle. */
const BEFORE: ReaderOptions = { ...FRAME, maxNumberOfSymbols: 4 };
const WHOLE: Cut = { share: 1, zoom: 1, most: Infinity };
const CENTRE: Cut = { share: 1 / 2, zoom: 2, most: Infinity };

export interface Cycle {
  read: number;
  /** A text that is not in the frame. */
  wrong: number;
  /** Processor time in milliseconds: the mean of a cycle's passes, summed over the frames. */
  ms: number;
}

export interface Measured {
  frames: number;
  readonly before: Cycle;
  readonly now: Cycle;
  /** Frames read by each cycle, by kind and height. */
  readonly kinds: Record<string, { frames: number; before: number; now: number }>;
}

type Look = () => Promise<readonly string[]>;

export async function prepared(): Promise<readonly Symbol[]> {
  await prepareZXingModule({ overrides: { wasmBinary: readerWasm() }, fireImmediately: true });
  const texts = tokenVectors.cases.filter(({ reason }) => reason === null).map(({ text }) => text);
  return Promise.all([...new Set(texts)].slice(0, CODES).map(symbolOf));
}

/** Measures the hard frames of these numbers. */
export async function measure(symbols: readonly Symbol[], numbers: readonly number[]): Promise<Measured> {
  return measured(numbers.map((number) => () => frameOf(symbols, number)));
}

/** Measures frames that contain nothing to read. */
export async function lured(symbols: readonly Symbol[], numbers: readonly number[]): Promise<Measured> {
  return measured(numbers.map((number) => () => lureOf(symbols, number)));
}

async function measured(frames: readonly (() => Frame)[]): Promise<Measured> {
  const sum: Measured = { frames: frames.length, before: nothing(), now: nothing(), kinds: {} };
  for (const make of frames) {
    const frame = make();
    const before = await tried(sum.before, frame, before4(frame));
    const now = await tried(sum.now, frame, nowOf(frame));
    for (const name of [frame.kind, String(frame.grey.height)]) {
      const kind = (sum.kinds[name] ??= { frames: 0, before: 0, now: 0 });
      kind.frames += 1;
      kind.before += Number(before);
      kind.now += Number(now);
    }
  }
  return sum;
}

const nothing = (): Cycle => ({ read: 0, wrong: 0, ms: 0 });

/** Runs all passes of a cycle; true when one of them reads the frame. */
async function tried(cycle: Cycle, frame: Frame, looks: readonly Look[]): Promise<boolean> {
  const texts = new Set<string>();
  for (const look of looks) {
    const start = process.cpuUsage();
    for (const text of await look()) texts.add(text);
    cycle.ms += workOf(process.cpuUsage(start)) / looks.length;
  }
  const isRead = texts.delete(frame.text);
  cycle.read += Number(isRead);
  cycle.wrong += texts.size;
  return isRead;
}

/** Processor time rather than wall-clock time, since others may use the machine. */
const workOf = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1_000;

function before4({ grey }: Frame): Look[] {
  const [whole, centre] = [drawnOf(grey, WHOLE), drawnOf(grey, CENTRE)];
  return [whole, whole, whole, centre].map((drawn) => () => readBefore(drawn));
}

async function readBefore({ pixels }: Drawn): Promise<string[]> {
  const found = await readBarcodes(pixels, BEFORE);
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}

function nowOf({ grey }: Frame): Look[] {
  return CYCLE.map((pass) => {
    const drawn = drawnOf(grey, CUTS[pass]);
    return async () => (await codesIn(drawn, pass)).map(({ text }) => text);
  });
}
