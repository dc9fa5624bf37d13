// Checks the direction of includes in native/; the law stands in checks/native-layers.ts.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nativeLayerViolations } from './checks/native-layers.ts'
import { reportAndExit } from './checks/report.ts'
import { isCpp, repositoryRoot, sourceFiles } from './checks/source-files.ts'

function generatedFiles(): string[] {
  const folder = join(repositoryRoot, 'native/generated')
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `native/generated/${name}`)
}

const paths = [...sourceFiles(['native']), ...generatedFiles()].filter(isCpp)
const files = new Map(paths.map((path) => [path, readFileSync(join(repositoryRoot, path), 'utf8')]))
reportAndExit(nativeLayerViolations(files), `${paths.length} native files include the right way`)
