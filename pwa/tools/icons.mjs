// Draws the application's icons, a ticket with a punched hole, as PNG files without an image library.
import { crc32, deflateSync } from 'node:zlib';
import { mkdirSync, writeFileSync } from 'node:fs';

const BLUE = [0x12, 0x30, 0x6b, 255];
const WHITE = [255, 255, 255, 255];
const CLEAR = [0, 0, 0, 0];
const SAMPLES = 4;

/** Whether a point is inside a centred rectangle with rounded corners. Lengths are shares of the icon's side. */
const inRounded = (x, y, halfWidth, halfHeight, radius) => {
  const dx = Math.max(Math.abs(x - 0.5) - halfWidth + radius, 0);
  const dy = Math.max(Math.abs(y - 0.5) - halfHeight + radius, 0);
  return Math.hypot(dx, dy) <= radius;
};

const inDisc = (x, y, cx, cy, radius) => Math.hypot(x - cx, y - cy) <= radius;

/** The colour of a point; `scale` below 1 shrinks the ticket, so that a platform's mask does not cut it. */
const colourAt = (x, y, { scale, round }) => {
  if (round && !inRounded(x, y, 0.5, 0.5, 0.18)) return CLEAR;
  const u = 0.5 + (x - 0.5) / scale;
  const v = 0.5 + (y - 0.5) / scale;
  const notch = inDisc(u, v, 0.12, 0.5, 0.075) || inDisc(u, v, 0.88, 0.5, 0.075);
  const hole = inDisc(u, v, 0.5, 0.5, 0.13);
  return inRounded(u, v, 0.38, 0.26, 0.05) && !notch && !hole ? WHITE : BLUE;
};

/** One pixel as RGBA: the mean over a grid of points (antialiasing). */
const pixel = (column, row, side, look) => {
  const sum = [0, 0, 0, 0];
  for (let i = 0; i < SAMPLES * SAMPLES; i++) {
    const x = (column + ((i % SAMPLES) + 0.5) / SAMPLES) / side;
    const y = (row + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) / side;
    const [r, g, b, a] = colourAt(x, y, look);
    sum[0] += r * a;
    sum[1] += g * a;
    sum[2] += b * a;
    sum[3] += a;
  }
  const weight = sum[3] || 1;
  return [sum[0] / weight, sum[1] / weight, sum[2] / weight, sum[3] / SAMPLES ** 2].map(Math.round);
};

const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

const png = (side, look) => {
  const rows = [];
  for (let row = 0; row < side; row++) {
    rows.push(0);
    for (let column = 0; column < side; column++) rows.push(...pixel(column, row, side, look));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const folder = new URL('../public/icons/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('icon-192.png', folder), png(192, { scale: 1, round: true }));
writeFileSync(new URL('icon-512.png', folder), png(512, { scale: 1, round: true }));
writeFileSync(new URL('maskable-512.png', folder), png(512, { scale: 0.8, round: false }));
writeFileSync(new URL('icon-48.png', folder), png(48, { scale: 1, round: true }));
