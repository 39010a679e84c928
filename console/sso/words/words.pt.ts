import { domains } from './domains.pt.ts'
import { guide } from './guide.pt.ts'
import { steps } from './steps.pt.ts'
import { ui } from './ui.pt.ts'
import type { Words } from './words.ts'

export const words: Words = { domains, guide, steps, ui }
