import { byToken } from './by-token.de.ts'
import { domains } from './domains.de.ts'
import { goingLive } from './going-live.de.ts'
import { guide } from './guide.de.ts'
import { help } from './help.de.ts'
import { otherProvider } from './other-provider.de.ts'
import { steps } from './steps.de.ts'
import { ui } from './ui.de.ts'
import { upkeep } from './upkeep.de.ts'
import type { Words } from './words.ts'

export const words: Words = { byToken, domains, goingLive, guide, help, otherProvider, steps, ui, upkeep }
