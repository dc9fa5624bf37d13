/** A subscription that the store has ended, since its reader fell too far behind or CLIENT KILL named it. */
export class SubscriptionLostError extends Error {
  override readonly name = 'SubscriptionLostError'
  readonly code = 'ERR_SUBSCRIPTION_LOST'

  constructor() {
    super(
      'the subscription was ended by the store: messages waited beyond client-output-buffer-limit, or it was killed',
    )
  }
}
