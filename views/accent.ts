/** What is served in front of the stylesheet: the platform's accent, in the shades that can be read by day and by night. */
export function accentRules(accent: string): string {
  const { hue, day, night } = shadesOf(accent);
  return `:root{--hue:${hue};--accent:light-dark(${day},${night});--fill:light-dark(${day},${night});--on-fill:light-dark(#fff,#101114)}\n`;
}

/** WCAG 2.2, 1.4.3, and a little more: the grounds that the shades stand on are not quite white and not quite black. */
const CONTRAST = 5;
const DAY_GROUND = '#eef0f3';
const NIGHT_GROUND = '#2b2e36';
const STEPS = 50;

export interface Shades {
  /** Degrees of OKLCH, for the greys: a trace of the accent is in them. */
  readonly hue: number;
  /** Words on a light ground, and the ground of white words. */
  readonly day: string;
  /** Words on a dark ground, and the ground of black words. */
  readonly night: string;
}

/** The accent's shades. A colour that is too light for words is darkened by as little as is needed, and the reverse. */
export function shadesOf(accent: string): Shades {
  return { hue: hueOf(accent), day: towards(accent, '#000000', DAY_GROUND), night: towards(accent, '#ffffff', NIGHT_GROUND) };
}

function towards(accent: string, end: string, ground: string): string {
  const shades = Array.from({ length: STEPS + 1 }, (_, step) => mixed(accent, end, step / STEPS));
  return shades.find((shade) => contrast(shade, ground) >= CONTRAST) ?? end;
}

/** WCAG 2.2: the contrast ratio of two colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((left, right) => right - left);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mixed(from: string, to: string, share: number): string {
  const [start, end] = [channels(from), channels(to)];
  return `#${start.map((value, at) => hex(value + ((end[at] ?? 0) - value) * share)).join('')}`;
}

function hex(value: number): string {
  return Math.round(value).toString(16).padStart(2, '0');
}

type Triple = readonly [number, number, number];

function channels(colour: string): Triple {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function linear(colour: string): Triple {
  const [red, green, blue] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return [red, green, blue];
}

/** Björn Ottosson's OKLab, of which only the angle is needed. */
function hueOf(colour: string): number {
  const [red, green, blue] = linear(colour);
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short;
  const b = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short;
  return Math.round(((Math.atan2(b, a) * 180) / Math.PI + 360) % 360);
}
