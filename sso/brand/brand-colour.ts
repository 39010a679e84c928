// One colour for what can be pressed, light and dark. It is text, too, so it is readable or refused: WCAG 2.2, 1.4.3 asks
// for 4.5 : 1 against what it stands on.
import { ColourUnreadable } from './brand-errors.ts'

/** `#rrggbb` each. */
export type Accent = { readonly light: string; readonly dark: string }

const READABLE = 4.5
/** The least friendly ground of each scheme that text in this colour stands on (console/ui/tokens.css). */
const GROUND = { light: '#f1f1ee', dark: '#22252a' } as const
/** Where nobody says what it is in the dark, it is made lighter until it reads well. */
const COMFORTABLE = 5.2
const INK = { light: '#ffffff', dark: '#0c1512' } as const

/**
 * @param dark  undefined: made of the light one
 * @throws ColourUnreadable  saying in which scheme, how far off, and which way
 */
export function readableAccent(light: string, dark: string | undefined): Accent {
  const accent = { light: light.toLowerCase(), dark: (dark ?? lightened(light)).toLowerCase() }
  for (const scheme of ['light', 'dark'] as const) {
    const found = contrast(accent[scheme], groundUnder(accent[scheme], scheme))
    if (found < READABLE) throw new ColourUnreadable(scheme, found, READABLE)
  }
  return accent
}

/** The colour, what is written on it, and how it is under a pointer. */
export function accentStyle({ light, dark }: Accent): string {
  const hover = `light-dark(${mixed(light, '#000000', 0.18)}, ${mixed(dark, '#ffffff', 0.25)})`
  return `:root:not([data-accent]), :root[data-accent='gatepass'] { --accent: light-dark(${light}, ${dark}); --accent-hover: ${hover}; --on-accent: light-dark(${inkOn(light)}, ${inkOn(dark)}); }\n`
}

function inkOn(colour: string): string {
  return contrast(colour, INK.light) >= contrast(colour, INK.dark) ? INK.light : INK.dark
}

/** A tint of the colour itself lies under it where something is chosen. */
function groundUnder(colour: string, scheme: keyof typeof GROUND): string {
  return mixed(GROUND[scheme], colour, 0.1)
}

function lightened(colour: string): string {
  for (let part = 0; part < 1; part += 0.05) {
    const lighter = mixed(colour, '#ffffff', part)
    if (contrast(lighter, groundUnder(lighter, 'dark')) >= COMFORTABLE) return lighter
  }
  return '#ffffff'
}

/** @param part  how much of `other` is in it */
function mixed(colour: string, other: string, part: number): string {
  const parts = channels(colour).map((each, at) => Math.round(each + ((channels(other)[at] ?? 0) - each) * part))
  return `#${parts.map((each) => each.toString(16).padStart(2, '0')).join('')}`
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}

/** WCAG 2.2, “contrast ratio”. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

/** WCAG 2.2, “relative luminance”. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((each) => {
    const part = each / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
