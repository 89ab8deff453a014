/** Codes in pixels: the decoder's options and what becomes of its answer. */
import { readBarcodes, type ReaderOptions, type ReadResult } from 'zxing-wasm/reader';
import type { Drawn } from '../messages';
import type { Pass } from '../passes';
import type { Code, Point } from '../sight';

/** How a frame of the camera is read; other passes differ in what they name. */
export const FRAME: ReaderOptions = {
  // Plain `QRCode` also means Micro QR, which once gave a wrong read.
  formats: ['QRCodeModel2'],
  tryHarder: true,
  tryRotate: false,
  tryInvert: false,
  downscaleThreshold: 200,
  downscaleFactor: 2,
  // All of them: a limit of four left out the one in the middle of a sheet.
  maxNumberOfSymbols: 255,
};
const OPTIONS: Record<Pass, ReaderOptions> = {
  whole: FRAME,
  middle: FRAME,
  inverted: { ...FRAME, tryInvert: true, binarizer: 'GlobalHistogram' },
  histogram: { ...FRAME, binarizer: 'GlobalHistogram' },
  picture: { ...FRAME, tryRotate: true, tryInvert: true },
};

export async function codesIn(drawn: Drawn, pass: Pass): Promise<Code[]> {
  const found = await readBarcodes(drawn.pixels, OPTIONS[pass]);
  return found.filter(({ isValid }) => isValid).map((result) => codeOf(result, drawn));
}

function codeOf({ text, position }: ReadResult, { scale, middle }: Drawn): Code {
  const inFrame = ({ x, y }: Point): Point => ({ x: (x - middle.x) / scale, y: (y - middle.y) / scale });
  const { topLeft, topRight, bottomRight, bottomLeft } = position;
  return { text, corners: [inFrame(topLeft), inFrame(topRight), inFrame(bottomRight), inFrame(bottomLeft)] };
}
