import { addon } from './load.ts'

const levels = ['debug', 'verbose', 'notice', 'warning'] as const

/**
 * Has the lines that native code logs given to `log`, in place of the process's last listener.
 * It does not keep the process alive.
 */
export function followNativeLog(log: (level: (typeof levels)[number], message: string) => void): void {
  addon.onLog((level, message) => log(levels[level] ?? 'warning', message))
}
