import type { IncomingHttpHeaders } from 'node:http';

const LIMITS: [name: string, least: number, most: number][] = [
	['x-atlascloud-object-expiration-hours', 1, 336],
	['x-atlascloud-request-retention-hours', 0, 336],
];

/** What Atlas refuses about the retention headers (docs/vendors/atlasCloud.md). */
export function retentionProblem(headers: IncomingHttpHeaders): string | undefined {
	for (const [name, least, most] of LIMITS) {
		const value = headers[name];
		if (value === undefined) continue;
		const hours = Number(value);
		if (!/^\d+$/.test(String(value)) || hours < least || hours > most) {
			return `Header ${name} must be within ${least} and ${most}`;
		}
	}
	return undefined;
}
