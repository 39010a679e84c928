import { byToken } from './by-token.es.ts'
import { domains } from './domains.es.ts'
import { goingLive } from './going-live.es.ts'
import { guide } from './guide.es.ts'
import { help } from './help.es.ts'
import { otherProvider } from './other-provider.es.ts'
import { steps } from './steps.es.ts'
import { ui } from './ui.es.ts'
import { upkeep } from './upkeep.es.ts'
import type { Words } from './words.ts'

export const words: Words = { byToken, domains, goingLive, guide, help, otherProvider, steps, ui, upkeep }
