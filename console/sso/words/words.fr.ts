import { byToken } from './by-token.fr.ts'
import { domains } from './domains.fr.ts'
import { goingLive } from './going-live.fr.ts'
import { guide } from './guide.fr.ts'
import { help } from './help.fr.ts'
import { otherProvider } from './other-provider.fr.ts'
import { steps } from './steps.fr.ts'
import { ui } from './ui.fr.ts'
import { upkeep } from './upkeep.fr.ts'
import type { Words } from './words.ts'

export const words: Words = { byToken, domains, goingLive, guide, help, otherProvider, steps, ui, upkeep }
