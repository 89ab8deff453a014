/** zxing-wasm lists every kind of bar code in many ways. Nobody asks for them: marked as such, they are left out of the build. */
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
