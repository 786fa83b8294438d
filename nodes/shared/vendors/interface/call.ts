/** A request to the vendor; the credential adds the key, except to an address outside of it. */
export interface HttpCall {
	method: 'GET' | 'POST' | 'PUT';
	/** The credential's field with the address that the path is below; its base URL where absent. */
	host?: string;
	/** Below the host, with its query; or a whole address that the vendor gave, which never gets the key. */
	path: string;
	headers?: Record<string, string>;
	/** An object to be sent as JSON, a form, or bytes: of JSON, unless a header says of what. */
	body?: object;
	/** The reply is a stream of events: it is read as it comes, and what came of one that breaks off is a reply. */
	events?: boolean;
}

/** A vendor's reply as it came: a body that was not JSON is text. */
export interface Reply {
	statusCode: number;
	headers: Record<string, unknown>;
	body: unknown;
}
