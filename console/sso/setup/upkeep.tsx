// Once people sign in: what keeps it running. Neither part touches what is in use before it is proven.
import { useWords } from '../words/words.ts'
import { Fold } from './fold.tsx'
import guideStyles from './guide.module.css'
import type { GuideState, Live, StepId } from './guide-api.ts'
import { NextSecret } from './next-secret.tsx'
import { OurKey } from './our-key.tsx'
import styles from './upkeep.module.css'

export type UpkeepProps = { guide: GuideState; live: Live; go: (step: StepId) => void }

export function Upkeep(props: UpkeepProps) {
  const { upkeep: words } = useWords()
  const { live, guide } = props
  const isPrepared = live.change !== null && guide.typed.authMethod === 'private_key_jwt'
  const isByKey = live.authMethod === 'private_key_jwt'
  return (
    <section className={styles.upkeep} aria-labelledby="upkeep">
      <h2 id="upkeep">{words.title}</h2>
      {!isByKey && <p className={styles.intro}>{words.intro}</p>}
      <ul className={guideStyles.steps}>
        {live.hasClientSecret && (
          <Fold title={words.secret.title} {...standingOfSecret(live, words.secret)}>
            <NextSecret {...props} />
          </Fold>
        )}
        <Fold
          title={words.key.title}
          tone={isByKey ? 'good' : isPrepared ? 'wait' : 'off'}
          state={isByKey ? words.key.byKey : isPrepared ? words.key.prepared : words.key.bySecret}
        >
          <OurKey {...props} />
        </Fold>
      </ul>
    </section>
  )
}

function standingOfSecret({ nextSecret, tookOverAt }: Live, words: { one: string; two: string; turned: string }) {
  if (nextSecret !== null) return { tone: 'good', state: words.two } as const
  if (tookOverAt !== null) return { tone: 'info', state: words.turned } as const
  return { tone: 'off', state: words.one } as const
}
