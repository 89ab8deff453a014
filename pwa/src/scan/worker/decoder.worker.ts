/** Reads QR codes away from the page, so that the screen never waits. */
import { prepareZXingModule, readBarcodes, type ReaderOptions, type ReadResult } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { Job, Pass, Reply } from '../messages';
import { pixelsOf } from './draw';

const FRAME: ReaderOptions = {
  // Plain `QRCode` also means Micro QR, which once gave a wrong read.
  formats: ['QRCodeModel2'],
  tryHarder: true,
  tryRotate: false,
  tryInvert: false,
  downscaleThreshold: 200,
  downscaleFactor: 2,
  maxNumberOfSymbols: 4,
};
const OPTIONS: Record<Pass, ReaderOptions> = {
  whole: FRAME,
  centre: FRAME,
  picture: { ...FRAME, tryRotate: true, tryInvert: true },
};

const reply = (message: Reply): void => postMessage(message);

// Without `locateFile` the wasm would come from another host, and be dead offline.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true }).then(
  () => reply({ kind: 'ready' }),
  () => reply({ kind: 'failed' }),
);

addEventListener('message', ({ data }: MessageEvent<Job>) => {
  void read(data).then((texts) => reply({ kind: 'read', id: data.id, texts }));
});

/** An image that cannot be read is an image without code. */
async function read({ image, pass }: Job): Promise<string[]> {
  try {
    const drawn = image instanceof Blob ? await createImageBitmap(image) : image;
    const pixels = pixelsOf(drawn, pass);
    drawn.close();
    return pixels === null ? [] : await textsIn(pixels, OPTIONS[pass]);
  } catch {
    return [];
  }
}

async function textsIn(pixels: ImageData, options: ReaderOptions): Promise<string[]> {
  const found = await readBarcodes(pixels, options);
  const fromMiddle = ({ position }: ReadResult): number =>
    Math.hypot(
      (position.topLeft.x + position.bottomRight.x - pixels.width) / 2,
      (position.topLeft.y + position.bottomRight.y - pixels.height) / 2,
    );
  return found
    .filter(({ isValid }) => isValid)
    .sort((a, b) => fromMiddle(a) - fromMiddle(b))
    .map(({ text }) => text);
}
