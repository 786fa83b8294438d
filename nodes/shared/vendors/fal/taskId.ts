import { pathOf } from '../wire/pathOf';

/** The app of Seedream 5 and later: where a request id comes alone, as from fal's own pages. */
const USUAL_APP = 'bytedance/seedream';

/**
 * A task's id as we give it, `<owner>/<alias>/<request id>`: questions need the app, which is the first two segments
 * of the endpoint's id (docs/vendors/fal.md, "Status").
 */
export const taskIdOf = (app: string, requestId: string): string => `${app}/${requestId}`;

/** The app that an endpoint's id names. */
export function appOf(endpoint: string): string | undefined {
	return /^([^/]+\/[^/]+)/.exec(endpoint)?.[1];
}

/** Where a task is asked about: of a whole address below the app, and of a bare request id, too. */
export function requestPath(taskId: string): string {
	const segments = taskId.split('/');
	const app = segments.length > 2 ? segments.slice(0, 2) : USUAL_APP.split('/');
	return pathOf([...app, 'requests', segments.at(-1) ?? ''].join('/'));
}
