/** The printed code's modules, drawn by another library than the server's. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule as prepareWriter, writeBarcode } from 'zxing-wasm/writer';

export interface Symbol {
  readonly text: string;
  readonly modules: number;
  readonly isDark: (column: number, row: number) => boolean;
}

const wasmOf = (path: string): ArrayBuffer => {
  const { buffer } = new Uint8Array(readFileSync(createRequire(import.meta.url).resolve(path)));
  return buffer;
};

export async function symbolOf(text: string): Promise<Symbol> {
  await prepareWriter({ overrides: { wasmBinary: wasmOf('zxing-wasm/writer/zxing_writer.wasm') }, fireImmediately: true });
  const { symbol, error } = await writeBarcode(text, { format: 'QRCode', ecLevel: 'M' });
  if (symbol.width === 0) throw new Error(error);
  return { text, modules: symbol.width, isDark: (column, row) => symbol.data[row * symbol.width + column] === 0 };
}

export const readerWasm = (): ArrayBuffer => wasmOf('zxing-wasm/reader/zxing_reader.wasm');
