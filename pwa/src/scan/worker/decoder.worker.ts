/** Reads QR codes away from the page, so that the screen never waits. */
import { prepareZXingModule } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { Job, Reply } from '../messages';
import type { Code } from '../sight';
import { codesIn } from './read';
import { drawnOf } from './surface';

const reply = (message: Reply): void => postMessage(message);

// Without `locateFile` the wasm would come from another host, and be dead offline.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true }).then(
  () => reply({ kind: 'ready' }),
  () => reply({ kind: 'failed' }),
);

addEventListener('message', ({ data }: MessageEvent<Job>) => {
  void read(data).then((codes) => reply({ kind: 'read', id: data.id, codes }));
});

/** An image that cannot be read is an image without code. */
async function read({ image, pass }: Job): Promise<Code[]> {
  try {
    const drawn = await drawnOf(image, pass);
    return drawn === null ? [] : await codesIn(drawn, pass);
  } catch {
    return [];
  }
}
