// What the kernel knows of a process (proc(5)). Where there is no /proc, every figure is NaN and the table shows a dash.
import fs from 'node:fs'

// USER_HZ is 100 on every Linux that people run.
const TICK_MS = 10

type Usage = { parent: number; own: number; reaped: number }

function usage(pid: number | string): Usage | undefined {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name before the last `)` may hold blanks. After it: [1] parent, [11] utime, [12] stime, [13] cutime, [14] cstime.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const at = (index: number) => fields[index] ?? 0
    return { parent: at(1), own: (at(11) + at(12)) * TICK_MS, reaped: (at(13) + at(14)) * TICK_MS }
  } catch {
    return undefined
  }
}

/** CPU milliseconds a process used so far, all its threads. */
export function cpuMs(pid: number): number {
  return usage(pid)?.own ?? Number.NaN
}

/** The same with its live children and those it already buried: PostgreSQL is one process per connection. */
export function familyCpuMs(pid: number): number {
  const top = usage(pid)
  if (top === undefined) return Number.NaN
  const children = fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(usage)
    .filter((child) => child?.parent === pid)
  return children.reduce((sum, child) => sum + (child?.own ?? 0), top.own + top.reaped)
}

/** Resident memory in MB (2^20 bytes): now, and the most it ever was. */
export function residentMb(pid: number): { now: number; most: number } {
  try {
    const text = fs.readFileSync(`/proc/${pid}/status`, 'utf8')
    const field = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)?.[1] ?? Number.NaN) / 1024
    return { now: field('VmRSS'), most: field('VmHWM') }
  } catch {
    return { now: Number.NaN, most: Number.NaN }
  }
}
