/** An error as Node raises it. */
interface NodeError {
	message: string;
	code?: string;
	syscall?: string;
	/** The tries of a connection by IPv6 and IPv4, under an error without words. */
	errors?: NodeError[];
}

const fault = (code: string, syscall?: string, message?: string): NodeError => ({
	code,
	syscall,
	message: message ?? `${syscall} ${code} 203.0.113.7:443`,
});

/** Of connections that were never made: nothing of the request has left. */
export const UNREACHED: NodeError[] = [
	fault('ECONNREFUSED', 'connect'),
	fault('ETIMEDOUT', 'connect'),
	fault('EHOSTUNREACH', 'connect'),
	fault('ENETUNREACH', 'connect'),
	fault('ENOTFOUND', 'getaddrinfo', 'getaddrinfo ENOTFOUND api.example'),
	fault('EAI_AGAIN', 'getaddrinfo', 'getaddrinfo EAI_AGAIN api.example'),
	{
		...fault('ECONNREFUSED', undefined, ''),
		errors: [fault('ECONNREFUSED', 'connect'), fault('ETIMEDOUT', 'connect')],
	},
	fault('CERT_HAS_EXPIRED', undefined, 'certificate has expired'),
	fault(
		'ECONNRESET',
		undefined,
		'Client network socket disconnected before secure TLS connection was established',
	),
	fault(
		'EPROTO',
		'write',
		'write EPROTO 00C0:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../ssl/record.c:354:',
	),
];

/** Of connections that break in the middle of a session: what was sent may have been read. */
export const BROKEN: NodeError[] = [
	fault('ECONNRESET', 'read'),
	fault('ECONNRESET', undefined, 'socket hang up'),
	fault('ECONNRESET', undefined, 'aborted'),
	fault('EPIPE', 'write'),
	fault('ETIMEDOUT', 'read'),
	fault('EHOSTUNREACH', 'read'),
	fault('EHOSTUNREACH', 'write'),
	fault('ENETUNREACH', 'write'),
	fault(
		'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC',
		undefined,
		'00C0:error:0A000119:SSL routines:ssl3_get_record:decryption failed or bad record mac',
	),
	fault(
		'ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR',
		undefined,
		'00C0:error:0A000438:SSL routines:ssl3_read_bytes:tlsv1 alert internal error',
	),
	fault(
		'EPROTO',
		'write',
		'write EPROTO 00C0:error:0A000119:SSL routines:ssl3_get_record:decryption failed or bad record mac',
	),
];

/** The error as axios hands it on. */
export function requestError({ message, code, syscall, errors }: NodeError): Error {
	const make = ({ errors: tries, ...fields }: NodeError): Error =>
		Object.assign(tries ? new AggregateError(tries.map(make), '') : new Error(), fields);
	const cause = make({ message, code, syscall, errors });
	return Object.assign(new Error(message), {
		name: errors ? 'AggregateError' : 'AxiosError',
		code,
		...(syscall && { syscall }),
		isAxiosError: true,
		cause,
	});
}

export const timedOut = (milliseconds: number): Error =>
	requestError({ code: 'ECONNABORTED', message: `timeout of ${milliseconds}ms exceeded` });

export const cancelled = (): Error =>
	Object.assign(requestError({ code: 'ERR_CANCELED', message: 'canceled' }), {
		name: 'CanceledError',
	});
