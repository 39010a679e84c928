import { Button } from '@mantine/core'
import { CopyButton } from '../../ui/copy-value.tsx'
import { Fact, Facts, SubSection } from '../../ui/section.tsx'
import { factsOf } from './event-facts.ts'
import styles from './event-list.module.css'
import { quoted } from './log-question.ts'
import type { OktaLogEvent } from './log-types.ts'

/** Everything an event says, and ways from it to others like it. @param onOnly  shows what fits a filter and nothing else */
export function EventDetails({ event, onOnly }: { event: OktaLogEvent; onOnly: (filter: string) => void }) {
  const json = JSON.stringify(event, null, 2)
  const target = event.target?.[0]
  return (
    <>
      <div className={styles.ways}>
        <Only filter={`eventType eq ${quoted(event.eventType)}`} onOnly={onOnly}>
          Only this event type
        </Only>
        <Only filter={`actor.id eq ${quoted(event.actor.id)}`} onOnly={onOnly}>
          Only this actor
        </Only>
        {target && (
          <Only filter={`target.id eq ${quoted(target.id)}`} onOnly={onOnly}>
            Only this target
          </Only>
        )}
        <span className={styles.copy}>
          Copy as JSON <CopyButton value={json} label="event as JSON" />
        </span>
      </div>
      <div className={styles.groups}>
        {factsOf(event).map(({ title, facts }) => (
          <SubSection key={title} title={title}>
            <Facts>
              {facts.map(([path, value]) => (
                <Fact key={path} label={path}>
                  <bdi className={styles.value}>{value}</bdi>
                </Fact>
              ))}
            </Facts>
          </SubSection>
        ))}
      </div>
    </>
  )
}

function Only({ filter, onOnly, children }: { filter: string; onOnly: (filter: string) => void; children: string }) {
  return (
    <Button variant="default" size="compact-sm" onClick={() => onOnly(filter)}>
      {children}
    </Button>
  )
}
