import { LogDetails, LogValue, OnlyLikeIt } from '../../ui/log-list.tsx'
import { Fact, Facts, SubSection } from '../../ui/section.tsx'
import { factsOf } from './event-facts.ts'
import { quoted } from './log-question.ts'
import type { OktaLogEvent } from './log-types.ts'

/** Everything an event says, and ways from it to others like it. @param onOnly  shows what fits a filter and nothing else */
export function EventDetails({ event, onOnly }: { event: OktaLogEvent; onOnly: (filter: string) => void }) {
  const target = event.target?.[0]
  const only = (filter: string, label: string) => <OnlyLikeIt onPress={() => onOnly(filter)}>{label}</OnlyLikeIt>
  return (
    <LogDetails
      whole={event}
      what="event"
      ways={
        <>
          {only(`eventType eq ${quoted(event.eventType)}`, 'Only this event type')}
          {only(`actor.id eq ${quoted(event.actor.id)}`, 'Only this actor')}
          {target && only(`target.id eq ${quoted(target.id)}`, 'Only this target')}
        </>
      }
    >
      {factsOf(event).map(({ title, facts }) => (
        <SubSection key={title} title={title}>
          <Facts>
            {facts.map(([path, value]) => (
              <Fact key={path} label={path}>
                <LogValue>{value}</LogValue>
              </Fact>
            ))}
          </Facts>
        </SubSection>
      ))}
    </LogDetails>
  )
}
