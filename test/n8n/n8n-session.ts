export interface Owner {
	email: string;
	password: string;
}

const COOKIE_NAME = 'n8n-auth';

/** What n8n's REST API answered when it refused a request. */
export class N8nRefusal extends Error {
	constructor(
		request: string,
		readonly status: number,
		readonly answer: string,
	) {
		super(`n8n answered ${request} with ${status}: ${answer.slice(0, 500)}`);
	}
}

/** A signed-in user of n8n's internal REST API, the one its editor uses. */
export class N8nSession {
	private constructor(
		readonly url: string,
		/** The value of n8n's session cookie; it also opens the editor in a browser. */
		readonly cookie: string,
	) {}

	/** Creates the owner of a fresh n8n and signs in. */
	static async setUpOwner(url: string, owner: Owner): Promise<N8nSession> {
		const person = { ...owner, firstName: 'Seedream', lastName: 'Tester' };
		return await N8nSession.signInAt(url, '/rest/owner/setup', person);
	}

	/** Signs in as an existing user. */
	static async signIn(url: string, { email, password }: Owner): Promise<N8nSession> {
		return await N8nSession.signInAt(url, '/rest/login', { emailOrLdapLoginId: email, password });
	}

	/** Goes on with the cookie of an earlier session. */
	static resume(url: string, cookie: string): N8nSession {
		return new N8nSession(url, cookie);
	}

	private static async signInAt(url: string, path: string, body: object): Promise<N8nSession> {
		const answer = await new N8nSession(url, '').send('POST', path, body);
		const cookie = answer.headers
			.getSetCookie()
			.map((line) => new RegExp(`^${COOKIE_NAME}=([^;]+)`).exec(line)?.[1])
			.find((value) => value !== undefined);
		if (!cookie) throw new Error(`n8n sent no session cookie for ${path}`);
		return new N8nSession(url, cookie);
	}

	/** Sends a request and returns the `data` of the JSON answer. */
	async request<T>(method: string, path: string, body?: object): Promise<T> {
		const answer = await this.send(method, path, body);
		return ((await answer.json()) as { data: T }).data;
	}

	/** Sends a request and returns the bytes of the answer. */
	async download(path: string): Promise<Buffer> {
		return Buffer.from(await (await this.send('GET', path)).arrayBuffer());
	}

	private async send(method: string, path: string, body?: object): Promise<Response> {
		const answer = await fetch(this.url + path, {
			method,
			headers: { 'content-type': 'application/json', cookie: `${COOKIE_NAME}=${this.cookie}` },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		if (!answer.ok) throw new N8nRefusal(`${method} ${path}`, answer.status, await answer.text());
		return answer;
	}
}
