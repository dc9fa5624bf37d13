import type { InfoSection } from './section.ts'

/** INFO cpu: of the whole process. */
export const cpuSection: InfoSection = {
  name: 'cpu',
  title: 'CPU',
  in: 'default',
  lines: () => {
    const { user, system } = process.cpuUsage()
    return [
      ['used_cpu_sys', seconds(system)],
      ['used_cpu_user', seconds(user)],
      ['used_cpu_sys_children', seconds(0)],
      ['used_cpu_user_children', seconds(0)],
    ]
  },
}

const seconds = (microseconds: number): string => (microseconds / 1e6).toFixed(6)
