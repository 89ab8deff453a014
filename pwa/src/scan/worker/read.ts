/** Reads codes from pixels: the decoder's options, and the conversion of its results. */
import { readBarcodes, type ReaderOptions, type ReadResult } from 'zxing-wasm/reader';
import type { Drawn } from '../messages';
import type { Pass } from '../passes';
import type { Code, Point } from '../sight';

/** The options for a camera frame; the other passes differ in what they list. */
export const FRAME: ReaderOptions = {
  // `QRCode` would include Micro QR, which once gave a wrong reading.
  formats: ['QRCodeModel2'],
  tryHarder: true,
  tryRotate: false,
  tryInvert: false,
  downscaleThreshold: 200,
  downscaleFactor: 2,
  // No small limit: with four, the code in the middle of a sheet was missed.
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
