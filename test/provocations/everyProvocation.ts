import type { Provocation } from './provocation';
import { ACCOUNT } from './rows/account';
import { IMAGE_FILES } from './rows/imageFiles';
import { IMAGE, IMAGES, UPLOADED } from './rows/images';
import { IMAGE_SET } from './rows/imageSet';
import { MODEL } from './rows/model';
import { CALLBACK, OPTIONS } from './rows/options';
import { OUTPUT } from './rows/output';
import { PROMPT } from './rows/prompt';
import { SIZE } from './rows/size';
import { SPENDING } from './rows/spending';
import { LIST, TASKS } from './rows/tasks';

/** In the order of the page. */
export const EVERY_PROVOCATION: readonly Provocation[] = [
	...MODEL,
	...IMAGE,
	...IMAGES,
	...UPLOADED,
	...IMAGE_FILES,
	...PROMPT,
	...SIZE,
	...IMAGE_SET,
	...OUTPUT,
	...OPTIONS,
	...CALLBACK,
	...SPENDING,
	...TASKS,
	...LIST,
	...ACCOUNT,
];
