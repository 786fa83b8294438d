/*
 * Stands in for test/conformance/subjects.ts on older engines (jest.config.ts): what n8n does differs between its
 * versions, what the code does for vendors of a kind does not, and was seen for each of them on the newest.
 */
import { ONE_OF_EACH_KIND, WITH_TASKS as EVERY_ONE_WITH_TASKS } from '../conformance/subjects';

export * from '../conformance/subjects';
export const SUBJECTS = ONE_OF_EACH_KIND;
export const WITH_TASKS = EVERY_ONE_WITH_TASKS.filter((subject) => SUBJECTS.includes(subject));
