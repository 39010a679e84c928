import { AppError } from '../../kit/errors.ts'

/** Whoever cannot see it well could not read it. */
export class ColourUnreadable extends AppError {
  readonly code = 'brand.colour_unreadable'
  readonly status = 422
  readonly publicMessage: string

  constructor(scheme: 'light' | 'dark', found: number, wanted: number) {
    super('accent below the contrast of text', { scheme, found })
    const way = scheme === 'light' ? 'darker' : 'lighter'
    this.publicMessage = `On a ${scheme} page this colour has a contrast of ${found.toFixed(1)} : 1, and text needs ${wanted} : 1. Choose a ${way} one.`
  }
}

/** It is shown to everybody, so it is what it says it is. */
export class NotAPicture extends AppError {
  readonly code = 'brand.not_a_picture'
  readonly status = 422
  readonly publicMessage =
    'The logo must be a whole PNG, JPEG or WebP picture of at most 256 kB and 4096 pixels a side.'
}
