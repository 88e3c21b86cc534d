import type { Webhook } from '@openslot/core/wire'

/** As its owner knows it. */
export const webhookName = ({ description, url }: Webhook): string => description ?? new URL(url).host
