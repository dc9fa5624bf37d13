// Checks the sizes of files and functions, names of files, and comments that do not belong on main.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { budgetViolations } from './checks/budgets.ts'
import { reportAndExit } from './checks/report.ts'
import { repositoryRoot, sourceFiles } from './checks/source-files.ts'

const textFile = /\.(cc|h|ts|js|cjs|mjs|md|txt|cmake|sh)$/

const paths = sourceFiles().filter((path) => textFile.test(path))
reportAndExit(
  paths.flatMap((path) => budgetViolations(path, readFileSync(join(repositoryRoot, path), 'utf8'))),
  `${paths.length} files are within their budgets`,
)
