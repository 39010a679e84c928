import { domains } from './domains.fr.ts'
import { guide } from './guide.fr.ts'
import { steps } from './steps.fr.ts'
import { ui } from './ui.fr.ts'
import type { Words } from './words.ts'

export const words: Words = { domains, guide, steps, ui }
