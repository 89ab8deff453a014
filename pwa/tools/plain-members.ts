/**
 * Turns private members into plain ones in the build. TypeScript has checked their privacy by then; for a browser of 2021
 * the build would put each into a WeakMap instead, which is larger and slower.
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

/** The positions of the `#` of private names. */
function privateNames(node: unknown): number[] {
  if (Array.isArray(node)) return node.flatMap(privateNames);
  if (typeof node !== 'object' || node === null) return [];
  if ('type' in node && node.type === 'PrivateIdentifier' && 'start' in node) return [Number(node.start)];
  return Object.values(node).flatMap(privateNames);
}
