import type { z } from 'zod';
import type { Money, Reply, VendorError } from '../vendor';
import { excerpt } from './reply';

/**
 * What a price API told, in USD; the vendor's error, or that the answer cannot be read, where it told nothing.
 *
 * @param error what the vendor's own reading makes of the reply
 * @param told the part of the body that the schema takes
 */
export function quotedDollars(
	reply: Reply,
	error: VendorError | undefined,
	told: unknown,
	schema: z.ZodType<number, z.ZodTypeDef, unknown>,
): Money | VendorError {
	if (error) return error;
	const quoted = schema.safeParse(told);
	if (!quoted.success) return { kind: 'unreadable', message: excerpt(reply.body) };
	return { amount: quoted.data, currency: 'USD' };
}
