/** Decodes QR codes in a worker, so that the page stays responsive. */
import { prepareZXingModule } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { Job, Reply } from '../messages';
import type { Code } from '../sight';
import { codesIn } from './read';
import { drawnOf } from './surface';

const reply = (message: Reply): void => postMessage(message);

// Without `locateFile` the wasm would be fetched from another host, which fails offline.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true }).then(
  () => reply({ kind: 'ready' }),
  () => reply({ kind: 'failed' }),
);

addEventListener('message', ({ data }: MessageEvent<Job>) => {
  void read(data).then((codes) => reply({ kind: 'read', id: data.id, codes }));
});

/** The codes in an image; none when it cannot be read. */
async function read({ image, pass }: Job): Promise<Code[]> {
  try {
    const drawn = await drawnOf(image, pass);
    return drawn === null ? [] : await codesIn(drawn, pass);
  } catch {
    return [];
  }
}
