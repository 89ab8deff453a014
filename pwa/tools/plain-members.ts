/**
 * Private members become plain ones in the build. TypeScript has kept them private by then, and a browser of 2021 would
 * get a WeakMap for each instead: more to download, and slower.
 */
import type { Plugin } from 'vite';

export function plainMembers(): Plugin {
  return {
    name: 'plain-members',
    enforce: 'post',
    transform(code, id) {
      if (!/\/src\/.*\.tsx?$/.test(id) || !code.includes('#')) return null;
      const letters = code.split('');
      for (const start of privateNames(this.parse(code))) letters[start] = '_';
      return { code: letters.join(''), map: null };
    },
  };
}

/** Where the `#` of each private name stands. */
function privateNames(node: unknown): number[] {
  if (Array.isArray(node)) return node.flatMap(privateNames);
  if (typeof node !== 'object' || node === null) return [];
  if ('type' in node && node.type === 'PrivateIdentifier' && 'start' in node) return [Number(node.start)];
  return Object.values(node).flatMap(privateNames);
}
