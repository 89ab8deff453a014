/** Marks zxing-wasm's lists of bar code formats as free of side effects, so that the unused ones are left out of the build. */
import type { Plugin } from 'vite';

const LIST = /(?<= = )(?=\w+\.(?:map|filter)\()/g;

export function unusedFormats(): Plugin {
  return {
    name: 'unused-formats',
    transform(code, id) {
      return id.endsWith('/zxing-wasm/dist/es/share.js') ? { code: code.replace(LIST, '/* @__PURE__ */ '), map: null } : null;
    },
  };
}
