import { seedOf } from './random.ts';

/** Draws a small picture for a product: a colored ground, a plain shape and the series' initial. */
export function productPicture(code: string, series: string): string {
  const hue = seedOf(series) % 360;
  const turn = seedOf(code) % 90;
  const radius = 12 + (seedOf(code + series) % 50);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" role="img">` +
    `<rect width="200" height="200" fill="hsl(${hue} 32% 90%)"/>` +
    `<rect x="55" y="55" width="90" height="90" rx="${radius}" fill="hsl(${hue} 34% 52%)" transform="rotate(${turn} 100 100)"/>` +
    `<text x="100" y="110" font-family="sans-serif" font-size="28" text-anchor="middle" fill="#fff">${series.slice(0, 1)}</text>` +
    `</svg>`
  );
}
