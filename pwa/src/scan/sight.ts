/** Where codes lie in a frame: corners in pixels from its middle, which is the middle of the frame on the screen too. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Top left, top right, bottom right, bottom left, as the code itself is read. */
export type Corners = readonly [Point, Point, Point, Point];

export interface Code {
  readonly text: string;
  readonly corners: Corners;
}

/** How far the part of a frame reaches that is seen on the screen, from its middle. */
export type Reach = Point;

/** A code owns its white border of four modules: no other code can be printed into it. */
const WITH_BORDER = 1.2;

export function middleOf(corners: Corners): Point {
  const sum = corners.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }));
  return { x: sum.x / 4, y: sum.y / 4 };
}

/** True when a code lies over the middle of the frame. */
export function coversMiddle(corners: Corners): boolean {
  const middle = middleOf(corners);
  const wide = corners.map(({ x, y }) => ({
    x: middle.x + (x - middle.x) * WITH_BORDER,
    y: middle.y + (y - middle.y) * WITH_BORDER,
  }));
  const sides = wide.map((from, index) => {
    const to = wide[(index + 1) % 4] ?? from;
    return Math.sign(from.x * to.y - from.y * to.x);
  });
  return Math.abs(sides.reduce((a, b) => a + b)) === 4;
}

export function isWithin({ x, y }: Point, reach: Reach): boolean {
  return Math.abs(x) <= reach.x && Math.abs(y) <= reach.y;
}

/** The present position of a point that was seen beside a code: both are on the same sheet, so it moved as the code did. */
export function movedWith(point: Point, before: Corners, now: Corners): Point {
  const [origin, right, , down] = before;
  const [ax, ay, bx, by] = [right.x - origin.x, right.y - origin.y, down.x - origin.x, down.y - origin.y];
  const [px, py, area] = [point.x - origin.x, point.y - origin.y, ax * by - ay * bx];
  const [along, below] = [(px * by - py * bx) / area, (ax * py - ay * px) / area];
  const [start, end, , low] = now;
  return {
    x: start.x + along * (end.x - start.x) + below * (low.x - start.x),
    y: start.y + along * (end.y - start.y) + below * (low.y - start.y),
  };
}
