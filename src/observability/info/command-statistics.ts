import type { NativeCommandStatistics } from '../../native/binding.ts'
import type { InfoLine, InfoSection } from './section.ts'

/** INFO commandstats. */
export const commandstatsSection: InfoSection = {
  name: 'commandstats',
  title: 'Commandstats',
  in: 'all',
  lines: ({ native }) => native.commandStatistics().map(commandLine),
}

/** INFO errorstats. */
export const errorstatsSection: InfoSection = {
  name: 'errorstats',
  title: 'Errorstats',
  in: 'default',
  lines: ({ native }) =>
    native.errors().map(({ code, count }) => [`errorstat_${code}`, `count=${count}`] as const),
}

/** INFO latencystats. */
export const latencystatsSection: InfoSection = {
  name: 'latencystats',
  title: 'Latencystats',
  in: 'all',
  lines: ({ native, config }) => {
    if (!config.value('latency-tracking')) return []
    const percentiles = config.value('latency-tracking-info-percentiles')
    const called = native.commandStatistics().filter(({ calls }) => calls > 0)
    return called.map((command) => [
      `latency_percentiles_usec_${command.name}`,
      percentiles.map((percentile) => `p${percentile}=${percentileUs(command, percentile)}`).join(','),
    ])
  },
}

function commandLine(command: NativeCommandStatistics): InfoLine {
  const { name, calls, microseconds, rejected, failed } = command
  const perCall = calls === 0 ? 0 : microseconds / calls
  const values = [
    `calls=${calls}`,
    `usec=${Math.floor(microseconds)}`,
    `usec_per_call=${perCall.toFixed(2)}`,
    `rejected_calls=${rejected}`,
    `failed_calls=${failed}`,
  ]
  return [`cmdstat_${name}`, values.join(',')]
}

/** The duration that this share of the calls did not exceed, as exactly as the histogram's buckets tell. */
function percentileUs({ calls, durations }: NativeCommandStatistics, percentile: number): string {
  const wanted = Math.max(1, Math.ceil((calls * percentile) / 100))
  let seen = 0
  for (const { belowMicroseconds, count } of durations) {
    if (seen + count >= wanted) {
      const lower = belowMicroseconds / 2
      return (lower + ((belowMicroseconds - lower) * (wanted - seen)) / count).toFixed(3)
    }
    seen += count
  }
  return (0).toFixed(3)
}
