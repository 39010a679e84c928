// A list whose order means something. Moved by dragging the handle, or by keyboard: Space takes it, arrows move it,
// Space leaves it there, Escape puts it back.
import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  type Modifier,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable'
import { IconGripVertical } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import styles from './sortable-list.module.css'

/** What a row gets: its place, from 1, and the handle to draw where it is taken by. */
export type SortablePlace = { readonly place: number; readonly handle: ReactNode }

/**
 * @param label   what the list is of, and that the order counts
 * @param nameOf  what a row is called, for ears
 * @param onMove  resolves when the order is kept; `place` from 1. When it fails the rows go back
 */
export function SortableList<T extends { readonly id: string }>({
  label,
  items,
  nameOf,
  onMove,
  className,
  children,
}: {
  label: string
  items: readonly T[]
  nameOf: (item: T) => string
  onMove: (item: T, place: number) => Promise<unknown>
  className?: string | undefined
  children: (item: T, at: SortablePlace) => ReactNode
}) {
  // Where things were let go, until the server says the same.
  const [moved, setMoved] = useState<readonly T[]>()
  const shown = moved ?? items
  const over = useRef('')
  const ids = shown.map(({ id }) => id)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )

  async function drop({ active, over: end }: DragEndEvent) {
    const [from, to] = [ids.indexOf(String(active.id)), ids.indexOf(String(end?.id))]
    const item = shown[from]
    if (item === undefined || to < 0 || from === to) return
    setMoved(arrayMove([...shown], from, to))
    await onMove(item, to + 1).catch(() => {})
    setMoved(undefined)
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      modifiers={[withinList]}
      onDragEnd={(event) => void drop(event)}
      accessibility={{ announcements: announcements(shown, nameOf, over), screenReaderInstructions: INSTRUCTIONS }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ol className={className} aria-label={label}>
          {shown.map((item, at) => (
            <SortableRow key={item.id} id={item.id} name={nameOf(item)} alone={shown.length < 2}>
              {(handle) => children(item, { place: at + 1, handle })}
            </SortableRow>
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  )
}

/** Up and down alone, and not out of the list. */
const withinList: Modifier = ({ transform, draggingNodeRect, containerNodeRect }) => {
  const still = { ...transform, x: 0 }
  if (draggingNodeRect === null || containerNodeRect === null) return still
  const highest = containerNodeRect.top - draggingNodeRect.top
  const lowest = containerNodeRect.bottom - draggingNodeRect.bottom
  return { ...still, y: Math.min(Math.max(transform.y, highest), lowest) }
}

function SortableRow({
  id,
  name,
  alone,
  children,
}: {
  id: string
  name: string
  /** There is nowhere to go. */
  alone: boolean
  children: (handle: ReactNode) => ReactNode
}) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id,
    disabled: alone,
  })
  const shift = transform === null ? undefined : `translate3d(0, ${Math.round(transform.y)}px, 0)`
  return (
    <li
      ref={setNodeRef}
      className={styles.row}
      data-dragging={isDragging || undefined}
      style={{ transform: shift, transition }}
    >
      {children(
        alone ? null : (
          <button
            type="button"
            ref={setActivatorNodeRef}
            {...attributes}
            {...listeners}
            className={styles.handle}
            aria-label={`Move ${name}`}
            title="Drag to change the order"
          >
            <IconGripVertical size={17} aria-hidden />
          </button>
        ),
      )}
    </li>
  )
}

const INSTRUCTIONS = {
  draggable:
    'To move it, press Space, then the arrow keys. Press Space again to leave it there, or Escape to put it back.',
}

/** @param over  remembers above what it is, so that what is taken does not at once say where it still is */
function announcements<T extends { readonly id: string }>(
  items: readonly T[],
  nameOf: (item: T) => string,
  over: { current: string },
): Announcements {
  const at = (id: string | number | undefined) => items.findIndex((each) => each.id === id)
  const place = (id: string | number | undefined) => `${at(id) + 1} of ${items.length}`
  const name = (id: string | number) => {
    const item = items[at(id)]
    return item === undefined ? '' : nameOf(item)
  }
  return {
    onDragStart({ active }) {
      over.current = String(active.id)
      return `${name(active.id)} is taken, at ${place(active.id)}.`
    },
    onDragOver(event) {
      if (event.over === null || over.current === event.over.id) return undefined
      over.current = String(event.over.id)
      return `${name(event.active.id)} is at ${place(event.over.id)}.`
    },
    onDragEnd: ({ active, over: end }) => `${name(active.id)} was left at ${place(end?.id ?? active.id)}.`,
    onDragCancel: ({ active }) => `${name(active.id)} is back at ${place(active.id)}.`,
  }
}
