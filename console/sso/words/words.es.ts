import { domains } from './domains.es.ts'
import { guide } from './guide.es.ts'
import { steps } from './steps.es.ts'
import { ui } from './ui.es.ts'
import type { Words } from './words.ts'

export const words: Words = { domains, guide, steps, ui }
