import { byToken } from './by-token.pt.ts'
import { domains } from './domains.pt.ts'
import { goingLive } from './going-live.pt.ts'
import { guide } from './guide.pt.ts'
import { help } from './help.pt.ts'
import { otherProvider } from './other-provider.pt.ts'
import { steps } from './steps.pt.ts'
import { ui } from './ui.pt.ts'
import { upkeep } from './upkeep.pt.ts'
import type { Words } from './words.ts'

export const words: Words = { byToken, domains, goingLive, guide, help, otherProvider, steps, ui, upkeep }
