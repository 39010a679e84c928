import { domains } from './domains.de.ts'
import { guide } from './guide.de.ts'
import { steps } from './steps.de.ts'
import { ui } from './ui.de.ts'
import type { Words } from './words.ts'

export const words: Words = { domains, guide, steps, ui }
