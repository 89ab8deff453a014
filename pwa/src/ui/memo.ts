import { Component, type ComponentType, createElement } from 'preact';

/** A component that renders again only when a prop changes (shallow comparison): for long lists on slow phones. */
export function memo<Props extends object>(Inner: ComponentType<Props>): ComponentType<Props> {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const names = Object.keys({ ...this.props, ...next }) as (keyof Props)[];
      return names.some((name) => next[name] !== this.props[name]);
    }

    override render() {
      return createElement(Inner, this.props);
    }
  };
}
