import { InvalidRequest } from '../../nodes/shared/request/invalidRequest';

/** The message with which something is refused; anything but a refusal fails the test. */
export function refusalOf(act: () => unknown): string {
	try {
		act();
	} catch (error) {
		if (error instanceof InvalidRequest) return error.message;
		throw error;
	}
	throw new Error('nothing was refused');
}
