import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server on loopback that keeps what is sent through it. */
export interface MailServer {
	/** What n8n's credential of the type SMTP takes. */
	credential: Record<string, unknown>;
	mails: ParsedMail[];
	close(): Promise<void>;
}

const USER = 'shop@example.com';
const PASSWORD = 'test-password';

/** Starts one that takes mails from its one user. */
export async function startMailServer(): Promise<MailServer> {
	const mails: ParsedMail[] = [];
	const server = new SMTPServer({
		// No certificate of loopback's would be trusted.
		hideSTARTTLS: true,
		allowInsecureAuth: true,
		disableReverseLookup: true,
		onAuth({ username, password }, _session, answer) {
			if (username === USER && password === PASSWORD) answer(null, { user: username });
			else answer(new Error('Wrong user or password'));
		},
		onData(stream, _session, answer) {
			simpleParser(stream).then((mail) => {
				mails.push(mail);
				answer();
			}, answer);
		},
	});
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	const { port } = server.server.address() as AddressInfo;
	return {
		credential: { user: USER, password: PASSWORD, host: '127.0.0.1', port, secure: false },
		mails,
		close: () => new Promise((resolve) => server.close(() => resolve())),
	};
}
