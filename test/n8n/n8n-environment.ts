import { join } from 'node:path';
import { pathWithNode } from './node-binary';

export interface N8nPorts {
	editor: number;
	taskBroker: number;
}

/** What of the own environment n8n may see: how to reach the network, nothing of keys or settings. */
const PASSED_ON = [
	'LANG',
	'TZ',
	'NODE_EXTRA_CA_CERTS',
	'SSL_CERT_FILE',
	'SSL_CERT_DIR',
	'HTTP_PROXY',
	'HTTPS_PROXY',
	'http_proxy',
	'https_proxy',
];

const QUIET = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_PYTHON_ENABLED: 'false',
	// These two ask api.n8n.io on start and log an error when there is no way out.
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_DISABLED_MODULES: 'mcp-registry',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
};

/** The environment of a local n8n that keeps to itself: on loopback, in its own folder, with a log that tests can read. */
export function n8nEnvironment(
	userFolder: string,
	ports: N8nPorts,
	extra: Record<string, string> = {},
): Record<string, string> {
	const passedOn: Record<string, string> = {};
	for (const name of PASSED_ON) {
		const value = process.env[name];
		if (value !== undefined) passedOn[name] = value;
	}
	return {
		...passedOn,
		PATH: pathWithNode(),
		HOME: join(userFolder, 'home'),
		NO_PROXY: '127.0.0.1,localhost',
		no_proxy: '127.0.0.1,localhost',
		N8N_USER_FOLDER: userFolder,
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(ports.editor),
		N8N_RUNNERS_BROKER_PORT: String(ports.taskBroker),
		// A worker has no editor; it answers health checks on the same port.
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(ports.editor),
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		N8N_SECURE_COOKIE: 'false',
		N8N_LOG_FORMAT: 'json',
		...QUIET,
		...extra,
	};
}
