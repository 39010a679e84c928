import { domains } from './domains.en.ts'
import { guide } from './guide.en.ts'
import { steps } from './steps.en.ts'
import { ui } from './ui.en.ts'

export const words = { domains, guide, steps, ui }
