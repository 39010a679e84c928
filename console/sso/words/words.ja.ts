import { domains } from './domains.ja.ts'
import { guide } from './guide.ja.ts'
import { steps } from './steps.ja.ts'
import { ui } from './ui.ja.ts'
import type { Words } from './words.ts'

export const words: Words = { domains, guide, steps, ui }
