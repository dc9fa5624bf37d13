import { CommandError } from './reply.ts'

/** The argument in lower case, to be compared with an option's name. */
export const wordOf = (argument: Uint8Array | undefined): string =>
  argument === undefined ? '' : Buffer.from(argument).toString().toLowerCase()

/** The argument as it stands in an error reply. */
export const quotedText = (argument: Uint8Array | undefined): string =>
  argument === undefined ? '' : Buffer.from(argument.subarray(0, 128)).toString()

/** What Redis answers to a subcommand that it knows, with arguments that it does not. */
export function subcommandError([command, subcommand]: readonly Buffer[]): CommandError {
  const name = String(command).toUpperCase()
  return new CommandError(
    `ERR unknown subcommand or wrong number of arguments for '${quotedText(subcommand)}'. Try ${name} HELP.`,
  )
}
