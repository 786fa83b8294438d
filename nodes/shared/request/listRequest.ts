import { z } from 'zod';
import { FAMILIES, FAMILY_NAMES } from '../models/families';
import type { TaskList, TaskState, Vendor } from '../vendors/vendor';
import { EVERY_VENDOR } from '../vendors/vendors';
import { idsOfFamily } from './findModel';
import { DEFAULT_MAX_CONCURRENCY, DEFAULT_TIMEOUT } from './imageRequest';
import { anyOf, invalidValue } from './invalidRequest';
import { asMoment } from './moment';
import { MODEL, parseParameters } from './parameters';
import { choice, number, toggle, type Parameter } from './parameterKinds';
import { parsed } from './parameterTable';

/** Which of the account's tasks to tell about. */
export interface ListRequest {
	vendor: Vendor;
	list: TaskList;
	/** Tasks at most, the newest first. */
	most: number;
	status?: TaskState['status'];
	/** The vendor's ids of the models asked for; absent for every model. */
	models?: string[];
	/** Milliseconds since the epoch: older tasks are left out. */
	since?: number;
	/** Milliseconds. */
	timeout: number;
	maxConcurrency: number;
}

const DEFAULT_LIMIT = 50;

const OPERATION = {
	operation: choice('Operation', 'Get or List', ['get', 'list']),
} satisfies Record<string, Parameter>;

const BOUNDS = {
	returnAll: toggle('Return All'),
	limit: number('Limit', 'a whole number above 0', z.number().int().positive()),
} satisfies Record<string, Parameter>;

const filtersIn = (timeZone: string) =>
	({
		status: choice('Status', 'Failed, Processing or Succeeded', [
			'failed',
			'processing',
			'succeeded',
		]),
		model: { ...MODEL, allowed: "It takes a model's name, or its ID at the vendor" },
		since: {
			label: 'Since',
			allowed: 'It takes a date and time, such as 2026-11-28T09:00:00',
			normalise: asMoment(timeZone),
			schema: z.number().finite(),
		},
	}) satisfies Record<string, Parameter>;

/**
 * Whether the account's tasks are asked for; without an operation, as workflows had it before there was one, a task is.
 *
 * @throws InvalidRequest
 */
export const asksForList = (plain: object): boolean =>
	parsed(OPERATION, plain).operation === 'list';

/**
 * Reads which tasks Poll Prediction is to list, from the plain request that routing built from the fields.
 *
 * @param timeZone of the workflow, by its name
 * @throws InvalidRequest
 */
export function parseListRequest(
	vendor: Vendor,
	plain: { filters?: unknown },
	timeZone: string,
): ListRequest {
	const list = vendor.tasks?.list;
	if (!list)
		throw invalidValue(
			'Operation',
			'List',
			`${vendor.displayName} has no list of tasks${whoHas()}`,
		);
	const { filters } = plain;
	const { status, model, since } = parsed(
		filtersIn(timeZone),
		typeof filters === 'object' && filters !== null ? filters : {},
	);
	const { returnAll = false, limit = DEFAULT_LIMIT } = parsed(BOUNDS, plain);
	const { maxConcurrency = DEFAULT_MAX_CONCURRENCY } = parseParameters(plain);
	return {
		vendor,
		list,
		most: returnAll ? Infinity : limit,
		status,
		models: model === undefined ? undefined : idsOf(vendor, model),
		since,
		timeout: DEFAULT_TIMEOUT * 1000,
		maxConcurrency,
	};
}

function whoHas(): string {
	const names = EVERY_VENDOR.filter(({ tasks }) => tasks?.list).map(
		({ displayName }) => displayName,
	);
	return `: choose ${anyOf(names)}`;
}

/** Every id by which the vendor knows a family, or the one id given. */
function idsOf(vendor: Vendor, model: string): string[] {
	const family = FAMILY_NAMES.find((name) => name === model);
	if (!family) return [model];
	if (!vendor.offerings[family]) {
		const allowed = `${vendor.displayName} does not have it: name another, or remove it from 'Filters'`;
		throw invalidValue('Model', FAMILIES[family].displayName, allowed);
	}
	return idsOfFamily(vendor, family);
}
